"""Sessions of a part of a package: planned, held, and who came."""

from django.db import models
from django.db.models import Q

from ..accounts.models import Team, User
from ..care_packages.models import Part
from ..relationships.models import Family, Person, Versioned, Withdrawable


class SessionState(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    NOT_ATTENDED = "not_attended", "They were not able to come"
    CANCELLED = "cancelled", "Cancelled"


class SessionMode(models.TextChoices):
    HOME = "home", "At home"
    CLINIC = "clinic", "At the clinic or centre"
    ONLINE = "online", "Online"
    ELSEWHERE = "elsewhere", "Somewhere else"


class Session(Versioned, Withdrawable):
    """One meeting. The baby's perspective is its own field: the note is not only the adult's."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="sessions")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="sessions")
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    practitioner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    state = models.CharField(
        max_length=14, choices=SessionState.choices, default=SessionState.PLANNED
    )
    mode = models.CharField(max_length=10, choices=SessionMode.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    baby_perspective = models.TextField(blank=True)
    reason_not_held = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="one_session_per_number")
        ]
        indexes = [
            models.Index(
                fields=["practitioner", "at"],
                condition=Q(state="planned") & Q(withdrawn_at=None),
                name="planned_sessions",
            ),
            models.Index(fields=["family", "at"], name="sessions_of_family"),
        ]

    def __str__(self) -> str:
        return f"Session {self.number} of {self.part}"


class Attendance(models.Model):
    """Whether one person came to one session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    came = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_attendance_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {'came' if self.came else 'did not come'}"
