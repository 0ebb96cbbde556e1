"""Who wants reminders by text, and which were sent."""

import datetime as dt

from django.db import models
from django.utils import timezone

from ..accounts.models import User
from ..referrals.models import Contact
from ..relationships.models import Family, Person
from ..sessions.models import Session


class Choice(models.Model):
    """Reminders for one person were switched on or off; what was said last counts.

    Switched on, it holds what somebody had before them when they checked that a text is safe: the
    number, the note on safe contact and the last flag. Where one of these is another now, it has
    to be checked again. `earliest` and `latest` are the hours in which a text is safe.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="reminder_choices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminder_choices")
    wanted = models.BooleanField()
    telephone = models.CharField(max_length=40, blank=True)
    safe_contact = models.TextField(blank=True)
    last_flag = models.PositiveBigIntegerField(default=0)
    earliest = models.TimeField(default=dt.time(8))
    latest = models.TimeField(default=dt.time(20))
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Reminders for {self.person}: {'on' if self.wanted else 'off'}"


class ReminderState(models.TextChoices):
    """`SENDING` is written before the text goes and replaced after: where it stayed, something
    broke in between, and nobody knows whether the text went. It is not sent a second time."""

    SENDING = "sending", "Not known whether it went"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"


class Reminder(models.Model):
    """One text about one session, or one planned contact, at the time that it then had."""

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="reminders"
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="reminders"
    )
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminders")
    session_at = models.DateTimeField()
    telephone = models.CharField(max_length=40)
    words = models.TextField()
    state = models.CharField(
        max_length=7, choices=ReminderState.choices, default=ReminderState.SENDING
    )
    way = models.CharField(max_length=80, help_text="By which sender.")
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: by itself.",
    )
    at = models.DateTimeField(default=timezone.now)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "session_at", "telephone"], name="one_reminder_for_each_time"
            ),
            models.UniqueConstraint(
                fields=["contact", "session_at", "telephone"],
                name="one_reminder_for_each_time_of_a_contact",
            ),
            models.CheckConstraint(
                condition=models.Q(session__isnull=False, contact__isnull=True)
                | models.Q(session__isnull=True, contact__isnull=False),
                name="a_reminder_is_of_one_meeting",
            ),
        ]
        indexes = [models.Index(fields=["family", "-at"], name="reminders_of_family")]

    def __str__(self) -> str:
        return f"Reminder for {self.person}, {self.session_at:%d %B %Y}"
