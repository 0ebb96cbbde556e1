from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "attunement.service.reminders"
    label = "reminders"
