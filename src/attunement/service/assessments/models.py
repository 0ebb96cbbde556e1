"""What was found, by whom, about whom, and on which occasion."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..relationships.models import (
    Episode,
    Person,
    Relationship,
    Task,
    Versioned,
    Withdrawable,
)


class Phase(models.TextChoices):
    BASELINE = "baseline", "Baseline"
    REVIEW = "review", "Review"
    END = "end", "End"
    FOLLOW_UP = "follow_up", "Follow-up"


class Assessment(Versioned):
    """One occasion, in the four parts that an assessment usually has; the questionnaires are its
    responses. One baseline and one end an episode; reviews as many as there are."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="assessments")
    phase = models.CharField(max_length=10, choices=Phase.choices)
    started_on = models.DateField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    referrer_information = models.TextField(blank=True)
    conversation = models.TextField(blank=True)
    observation = models.TextField(blank=True)
    observed = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "phase"],
                condition=Q(phase__in=["baseline", "end"]),
                name="one_baseline_and_one_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_phase_display()} from {self.started_on}"


COUNTS = Q(withdrawn_at=None) & (Q(draft_because="") | Q(confirmed_by__isnull=False))
"""The responses that may be compared and counted: neither withdrawn nor an unconfirmed draft."""


class Response(Withdrawable):
    """One instrument, filled in once. Kept as answered; the score is what the named version of the
    instrument makes of the answers, and an incomplete form has no total.

    A form that is finished later is a new response (`finishes`); the unfinished one is withdrawn.
    A rating by somebody whose certificate did not cover it is a draft (`draft_because`) until
    somebody certified confirms it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="responses")
    measure = models.CharField(max_length=60)
    measure_version = models.CharField(max_length=20)
    reporter = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who answered; empty when the practitioner rated.",
    )
    rater = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    about = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField()
    coded_on = models.DateField(
        null=True,
        blank=True,
        help_text="Of a film that was made on `answered_on`; empty when it was rated that day.",
    )
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    answered_at_home = models.BooleanField(
        default=False,
        help_text="Sent by the parent or carer; `entered_by` is who asked them to answer.",
    )
    finishes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="finished_in"
    )
    safety_task = models.ForeignKey(
        Task,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="What somebody had to do the same day because of an answer.",
    )
    draft_because = models.TextField(blank=True)
    confirmation_task = models.ForeignKey(
        Task,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where somebody certified was asked to confirm a draft.",
    )
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_note = models.TextField(blank=True)
    answers = models.JSONField()
    score = models.JSONField(help_text="As scored on entry; see assessments.scoring.")

    class Meta:
        indexes = [models.Index(fields=["assessment", "measure"], name="responses_of_assessment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(draft_because="")
                ),
                name="only_a_draft_is_confirmed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} on {self.answered_on}"

    @property
    def rated_on(self) -> dt.date:
        """The day that a certificate of the rater's has to cover."""
        return self.coded_on or self.answered_on

    @property
    def is_draft(self) -> bool:
        """Whether it waits to be confirmed, and so counts for nothing yet."""
        return bool(self.draft_because) and self.confirmed_by_id is None


class Goal(Withdrawable):
    """What the family hopes for, in their own words. New words are a new goal: a new series."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="goals")
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, null=True, blank=True, related_name="goals"
    )
    words = models.TextField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    set_on = models.DateField()

    def __str__(self) -> str:
        return self.words


class GoalRating(Withdrawable):
    """How close they feel to it, 0 (not at all) to 10 (there), on one day."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="goal_ratings"
    )
    rating = models.PositiveSmallIntegerField()
    rated_on = models.DateField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rating__lte=10), name="goal_rating_0_to_10")
        ]

    def __str__(self) -> str:
        return f"{self.rating}/10 on {self.rated_on}"


class Formulation(Versioned):
    """The practitioner's understanding of one relationship, and the facts that choosing needs.

    Every field may be unknown, and says so; an empty list is "not known", and a circumstance that
    stands in neither list is not known either. The risk band is the practitioner's judgement of
    this relationship for reading the evidence; nothing computes it.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="formulations")
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="formulations"
    )
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    understanding = models.TextField(blank=True)
    needs = models.JSONField(default=list, help_text="Targets, by their id in the knowledge store.")
    risk_band = models.CharField(max_length=10, default="unknown")
    mood = models.CharField(max_length=24, default="unknown")
    concern_observed = models.CharField(max_length=10, default="unknown")
    willing = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    circumstances = models.JSONField(default=list)
    circumstances_absent = models.JSONField(
        default=list, help_text="What is known not to be so: not the same as not known."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "relationship"], name="one_formulation_per_relationship"
            )
        ]

    def __str__(self) -> str:
        return f"Formulation of {self.relationship}"
