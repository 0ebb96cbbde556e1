"""One occasion rated by two people, the second without having seen the first."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..assessments.models import Response
from ..relationships.models import Task, Withdrawable


class SecondRating(Withdrawable):
    """What a colleague was asked to rate again, and what they found. It is kept beside the first
    rating and counts in no outcome. `blind` is what the log of reads said when it was entered."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="second_ratings")
    rater = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.JSONField(null=True, blank=True)
    score = models.JSONField(null=True, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)
    blind = models.BooleanField(null=True, blank=True)
    agreed = models.TextField(blank=True, help_text="What the two agreed on afterwards, and why.")
    agreed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "rater"],
                condition=Q(withdrawn_at=None),
                name="one_second_rating_a_rater",
            ),
            models.CheckConstraint(
                condition=Q(rated_at=None, score__isnull=True, blind=None)
                | Q(rated_at__isnull=False, score__isnull=False, blind__isnull=False),
                name="second_rating_comes_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Second rating of {self.response} by {self.rater}"
