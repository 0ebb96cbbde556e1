from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "attunement.service.identity"
    label = "identity"
