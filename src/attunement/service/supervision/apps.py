from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "attunement.service.supervision"
    label = "supervision"
