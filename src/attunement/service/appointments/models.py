"""The link by which somebody's own calendar program reads their appointments."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import Team, User


class CalendarLink(models.Model):
    """A secret address of one person in one team. Only what recognises it is kept: whoever reads
    this table can open nothing. A new link, or stopping it, ends the one before."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="calendar_links")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "team"], condition=Q(ended_at=None), name="one_calendar_link"
            )
        ]

    def __str__(self) -> str:
        return f"Calendar link of {self.user} from {self.made_at:%d %B %Y}"
