from django.apps import AppConfig


class StressorMapConfig(AppConfig):
    name = "attunement.service.stressor_map"
    label = "stressor_map"
