"""Runs of group programmes: who leads them, who has a place, who came, and who waits for the next.

A place is held for a relationship. It is counted by its carer: a mother who comes with twins holds
two relationships in the group and takes one place.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..care_packages.models import Part
from ..relationships.models import Person, Relationship, Versioned, Withdrawable


class RunState(models.TextChoices):
    PLANNED = "planned", "Planned"
    OPEN = "open", "Taking families"
    RUNNING = "running", "Under way"
    FINISHED = "finished", "Finished"
    CALLED_OFF = "called_off", "Called off"


class Run(Versioned):
    """One group, from its first session to its last. Its days are those of its sessions."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="runs")
    programme = models.CharField(max_length=60)
    name = models.CharField(max_length=120, help_text="What the team calls it.")
    venue = models.CharField(max_length=200)
    places = models.PositiveSmallIntegerField(help_text="Carers who can take part.")
    creche_places = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.PLANNED)
    ended_because = models.TextField(blank=True, help_text="Why it was called off.")

    class Meta:
        indexes = [models.Index(fields=["team", "state"], name="runs_of_team")]

    def __str__(self) -> str:
        return self.name


class Training(Withdrawable):
    """Somebody's training to deliver one programme, from a day; until a day where it lapses. A
    renewal is a new row."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="trainings")
    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trainings")
    programme = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, help_text="Who trained them, and where it is kept.")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.holder}: {self.programme}"


class Trained(models.TextChoices):
    """What was on file when somebody was named to lead a group."""

    ON_FILE = "on_file", "Training on file"
    ENDS_BEFORE = "ends_before", "Training ends before the group does"
    LAPSED = "lapsed", "Training has lapsed"
    NONE = "none", "No training on file"


class Facilitator(models.Model):
    """Who leads a run. `trained` is what was on file when they were named, and `because` why they
    lead it all the same: training that is entered later does not rewrite what was decided."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="facilitators")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    trained = models.CharField(max_length=12, choices=Trained.choices)
    because = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "user"], condition=Q(until=None), name="leads_a_run_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} leads {self.run}"


class GroupPlace(Versioned):
    """One relationship's place in a run. `creche` is how many children need the crèche."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="cohort")
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="group_places"
    )
    creche = models.PositiveSmallIntegerField(default=0)
    joined_on = models.DateField()
    joined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True, help_text="Why out of turn, or beside their family.")
    part = models.ForeignKey(
        Part,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="group_places",
        help_text="The part of a package whose sessions these are; empty: of none.",
    )
    left_on = models.DateField(null=True, blank=True)
    left_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "relationship"],
                condition=Q(left_on=None),
                name="one_place_in_a_run",
            )
        ]

    def __str__(self) -> str:
        return f"{self.relationship} in {self.run}"


class AskState(models.TextChoices):
    WAITING = "waiting", "Waiting for the next group"
    PLACED = "placed", "Has a place"
    TAKEN_OFF = "taken_off", "No longer waiting"


class Ask(Versioned):
    """A relationship that waits for the next run of a programme, in the order of `asked_on`."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="group_asks")
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="group_asks"
    )
    programme = models.CharField(max_length=60)
    asked_on = models.DateField()
    note = models.TextField(blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AskState.choices, default=AskState.WAITING)
    ended_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True, help_text="Why they no longer wait.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "programme"],
                condition=Q(state="waiting"),
                name="waits_once_for_a_programme",
            )
        ]
        indexes = [
            models.Index(
                fields=["team", "programme", "asked_on"],
                condition=Q(state="waiting"),
                name="waiting_for_groups",
            )
        ]

    def __str__(self) -> str:
        return f"{self.relationship} waits for {self.programme}"


class GroupSessionState(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class GroupSession(Versioned):
    """One meeting of a run; `topic` is what it is about, as text."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    topic = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=10, choices=GroupSessionState.choices, default=GroupSessionState.PLANNED
    )
    because = models.TextField(blank=True, help_text="Why it was cancelled.")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_group_session_per_number")
        ]

    def __str__(self) -> str:
        return f"Session {self.number} of {self.run}"


class GroupAttendance(models.Model):
    """Whether one person who was expected came. That a relationship came, child and carer together,
    follows from this and is not kept beside it."""

    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="register")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_attendances")
    came = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="once_in_a_register")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {'came' if self.came else 'did not come'}"
