from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "attunement.service.audit"
    label = "audit"
