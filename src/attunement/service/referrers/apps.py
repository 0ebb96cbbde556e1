from django.apps import AppConfig


class ReferrersConfig(AppConfig):
    name = "attunement.service.referrers"
    label = "referrers"
