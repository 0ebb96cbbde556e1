"""Who was asked for what, what was explained, and what they said."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..people.models import Interpreter
from ..relationships.models import Family, Person, Versioned, Withdrawable
from .purposes import PURPOSES, Purpose


class Consent(Versioned, Withdrawable):
    """One answer of one person about one purpose. A later answer counts above an earlier one.

    `person` is whom it is about, `answered_by` who spoke: the same, or for a child somebody who
    holds parental responsibility. `withdrawn_*` is for what was written down in error;
    `taken_back_*` for a yes that somebody took back.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(
        max_length=20, choices=[(str(each), about.title) for each, about in PURPOSES.items()]
    )
    agency = models.CharField(max_length=120, blank=True)
    given = models.BooleanField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers_given")
    answered_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    explained = models.TextField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.ForeignKey(
        Interpreter, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(purpose=Purpose.SHARE) & ~Q(agency=""))
                | (~Q(purpose=Purpose.SHARE) & Q(agency="")),
                name="sharing_names_with_whom",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None) | Q(given=True), name="only_a_yes_is_taken_back"
            ),
        ]
        indexes = [
            models.Index(
                fields=["family", "purpose"],
                condition=Q(withdrawn_at=None),
                name="consents_of_family",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.person}"


class Override(models.Model):
    """Something was done although somebody had said no, and why."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="overrides")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Consent._meta.get_field("purpose").choices)
    agency = models.CharField(max_length=120, blank=True)
    because = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.purpose} of {self.person} in spite of a no"
