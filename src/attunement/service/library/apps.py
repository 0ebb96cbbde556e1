from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "attunement.service.library"
    label = "library"
