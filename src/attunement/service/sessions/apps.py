from django.apps import AppConfig


class CareSessionsConfig(AppConfig):
    name = "attunement.service.sessions"
    label = "care_sessions"  # django.contrib.sessions owns "sessions"
