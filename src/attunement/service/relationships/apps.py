from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "attunement.service.relationships"
    label = "relationships"
