"""A Hexagon exercise: what is asked, who rates what alone, what was agreed, decided and planned."""

from django.db import models
from django.db.models import F, Q

from ...choosing.hexagon import Topic
from ..accounts.models import Team, User
from ..audit.triggers import AppendOnly
from ..relationships.models import Versioned, Withdrawable

INDICATOR = 12
"""The length that the name of an indicator may have."""


class Exercise(models.Model):
    """One question, about one programme or several. Empty ages and need levels are not said."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="hexagons")
    question = models.CharField(max_length=300)
    months_from = models.PositiveSmallIntegerField(null=True, blank=True)
    months_to = models.PositiveSmallIntegerField(null=True, blank=True)
    need_levels = models.JSONField(default=list)
    rate_by = models.DateField()
    started_on = models.DateField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(months_from=None, months_to=None) | Q(months_to__gte=F("months_from")),
                name="hexagon_ages_in_order",
            )
        ]
        indexes = [models.Index(fields=["team", "-started_on"], name="hexagons_of_team")]

    def __str__(self) -> str:
        return self.question


class ExerciseCandidate(Versioned):
    """A programme that is looked at. Its version rises with every change of what is agreed."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="candidates")
    programme = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "programme"], name="one_candidate_per_programme"
            )
        ]

    def __str__(self) -> str:
        return self.programme


class Rater(Versioned):
    """Somebody who was asked to rate. Until `handed_in_at` their ratings are theirs alone."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="raters")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "user"], name="one_rater_per_person")
        ]

    def __str__(self) -> str:
        return str(self.user)


class Rating(models.Model):
    """One rater on one indicator of one candidate. `value` empty: they could not say, and `reason`
    then says what they would need to know."""

    rater = models.ForeignKey(Rater, on_delete=models.PROTECT, related_name="ratings")
    candidate = models.ForeignKey(
        ExerciseCandidate, on_delete=models.PROTECT, related_name="ratings"
    )
    indicator = models.CharField(max_length=INDICATOR)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField()
    sources = models.JSONField(default=list, help_text="Ids of the library.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rater", "candidate", "indicator"], name="one_rating_per_indicator"
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=1, value__lte=5), name="rating_from_1_to_5"
            ),
        ]


class Agreement(models.Model):
    """What the team agreed on one indicator of one candidate; `value` empty: not known yet."""

    candidate = models.ForeignKey(
        ExerciseCandidate, on_delete=models.PROTECT, related_name="agreements"
    )
    indicator = models.CharField(max_length=INDICATOR)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "indicator"], name="one_agreement_per_indicator"
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=1, value__lte=5), name="agreed_from_1_to_5"
            ),
        ]


class Verdict(models.TextChoices):
    ADOPT = "adopt", "Adopt it"
    ADAPT = "adapt", "Adopt it with changes"
    STOP = "stop", "Stop giving it"
    NOT_NOW = "not_now", "Not now"


class Decision(models.Model):
    """What was decided on one candidate, with everything that was known then. The database refuses
    to change or remove one: whoever thinks again begins a new exercise."""

    candidate = models.OneToOneField(
        ExerciseCandidate, on_delete=models.PROTECT, related_name="decision"
    )
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField()
    revisit_on = models.DateField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    knowledge_version = models.CharField(max_length=80)
    snapshot = models.JSONField(help_text="As kept.Snapshot writes it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revisit_on__gt=F("decided_on")), name="revisited_after_it_is_decided"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.candidate}"


DECIDED = AppendOnly("hexagon_decision", "a decision is never changed")


class PlanLine(Versioned, Withdrawable):
    """One thing to do before and while a programme is taken on: whose, and by when. `node` is the
    id of a node of the team's theory of change; empty where it serves none."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    topic = models.CharField(max_length=20, choices=[(each.value, each.words) for each in Topic])
    text = models.CharField(max_length=300)
    indicator = models.CharField(max_length=INDICATOR, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="plan_lines")
    due_on = models.DateField()
    node = models.CharField(max_length=80, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    came_of_it = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_on=None, withdrawn_at=None),
                name="open_plan_lines",
            )
        ]

    def __str__(self) -> str:
        return self.text
