"""What is on file of a child for the comprehensive assessment that NICE asks for (NG26)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..relationships.models import Family, Person, Withdrawable


class Standing(models.TextChoices):
    FOUND = "found", "On file"
    DOES_NOT_APPLY = "does_not_apply", "Does not apply"


class FactorNote(Withdrawable):
    """What was found on one factor, where it comes from and on which day it was true. A newer note
    stands above an older one, which stays readable."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="factor_notes")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="factor_notes")
    factor = models.CharField(max_length=60)
    standing = models.CharField(max_length=20, choices=Standing.choices)
    found = models.TextField(help_text="What was found, or why the factor does not apply.")
    source = models.TextField(help_text="Who said so, or which report.")
    dated_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(
                fields=["family", "child"],
                condition=Q(withdrawn_at=None),
                name="factor_notes_of_child",
            )
        ]

    def __str__(self) -> str:
        return f"{self.factor} of {self.child}"
