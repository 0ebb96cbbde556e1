"""What people decided about a family that waits. Nothing here is changed or deleted: what is said
later counts, and what was said before says why somebody was seen when they were."""

from django.db import models
from django.db.models import F, Q

from ..accounts.models import User
from ..referrals.models import Referral
from ..relationships.models import Versioned


class Level(models.TextChoices):
    """How soon a clinician thinks that a family needs to be met. It is no measure of risk: a worry
    about safety is written down as one, and acted on the same day."""

    FIRST = "first", "Before others"
    SOON = "soon", "Soon"
    IN_TURN = "in_turn", "In turn"


class Need(models.Model):
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="needs")
    level = models.CharField(max_length=8, choices=Level.choices)
    because = models.TextField()
    said_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.said_on}"


class WhyPaused(models.TextChoices):
    FAMILY_ASKED = "family_asked", "The family asked us to wait"
    IN_HOSPITAL = "in_hospital", "Baby or carer is in hospital"
    AWAY = "away", "They are away"
    OTHER_SERVICE = "other_service", "Another service is with them first"


class Pause(Versioned):
    """Days on which a family cannot or does not want to be met. It costs them no place."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="pauses")
    why = models.CharField(max_length=14, choices=WhyPaused.choices)
    note = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The first day of waiting again.")
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="pause_ends_after"
            ),
            models.UniqueConstraint(
                fields=["referral"], condition=Q(ends_on=None), name="one_open_pause"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()}, from {self.starts_on}"


class Move(models.Model):
    """A clinician put one family before another, with the reason."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="moves")
    before = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="moved_past")
    because = models.TextField()
    moved_on = models.DateField()
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Moved {self.moved_on}"


class WaitReview(models.Model):
    """Somebody asked how a waiting family is, and what they were offered in the meantime."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="wait_reviews")
    reviewed_on = models.DateField()
    found = models.TextField()
    offered = models.TextField(blank=True)
    next_on = models.DateField()
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Reviewed {self.reviewed_on}"
