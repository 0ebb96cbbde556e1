"""Sorts of the Attachment Q-sort, as far as they have come, and the criteria that score them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..assessments.models import Assessment, Response
from ..relationships.models import Relationship, Versioned, Withdrawable


class CriterionSort(Withdrawable):
    """Where experts place each card, entered by a team from its source: none ships. `values` maps
    the number of each of the 90 cards to its place."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="criterion_sorts")
    stands_for = models.CharField(max_length=60)
    source = models.CharField(max_length=300)
    page = models.CharField(max_length=60)
    values = models.JSONField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "stands_for"],
                condition=Q(withdrawn_at=None),
                name="one_criterion_for_each_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stands_for}: {self.source}, {self.page}"


class Sort(Versioned):
    """One observer's sort of one child with one carer. `placement` maps the number of each card
    that is placed to its pile; `response` is set once it has been scored."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="sorts")
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    rater = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    placement = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now)
    criterion = models.ForeignKey(
        CriterionSort, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "relationship", "rater"], name="one_sort_of_each_observer"
            )
        ]

    def __str__(self) -> str:
        return f"Sort of {self.relationship} by {self.rater}"

    @property
    def piles(self) -> dict[int, int]:
        """The pile of each card that is placed, both as numbers."""
        return {int(card): pile for card, pile in self.placement.items()}
