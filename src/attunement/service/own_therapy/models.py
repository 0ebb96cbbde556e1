"""What is kept within a parent's own therapy, and the words about it that the parent agreed to.

Goals and scores of the therapy are rows of their own: kept with those of the relationship, every
page, letter and file that reads those would have to remember to leave them out.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..care_packages.models import Part
from ..relationships.models import Withdrawable


class AgreedSummary(Withdrawable):
    """What the parent agreed that the team may know, as agreed on one day: the highest number
    stands while it is not withdrawn. Taken back, no earlier one stands in its place."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="summaries")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    names_therapist = models.BooleanField()
    agreed_on = models.DateField()
    how = models.CharField(max_length=300, help_text="How they agreed to these words.")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)
        verbose_name_plural = "agreed summaries"
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="one_summary_per_number")
        ]

    def __str__(self) -> str:
        return f"Agreed summary {self.number} of part {self.part_id}"


class TherapyGoal(Withdrawable):
    """What the parent wants of the therapy, in their own words."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="therapy_goals")
    words = models.TextField()
    set_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("set_on", "pk")

    def __str__(self) -> str:
        return f"Goal {self.pk} of part {self.part_id}"


class TherapyRating(models.Model):
    """How close the parent feels to a goal on one day: 0 (not at all) to 10 (reached)."""

    goal = models.ForeignKey(TherapyGoal, on_delete=models.PROTECT, related_name="ratings")
    rating = models.PositiveSmallIntegerField()
    rated_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("rated_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(rating__lte=10), name="therapy_rating_0_to_10")
        ]

    def __str__(self) -> str:
        return f"{self.rating} on {self.rated_on}"


class TherapyScore(Withdrawable):
    """The total of a questionnaire that the parent filled in within the therapy, as the therapist
    counted it."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="therapy_scores")
    measure = models.CharField(max_length=60)
    total = models.DecimalField(max_digits=7, decimal_places=2)
    answered_on = models.DateField()
    note = models.TextField(blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("answered_on", "pk")

    def __str__(self) -> str:
        return f"{self.measure} in part {self.part_id}"
