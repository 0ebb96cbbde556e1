from django.apps import AppConfig


class SignpostingConfig(AppConfig):
    name = "attunement.service.signposting"
    label = "signposting"
