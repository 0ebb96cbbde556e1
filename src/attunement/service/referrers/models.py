"""Who refers families, where they work, what they may be told, and what they were told."""

from django.db import models
from django.db.models import Q

from ..accounts.models import Team, User
from ..referrals.models import Contact, Referral
from ..relationships.models import Versioned, Withdrawable
from .states import Step


class Agency(models.Model):
    """Where referrers work: a practice, a nursery, a children's services team."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="one_agency_a_name")]

    def __str__(self) -> str:
        return self.name


class Referrer(Versioned):
    """One person who refers. Two people may share a name: a row is a person, never a name."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="referrers")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="referrers"
    )
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Introduction(Versioned):
    """Which row the referrer of a referral is, as somebody decided. What was written in the
    referral itself stays as it was written."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="introduction")
    referrer = models.ForeignKey(Referrer, on_delete=models.PROTECT, related_name="introductions")
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.referrer} for referral {self.referral_id}"


class JointVisit(models.Model):
    """A first visit made together with the referrer; its day and what came of it are the
    contact's."""

    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="joint_visits"
    )
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="joint_visit")

    def __str__(self) -> str:
        return f"Joint visit, {self.contact}"


class How(models.TextChoices):
    PHONE = "phone", "By phone"
    EMAIL = "email", "By email"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person"


class WordBack(Versioned, Withdrawable):
    """What a referrer was told, in the words that were shown before; once for each step."""

    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="words_back"
    )
    referrer = models.ForeignKey(Referrer, on_delete=models.PROTECT, related_name="words_back")
    step = models.CharField(max_length=12, choices=Step.choices)
    words = models.TextField()
    agreed = models.BooleanField(help_text="Whether the family's agreement allowed these words.")
    how = models.CharField(max_length=10, choices=How.choices)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "step"],
                condition=Q(withdrawn_at=None),
                name="told_once_a_step",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, sent {self.sent_on}"
