"""The log of who read and who wrote what: append-only, one hash chain a team.

A chain a team, not one for all: a single chain would make every team wait for every other.
"""

from django.db import models

from ..accounts.models import Team, User


class Chain(models.Model):
    """The head of a team's chain. Whoever appends locks this row; so the order is one order."""

    team = models.OneToOneField(Team, on_delete=models.PROTECT, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="0" * 64)


class Event(models.Model):
    """One thing that somebody did. `actor` is empty only for what the public or the system did.

    `family_id` and `subject` are numbers and names, not foreign keys: the log must stand even if
    what it speaks of could one day be removed, and must not import the apps that write to it.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    acting_as = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    family_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "number"], name="one_event_per_number")
        ]
        indexes = [
            models.Index(fields=["team", "family_id", "number"], name="events_of_family"),
            models.Index(
                fields=["team", "family_id", "-number"],
                condition=~models.Q(verb="read"),
                name="writes_of_family",
            ),
            models.Index(
                fields=["team", "-number"], condition=~models.Q(verb="read"), name="writes_of_team"
            ),
        ]
