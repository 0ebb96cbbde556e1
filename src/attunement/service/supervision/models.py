"""Supervision: how work is weighed, and meetings that two people alone can read."""

from django.db import models
from django.db.models import F, Q

from ..accounts.models import Team, User
from ..relationships.models import Family, Task, Versioned, Withdrawable


class WorkKind(models.TextChoices):
    """Work that can be counted. None of it says how a family is doing."""

    FAMILY = "family", "Families, as keyworker"
    ASSESSMENT = "assessment", "Assessments under way"
    PART = "part", "Parts of packages under way"
    GROUP = "group", "Groups that they lead"
    INTERPRETER = "interpreter", "Families with an interpreter"


class Weight(models.Model):
    """What one piece of a kind of work counts in a team, and why. The latest of a kind stands."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="weights")
    kind = models.CharField(max_length=12, choices=WorkKind.choices)
    units = models.DecimalField(max_digits=3, decimal_places=1)
    because = models.TextField()
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=0), name="work_weighs_nothing_or_more")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.units}"


class Supervision(Versioned, Withdrawable):
    """One meeting. Only its supervisor and its practitioner read it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervisions_held")
    practitioner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervisions")
    on = models.DateField()
    note = models.TextField(blank=True, help_text="What was not about one family.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("practitioner")), name="nobody_supervises_themselves"
            )
        ]
        indexes = [
            models.Index(fields=["supervisor", "-on"], name="supervisions_held"),
            models.Index(fields=["practitioner", "-on"], name="supervisions_had"),
        ]

    def __str__(self) -> str:
        return f"Supervision of {self.practitioner} on {self.on}"


class Discussed(models.Model):
    """One family that was spoken of, and what was thought."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="discussed")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="discussed")
    said = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.family} in {self.supervision}"


class SupervisionDecision(models.Model):
    """What one of the two will do, by when. Its task stands on their worklist and does not say
    what was decided: the whole team reads a family's tasks."""

    discussed = models.ForeignKey(Discussed, on_delete=models.PROTECT, related_name="decisions")
    words = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="from_supervision")

    def __str__(self) -> str:
        return f"Decision {self.pk} about {self.discussed.family}"
