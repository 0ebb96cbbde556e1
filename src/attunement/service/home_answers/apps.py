from django.apps import AppConfig


class HomeAnswersConfig(AppConfig):
    name = "attunement.service.home_answers"
    label = "home_answers"
