"""What a team may use, and who in it may rate."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..relationships.models import Withdrawable


class Credential(Withdrawable):
    """Somebody's training to rate with one observational measure, from a day until a day, both
    included. A renewal is a new row: what covered an earlier rating stays on file."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="credentials")
    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="credentials")
    measure = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()
    evidence = models.TextField(help_text="Who certified it, and where the certificate is kept.")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="credential_ends_after_it_starts"
            )
        ]
        indexes = [models.Index(fields=["holder", "measure"], name="credentials_of_holder")]

    def __str__(self) -> str:
        return f"{self.holder}: {self.measure} until {self.ends_on}"


class HeldLicence(Withdrawable):
    """A licence to use one measure, as the team holds it. `seats` empty: its people are not
    counted; `ends_on` empty: it does not end. A renewal is a new row."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="held_licences")
    measure = models.CharField(max_length=60)
    holder = models.CharField(max_length=200, help_text="Who the owner gave the licence to.")
    reference = models.CharField(max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="licence_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(seats=None) | Q(seats__gte=1), name="licence_has_a_seat"
            ),
        ]
        indexes = [models.Index(fields=["team", "measure"], name="licences_of_team")]

    def __str__(self) -> str:
        return f"{self.measure} held by {self.holder}"


class FromManual(Withdrawable):
    """What a team read in its own manual of one version of one measure. Of what says the same
    thing twice, the newest that stands is used."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=60)
    measure_version = models.CharField(max_length=20)
    edition = models.CharField(max_length=200)
    page = models.CharField(max_length=60)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.measure} from {self.edition}, page {self.page}"


class OwnCutOffs(FromManual):
    """The zones of a measure. Earlier scores keep the zones that they were given."""

    most_missing = models.PositiveSmallIntegerField(null=True, blank=True)
    zones = models.JSONField(help_text="As measures.local.LocalZones writes them.")

    class Meta:
        indexes = [models.Index(fields=["team", "measure"], name="cut_offs_of_team")]


class OwnAgeForms(FromManual):
    """Which age form is for which months. `corrected`: the manual counts from the due date."""

    corrected = models.BooleanField()
    months = models.JSONField(help_text="By form, the first and last completed month.")

    class Meta:
        indexes = [models.Index(fields=["team", "measure"], name="age_forms_of_team")]


class OwnNorms(FromManual):
    """How the scores of one sample spread on one scale, and the groups that the manual gives."""

    scale = models.CharField(max_length=60)
    sample = models.CharField(max_length=200)
    sd = models.FloatField(null=True, blank=True)
    reliability = models.FloatField(null=True, blank=True)
    clinical_mean = models.FloatField(null=True, blank=True)
    clinical_sd = models.FloatField(null=True, blank=True)
    functional_mean = models.FloatField(null=True, blank=True)
    functional_sd = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sd=None, reliability=None)
                | Q(sd__gt=0, reliability__gte=0, reliability__lt=1),
                name="spread_comes_with_reliability",
            )
        ]
        indexes = [models.Index(fields=["team", "measure"], name="norms_of_team")]


class InstalledPack(Withdrawable):
    """A team's own words of one version of a licensed form, typed from its licensed copy. Shown to
    this team on its forms and on paper, and nowhere else: no export, log or library reads it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="installed_packs")
    measure = models.CharField(max_length=60)
    measure_version = models.CharField(max_length=20)
    licence = models.CharField(max_length=300)
    instruction = models.TextField(blank=True)
    items = models.JSONField()
    options = models.JSONField(default=dict)
    installed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    installed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "measure", "measure_version"],
                condition=Q(withdrawn_at=None),
                name="one_pack_of_each_form",
            )
        ]

    def __str__(self) -> str:
        return f"Words of {self.measure} {self.measure_version}"
