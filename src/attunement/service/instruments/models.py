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
