from django.apps import AppConfig


class SectionsConfig(AppConfig):
    name = "attunement.service.sections"
    label = "sections"
