from django.apps import AppConfig


class OwnViewConfig(AppConfig):
    name = "attunement.service.own_view"
    label = "own_view"
