from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "attunement.service.safeguarding"
    label = "safeguarding"
