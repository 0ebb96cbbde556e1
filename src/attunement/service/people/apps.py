from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "attunement.service.people"
    label = "people"
