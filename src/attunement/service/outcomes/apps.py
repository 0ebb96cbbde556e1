from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "attunement.service.outcomes"
    label = "outcomes"
