from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "attunement.service.assessments"
    label = "assessments"
