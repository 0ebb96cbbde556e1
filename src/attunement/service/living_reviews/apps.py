from django.apps import AppConfig


class LivingReviewsConfig(AppConfig):
    name = "attunement.service.living_reviews"
    label = "living_reviews"
