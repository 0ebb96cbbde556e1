"""Where people live, who holds parental responsibility, and who interprets: dated rows, each with
who said so."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..relationships.models import Family, Person, Versioned, Withdrawable


class Household(Versioned):
    """One home of people of one family. Separated parents and foster carers have their own.

    `hidden`: the address may not reach anybody of the family who does not live there.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="households")
    name = models.CharField(max_length=80, help_text="How the team speaks of this home.")
    address = models.TextField(blank=True)
    hidden = models.BooleanField(default=False)
    contact = models.TextField(blank=True, help_text="How it is safe to write, call or come here.")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="a_home_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Residence(models.Model):
    """Somebody lives in a home, from a day and until a day. A baby may live in two."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="residents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(until=None),
                name="lives_there_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.household}"


class Evidence(models.TextChoices):
    BIRTH_CERTIFICATE = "birth_certificate", "Birth certificate"
    COURT_ORDER = "court_order", "Court order"
    AGREEMENT = "agreement", "Parental responsibility agreement"
    ADOPTION = "adoption", "Adoption certificate"
    OTHER = "other", "Another document"
    TOLD = "told", "We were told; no document has been seen"


class Responsibility(Versioned, Withdrawable):
    """Somebody holds parental responsibility for a child, from when and by which evidence.

    The holder is a person of the record, or is named where they are not (a local authority).
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="responsibilities")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="held_by")
    holder = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    holder_name = models.CharField(max_length=120, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=20, choices=Evidence.choices)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    seen_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    disputed_by = models.CharField(max_length=120, blank=True)
    dispute = models.TextField(blank=True, help_text="What is disputed, in their words.")
    disputed_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_how = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints = [
            models.CheckConstraint(
                condition=Q(holder__isnull=False, holder_name="")
                | (Q(holder=None) & ~Q(holder_name="")),
                name="one_holder",
            ),
            models.CheckConstraint(
                condition=Q(disputed_on=None) | ~Q(disputed_by=""), name="disputed_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(evidence=Evidence.TOLD) | Q(seen_on__isnull=False),
                name="a_document_was_seen_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder or self.holder_name} for {self.child}"


class Interpreter(Versioned):
    """Somebody whom the team asks to interpret. Never a member of a family."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="interpreters")
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=60)
    agency = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["team", "language"], name="interpreters_of_team")]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
