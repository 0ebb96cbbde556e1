from django.apps import AppConfig


class SubjectAccessConfig(AppConfig):
    name = "attunement.service.subject_access"
    label = "subject_access"
