from django.apps import AppConfig


class QsortConfig(AppConfig):
    name = "attunement.service.qsort"
    label = "qsort"
