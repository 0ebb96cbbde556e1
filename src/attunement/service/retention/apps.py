from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "attunement.service.retention"
    label = "retention"
