"""Somebody asks for what is held about them; and what was judged, passage by passage."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..relationships.models import Family, Person, Versioned
from ..sections.rules import Section
from .clock import due


class AccessState(models.TextChoices):
    ASKED = "asked", "Asked for"
    IN_REVIEW = "in_review", "Being read"
    READY = "ready", "Ready to hand over"
    HANDED_OVER = "handed_over", "Handed over"
    REFUSED = "refused", "Refused"


class AskedBy(models.TextChoices):
    THEMSELVES = "themselves", "They asked for themselves"
    FOR_CHILD = "for_child", "Somebody with parental responsibility asked for a child"
    REPRESENTATIVE = "representative", "Somebody asked for them, with their written authority"


class Ground(models.TextChoices):
    """Why a copy takes longer than a month: the law knows these two."""

    COMPLEX = "complex", "The request is complex"
    NUMEROUS = "numerous", "They have made a number of requests"


class AccessRequest(Versioned):
    """`person` is whose record it is; `asker` names who asked. `identity` says how it was checked
    that they are who they say: nothing is read for them before that. `extended_on` is the day on
    which they were told that it takes two months more."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=14, choices=AskedBy.choices)
    asker = models.CharField(max_length=120)
    asked_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=AccessState.choices, default=AccessState.ASKED)
    identity = models.TextField(blank=True, help_text="How it was checked who they are.")
    identity_checked_on = models.DateField(null=True, blank=True)
    identity_checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extended_on = models.DateField(null=True, blank=True)
    extended_ground = models.CharField(max_length=8, choices=Ground.choices, blank=True)
    extended_because = models.TextField(blank=True, help_text="What they were told.")
    extended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ready_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_how = models.TextField(blank=True, help_text="How it was handed over, or why refused.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["asked", "refused"]) | ~Q(identity=""),
                name="nothing_is_read_for_a_stranger",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["handed_over", "refused"])
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(ended_how="")),
                name="an_ended_request_says_how",
            ),
            models.CheckConstraint(
                condition=Q(extended_on=None, extended_by=None, extended_ground="")
                | (
                    Q(extended_on__gte=F("asked_on"), extended_by__isnull=False)
                    & ~Q(extended_ground="")
                    & ~Q(extended_because="")
                ),
                name="a_longer_wait_says_why_and_when_they_were_told",
            ),
        ]

    def __str__(self) -> str:
        return f"Copy for {self.person}, asked on {self.asked_on}"

    @property
    def first_due_on(self) -> dt.date:
        """The end of the first month, whatever was agreed since."""
        return due(self.asked_on)

    @property
    def due_on(self) -> dt.date:
        return due(self.asked_on, extended=self.extended_on is not None)


class Why(models.TextChoices):
    """Why a passage is left out."""

    THIRD_PARTY = "third_party", "It is about somebody else, or comes from them"
    SERIOUS_HARM = "serious_harm", "It would be likely to cause serious harm to somebody"
    IN_CONFIDENCE = "in_confidence", "Somebody told it in confidence"
    OTHER = "other", "Another reason, written below"


class Judgement(models.Model):
    """What somebody judged of one passage, as it read then: `digest` is of its words, so that a
    passage that has changed since has not been judged. The latest stands."""

    request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="judgements")
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    field = models.CharField(max_length=60)
    digest = models.CharField(max_length=16)
    section = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Section]
    )
    given = models.BooleanField()
    why = models.CharField(max_length=14, choices=Why.choices, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given=True) | ~Q(why=""), name="what_is_left_out_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row} {self.field}"
