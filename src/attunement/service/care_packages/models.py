"""What the team can offer now, and what was agreed with one family, and why."""

from django.db import models
from django.db.models import Q

from ..accounts.models import Team, User
from ..assessments.models import Formulation
from ..relationships.models import Episode, Person, Relationship, Versioned


class Offer(Versioned):
    """A programme that this team can deliver now, by whom, with how many places left."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="offers")
    programme = models.CharField(max_length=60)
    practitioners = models.ManyToManyField(User, related_name="offers", blank=True)
    places_left = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty: no limit that matters now."
    )
    next_start = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "programme"], condition=Q(ends_on=None), name="one_current_offer"
            )
        ]

    def __str__(self) -> str:
        return self.programme


class PackageRule(Versioned):
    """Whether this team wants a supervisor to agree to a package before it begins."""

    team = models.OneToOneField(Team, on_delete=models.PROTECT, related_name="package_rule")
    supervisor_agrees = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Rule for packages of {self.team}"


class PackageState(models.TextChoices):
    """A package begins as agreed, or as awaiting where the team asks for a supervisor."""

    AWAITING = "awaiting", "Waiting for a supervisor"
    AGREED = "agreed", "Agreed"
    PAUSED = "paused", "Paused"
    ENDED = "ended", "Ended"


class Package(Versioned):
    """What was decided for one relationship, by whom, with what was known then.

    `shown` is the choice as the practitioner saw it: every candidate with its verdict and reasons.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="packages")
    formulation = models.ForeignKey(Formulation, on_delete=models.PROTECT, related_name="packages")
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="packages"
    )
    state = models.CharField(
        max_length=10, choices=PackageState.choices, default=PackageState.AGREED
    )
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="Why this, for this family, now.")
    knowledge_version = models.CharField(max_length=64)
    shown = models.JSONField()
    begun_without = models.JSONField(
        default=list,
        help_text="Factors of the comprehensive assessment on which nothing was on file then.",
    )
    begun_because = models.TextField(blank=True, help_text="Why it began all the same.")
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["episode", "review_on"],
                condition=~Q(state="ended") & Q(review_on__isnull=False),
                name="packages_to_review",
            )
        ]

    def __str__(self) -> str:
        return f"Package for {self.relationship}"


class StepKind(models.TextChoices):
    AGREE = "agree", "Agree to it as supervisor"
    REVIEW = "review", "Review it, and go on"
    UP = "up", "Step up: more help than was agreed"
    DOWN = "down", "Step down: less help than was agreed"
    PAUSE = "pause", "Pause it"
    RESUME = "resume", "Go on after a pause"
    OUT = "out", "Step out: the family goes on without us"


class PackageStep(models.Model):
    """What happened to a package on its way, when and why. Steps are only ever added."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    on = models.DateField()
    because = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on}"


class PartKind(models.TextChoices):
    INDIVIDUAL = "individual", "Together: parent and baby"
    GROUP = "group", "Group"
    OWN_THERAPY = "own-therapy", "The parent's own therapy"
    SIGNPOSTING = "signposting", "Help from elsewhere"


class PartState(models.TextChoices):
    PLANNED = "planned", "Planned"
    ACTIVE = "active", "Under way"
    COMPLETED = "completed", "Completed"
    STOPPED = "stopped", "Stopped early"


class Part(Versioned):
    """One strand of a package: one programme, with one practitioner, for a number of sessions."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="parts")
    programme = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=PartKind.choices)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose own therapy it is.",
    )
    practitioner = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    verdict = models.CharField(max_length=30, help_text="What choosing said of it on that day.")
    reason = models.TextField(blank=True, help_text="Needed when choosing said it does not suit.")
    sessions_expected = models.PositiveSmallIntegerField(null=True, blank=True)
    expected_because = models.TextField(
        blank=True, help_text="Needed when the number is not the programme's own."
    )
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        help_text="The part that ends before this one begins; empty: side by side.",
    )
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.PLANNED)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True, help_text="Needed when it stopped early.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["package", "programme"], name="one_part_per_programme")
        ]

    def __str__(self) -> str:
        return self.programme
