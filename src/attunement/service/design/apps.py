from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "attunement.service.design"
    label = "design"
