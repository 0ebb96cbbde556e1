from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "attunement.service.instruments"
    label = "instruments"
