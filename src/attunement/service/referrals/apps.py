from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "attunement.service.referrals"
    label = "referrals"
