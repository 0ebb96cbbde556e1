from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "attunement.service.accounts"
    label = "accounts"
