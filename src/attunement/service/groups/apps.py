from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "attunement.service.groups"
    label = "groups"
