"""The Strange Situation as it was run: eight episodes with their times, and where it stopped."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ...measures.procedures.strange_situation import EPISODES
from ..accounts.models import User
from ..assessments.models import Assessment, Response
from ..assessments.scoring import is_complete
from ..relationships.models import Relationship, Versioned, Withdrawable


class Observation(Versioned, Withdrawable):
    """One run of the procedure with one relationship. `response` is what a coder made of the film,
    and holds the day of coding, which the coder's certificate has to cover."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="strange_situations"
    )
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    filmed_on = models.DateField()
    agreed = models.TextField(help_text="Who agreed to it and to the film, and how they can stop.")
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.TextField(blank=True)
    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "relationship"],
                condition=Q(withdrawn_at=None),
                name="one_strange_situation_of_each",
            )
        ]

    def __str__(self) -> str:
        return f"Strange Situation of {self.relationship} on {self.filmed_on}"

    @property
    def standing(self) -> Response | None:
        """What a coder entered, finished or not, while nobody has withdrawn it."""
        row = self.response
        return row if row is not None and row.withdrawn_at is None else None

    @property
    def coding(self) -> Response | None:
        """The finished coding: with it the run stays as it is."""
        row = self.standing
        return row if row is not None and is_complete(row.score) else None


class CutShort(models.TextChoices):
    """Why a parting was shorter than planned."""

    DISTRESSED = "distressed", "The child was distressed"
    CARER_ASKED = "carer_asked", "The carer asked"
    OTHER = "other", "Another reason"


class EpisodeTimes(models.Model):
    """When one episode began and ended by the clock of the page. `seconds` is its length as read
    from the film, which counts before the clock: a button is pressed late."""

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="episodes")
    number = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    cut_short = models.CharField(max_length=12, choices=CutShort.choices, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "number"], name="each_episode_once_in_a_run"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=len(EPISODES)), name="episodes_1_to_8"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(began_at__isnull=False, ended_at__gte=F("began_at")),
                name="episode_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"Episode {self.number}"

    @property
    def lasted(self) -> float | None:
        """Whole seconds; None while nobody knows."""
        if self.seconds is not None:
            return self.seconds
        if self.began_at is None or self.ended_at is None:
            return None
        return int((self.ended_at - self.began_at).total_seconds())
