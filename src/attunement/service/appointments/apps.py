from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "attunement.service.appointments"
    label = "appointments"
