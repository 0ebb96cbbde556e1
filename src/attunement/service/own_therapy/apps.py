from django.apps import AppConfig


class OwnTherapyConfig(AppConfig):
    name = "attunement.service.own_therapy"
    label = "own_therapy"
