from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "attunement.service.planning"
    label = "planning"
