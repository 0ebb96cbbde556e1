"""A page that one parent or carer may read at home: what it said on the day it was made."""

from django.db import models
from django.utils import timezone

from ..accounts.models import User
from ..home_answers.models import PinnedLink
from ..relationships.models import Family, Person


class FamilyView(PinnedLink):
    """`shown` is the page as the practitioner read it before the link was made (pieces.kept): what
    is written in the record afterwards does not appear on somebody's phone by itself."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="own_views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="own_views")
    shown = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["family", "-made_at"], name="own_views_of_family")]

    def __str__(self) -> str:
        return f"Own view of {self.person} from {self.made_at:%d %B %Y}"
