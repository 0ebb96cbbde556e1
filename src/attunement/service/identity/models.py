"""Two records that may be of the same people: set apart, or merged, and un-merged again.

People and families are named by number and kind, so that one history serves both.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..relationships.models import Versioned


class Kind(models.TextChoices):
    PERSON = "person", "Person"
    FAMILY = "family", "Family"


class Apart(models.Model):
    """Somebody looked at two records that are alike, and says that they are not the same."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    first = models.BigIntegerField()
    second = models.BigIntegerField()
    because = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "kind", "first", "second"], name="set_apart_once"
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first} is not {self.second}"


class Merge(Versioned):
    """One record was merged into another, and perhaps taken apart again.

    `marks` holds, for each kind of row, the highest number there was: what is numbered higher was
    written since.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    survivor = models.BigIntegerField()
    absorbed = models.BigIntegerField()
    because = models.TextField()
    marks = models.JSONField(default=dict)
    merged_at = models.DateTimeField(default=timezone.now)
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undone_because = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["team", "-merged_at"], name="merges_of_team")]

    def __str__(self) -> str:
        return f"{self.kind} {self.absorbed} into {self.survivor}"


class StepKind(models.TextChoices):
    CHANGED = "changed", "A field was changed"
    SET_ASIDE = "set_aside", "A row that was there twice was set aside whole"


class Step(models.Model):
    """One thing that a merge did, in its order. `before` and `after` are one field's value, as the
    field writes it down; of a row set aside `before` is all of it, `after` the one it stood beside.
    """

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    table = models.CharField(max_length=100)
    row = models.BigIntegerField()
    field = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    kept = models.BooleanField(
        default=False, help_text="Changed again since: un-merging left it as it is."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "number"], name="steps_in_order")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.field or self.kind}"
