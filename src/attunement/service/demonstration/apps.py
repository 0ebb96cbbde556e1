from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "attunement.service.demonstration"
    label = "demonstration"
