from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "attunement.service.sign_in"
    label = "sign_in"
