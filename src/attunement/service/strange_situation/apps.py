from django.apps import AppConfig


class StrangeSituationConfig(AppConfig):
    name = "attunement.service.strange_situation"
    label = "strange_situation"
