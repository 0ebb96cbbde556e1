from django.apps import AppConfig


class CarePackagesConfig(AppConfig):
    name = "attunement.service.care_packages"
    label = "care_packages"
