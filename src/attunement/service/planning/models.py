"""A team's theories of change: boxes and links that theories share, what is proposed and said of
them, the indicators that they stand by, and the versions that were published."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from ...knowledge.practice.theory import STAGES
from ...theory import Level
from ...theory.words import CONFIDENCE_NAMES, STAGE_TERMS, STATUS_NAMES
from ..accounts.models import Team, User
from ..audit.triggers import AppendOnly
from ..relationships.models import Versioned, Withdrawable

STAGE_CHOICES = [(stage, STAGE_TERMS[stage]) for stage in STAGES]  # type: ignore[index]
LEVEL_CHOICES = [
    (Level.CLINICAL.value, "Clinical: what changes for families"),
    (Level.SYSTEM.value, "System: what changes around families, in services and commissioning"),
]
CONFIDENCE_CHOICES = [(key, words) for key, words in CONFIDENCE_NAMES.items() if key]


class TeamTheory(Versioned):
    """Its version rises whenever anything in it changes, so that nobody publishes what they have
    not seen."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="theories")
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=LEVEL_CHOICES)
    started_on = models.DateField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.title


class Box(Versioned, Withdrawable):
    """One box, in one or more of a team's theories: changed in one it is changed in all. Withdrawn
    when it is taken out of the last."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="boxes")
    theories = models.ManyToManyField(TeamTheory, related_name="boxes")
    stage = models.CharField(max_length=12, choices=STAGE_CHOICES)
    words = models.CharField(max_length=300)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    measures: Any = models.JSONField(default=list, help_text="Ids of instruments.")
    source = models.TextField(blank=True, help_text="Empty for the team's own.")
    stated = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words


class BoxLink(Versioned, Withdrawable):
    """One arrow. It stands in every theory that has both of its boxes."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    cause = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="leads_to")
    effect = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="led_to_by")
    status = models.CharField(max_length=10, choices=list(STATUS_NAMES.items()), default="team")
    why = models.TextField(blank=True)
    assumption = models.TextField(blank=True)
    broken = models.TextField(blank=True, help_text="Why the assumption does not hold.")
    confidence = models.CharField(max_length=10, choices=CONFIDENCE_CHOICES, blank=True)
    evidence: Any = models.JSONField(default=list, help_text="Ids of claims.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "effect"],
                condition=Q(withdrawn_at=None),
                name="one_link_between_two_boxes",
            ),
            models.CheckConstraint(condition=~Q(cause=F("effect")), name="no_link_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.cause} → {self.effect}"


class Direction(models.TextChoices):
    AT_LEAST = "at-least", "At least"
    AT_MOST = "at-most", "At most"


class Binding(models.Model):
    """An indicator that a box stands by, with the team's own target. Another one ends this one."""

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="bindings")
    indicator = models.CharField(max_length=80)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    percent = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField(help_text="How far back the count goes.")
    bound_at = models.DateTimeField()
    bound_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["box"], condition=Q(ended_at=None), name="one_indicator_per_box"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="target_is_a_percentage"),
        ]


class Comment(models.Model):
    """What somebody said of a theory, or of one box in it."""

    theory = models.ForeignKey(TeamTheory, on_delete=models.PROTECT, related_name="comments")
    box = models.ForeignKey(
        Box, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    words = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]


class ChangeKind(models.TextChoices):
    ADD_BOX = "add-box", "Add a box"
    CHANGE_BOX = "change-box", "Change a box"
    TAKE_BOX = "take-box", "Take a box out"
    ADD_LINK = "add-link", "Add a link"
    CHANGE_LINK = "change-link", "Change a link"
    TAKE_LINK = "take-link", "Take a link out"


class Decision(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class Proposal(Versioned):
    """A change that somebody would like. `seen` is the version of the box or the link that they had
    before them; `content` what it would say."""

    theory = models.ForeignKey(TeamTheory, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=12, choices=ChangeKind.choices)
    box = models.ForeignKey(Box, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(BoxLink, on_delete=models.PROTECT, null=True, related_name="+")
    content: Any = models.JSONField(default=dict)
    seen = models.PositiveIntegerField(null=True)
    because = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_because = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class PublishedTheory(models.Model):
    """A version as it was published. The database refuses to change or remove one. `flags`: how
    each box stood on that day, small numbers already hidden."""

    theory = models.ForeignKey(TeamTheory, on_delete=models.PROTECT, related_name="published")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    software = models.CharField(max_length=40)
    content: Any = models.JSONField()
    flags: Any = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["theory", "number"], name="one_theory_per_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


PUBLISHED = AppendOnly("planning_publishedtheory", "a published version is never changed")
