from django.apps import AppConfig


class WayConfig(AppConfig):
    name = "attunement.service.way"
    label = "way"
