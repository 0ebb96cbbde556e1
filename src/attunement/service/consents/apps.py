from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "attunement.service.consents"
    label = "consents"
