from django.apps import AppConfig


class ComprehensiveConfig(AppConfig):
    name = "attunement.service.comprehensive"
    label = "comprehensive"
