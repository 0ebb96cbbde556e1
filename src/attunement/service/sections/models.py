"""What the pages of every app must know of a family before they show it: flags, and who opened a
sealed section for a while."""

from django.db import models
from django.db.models import F, Q

from ..accounts.models import Team, User
from .rules import SEALED

FAMILY = "relationships.Family"
"""By name: every page stands on this app, those of families too."""


class SectionName(models.TextChoices):
    """The sections that can be opened with a reason, in words."""

    SAFEGUARDING = "safeguarding", "Safeguarding"
    HIDDEN_ADDRESS = "hidden_address", "Hidden addresses"
    OWN_THERAPY = "own_therapy", "A parent’s own therapy"


assert set(SectionName.values) == set(SEALED), "each sealed section has its words"


class Finding(models.TextChoices):
    """What the review of an opening found."""

    JUSTIFIED = "justified", "It was justified"
    NOT_JUSTIFIED = "not_justified", "It was not justified"


class BreakGlass(models.Model):
    """Somebody opened one section of one family for a while, and said why."""

    version = models.PositiveIntegerField(default=1)
    family = models.ForeignKey(FAMILY, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=SectionName.choices)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    finding = models.CharField(max_length=14, choices=Finding.choices, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="glass_closes_after_it_opened"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, finding="")
                | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(finding="")),
                name="a_review_says_who_when_and_what",
            ),
        ]
        indexes = [models.Index(fields=["opened_by", "closes_at"], name="glass_of_somebody")]

    def __str__(self) -> str:
        return f"{self.get_section_display()}, opened by {self.opened_by}"


class FlagKind(models.TextChoices):
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    CHILD_PROTECTION_PLAN = "child_protection_plan", "Child protection plan"
    CHILD_IN_NEED = "child_in_need", "Child in need plan"
    NOT_ALONE = "not_alone", "No visits alone"
    NO_CONTACT = "no_contact", "Somebody must not be contacted"
    HIDDEN_ADDRESS = "hidden_address", "Hidden address"
    OTHER = "other", "Something else to know before contact"


MIND_THE_POST = frozenset(
    {FlagKind.DOMESTIC_ABUSE, FlagKind.NO_CONTACT, FlagKind.HIDDEN_ADDRESS, FlagKind.OTHER}
)
"""Flags for whose sake a letter or a call may be unsafe: of these administrators are told that
there is something to check, and not what."""


class Flag(models.Model):
    """What everybody who meets or writes to a family must know first. From a day, until a day, and
    looked at again on a day: a flag that nobody reviews is believed for ever."""

    version = models.PositiveIntegerField(default=1)
    family = models.ForeignKey(FAMILY, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=24, choices=FlagKind.choices)
    words = models.TextField(blank=True, help_text="What to do, or not to do.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    review_on = models.DateField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="flag_ends_after_it_began"
            )
        ]
        indexes = [models.Index(fields=["family"], condition=Q(until=None), name="flags_of_family")]

    def __str__(self) -> str:
        return self.get_kind_display()
