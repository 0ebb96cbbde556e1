from django.apps import AppConfig


class SecondRatingsConfig(AppConfig):
    name = "attunement.service.second_ratings"
    label = "second_ratings"
