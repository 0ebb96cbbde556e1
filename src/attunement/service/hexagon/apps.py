from django.apps import AppConfig


class HexagonConfig(AppConfig):
    name = "attunement.service.hexagon"
    label = "hexagon"
