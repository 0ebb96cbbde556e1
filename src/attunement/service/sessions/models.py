"""Sessions of a part of a package: planned, held, and who came."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..audit.triggers import AppendOnly
from ..care_packages.models import Part
from ..people.models import Interpreter
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


class SessionFormat(models.TextChoices):
    """Who met, and how. Empty: nobody has said."""

    DYAD = "dyad", "Baby and one carer"
    TRIAD = "triad", "Baby and two carers"
    COUPLE = "couple", "Parents together, without the baby"
    CARER = "carer", "One parent or carer alone"
    GROUP = "group", "Group"
    VIDEO = "video", "Watching film together (video feedback)"


class Interpreting(models.TextChoices):
    """Empty: nobody has said."""

    NOT_NEEDED = "not_needed", "Not needed"
    CAME = "came", "An interpreter came"
    NONE_CAME = "none_came", "Needed, but none came"


class CalledOffBy(models.TextChoices):
    """Who said that a session would not be. Empty: nobody has said."""

    FAMILY = "family", "The family"
    TEAM = "team", "The team"
    OTHER = "other", "Somebody or something else"


class WhyNotHeld(models.TextChoices):
    """Why a session was not held, in words that may be read aloud to the family."""

    BABY_UNWELL = "baby_unwell", "The baby or child was unwell"
    CARER_UNWELL = "carer_unwell", "A parent or carer was unwell"
    CAME_FIRST = "came_first", "Something else had to come first"
    JOURNEY = "journey", "It was hard to get there"
    NOT_NOW = "not_now", "They asked to leave it for now"
    NOT_REACHED = "not_reached", "We could not reach them"
    NOT_SAFE = "not_safe", "It was not safe to meet"
    NO_INTERPRETER = "no_interpreter", "There was no interpreter"
    STAFF_AWAY = "staff_away", "The practitioner was unwell or away"
    NO_ROOM = "no_room", "There was no room, or the call would not connect"
    CARE_CHANGED = "care_changed", "The care was paused or ended"
    NOT_KNOWN = "not_known", "We do not know yet"
    OTHER = "other", "Something else"


class Session(Versioned, Withdrawable):
    """One meeting. The baby's perspective is its own field: the note is not only the adult's.

    `note` and `baby_perspective` are those of the latest NoteVersion. Where `group_session` is set
    this is one family's share of a group's meeting: the group's register says when it is and who
    came, and nobody writes that here.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="sessions")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="sessions")
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    practitioner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sessions")
    group_session = models.ForeignKey(
        "groups.GroupSession",  # by its name: groups stand on sessions, not the other way round
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="shares",
        help_text="The group's meeting that this is a share of; empty: recorded by hand.",
    )
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    state = models.CharField(
        max_length=14, choices=SessionState.choices, default=SessionState.PLANNED
    )
    mode = models.CharField(max_length=10, choices=SessionMode.choices)
    format = models.CharField(max_length=6, choices=SessionFormat.choices, blank=True)
    interpreting = models.CharField(max_length=10, choices=Interpreting.choices, blank=True)
    interpreter = models.ForeignKey(
        Interpreter, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    baby_perspective = models.TextField(blank=True)
    called_off_by = models.CharField(max_length=6, choices=CalledOffBy.choices, blank=True)
    why_not_held = models.CharField(max_length=14, choices=WhyNotHeld.choices, blank=True)
    reason_not_held = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="one_session_per_number"),
            models.UniqueConstraint(
                fields=["part", "group_session"],
                condition=Q(withdrawn_at=None, group_session__isnull=False),
                name="one_share_of_a_group_session",
            ),
            models.CheckConstraint(
                condition=Q(interpreter=None) | Q(interpreting=Interpreting.CAME),
                name="an_interpreter_who_is_named_came",
            ),
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


class NoteVersion(models.Model):
    """The note of a session as it was written at one time. Versions are only ever added: the
    database refuses to change or remove one. `because` says why the one before was amended."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="note_versions")
    number = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    baby_perspective = models.TextField(blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_note_per_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""), name="an_amended_note_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Note {self.number} of session {self.session_id}"


WRITTEN = AppendOnly("care_sessions_noteversion", "a version of a note is append-only")
"""The guard that the migration installs."""
