from django.apps import AppConfig


class WaitingConfig(AppConfig):
    name = "attunement.service.waiting"
    label = "waiting"
