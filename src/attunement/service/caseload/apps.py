from django.apps import AppConfig


class CaseloadConfig(AppConfig):
    name = "attunement.service.caseload"
    label = "caseload"
