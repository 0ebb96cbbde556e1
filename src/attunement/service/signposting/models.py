"""Help from elsewhere: the local services that the team knows, and what became of each offer."""

from django.db import models

from ..accounts.models import Team, User
from ..relationships.models import Family, Person, Task, Versioned, Withdrawable


class Kind(models.TextChoices):
    HOUSING = "housing", "Housing"
    DEBT = "debt", "Money and debt"
    ESSENTIALS = "essentials", "Food, clothes and things for the baby"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    SUBSTANCE_USE = "substance_use", "Alcohol and drugs"
    ISOLATION = "isolation", "Company, and other parents nearby"
    MIND = "mind", "Mental health"
    LAW = "law", "Law and immigration"
    OTHER = "other", "Something else"


SEALED = frozenset({Kind.DOMESTIC_ABUSE})
"""Who was offered such a service is read by those alone who may read the safeguarding section."""
NOT_ON_PAPER = SEALED | {Kind.SUBSTANCE_USE}
"""Never on a page that a family takes home: whoever picks it up would know."""


class LocalService(Versioned):
    """A service near here. Whoever checked it last says until when it can be relied on."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="local_services")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    area = models.CharField(max_length=120, help_text="Whom it is for, by where they live.")
    contact = models.TextField(help_text="How to get in touch, and when.")
    about = models.TextField(blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    retired_on = models.DateField(null=True, blank=True)
    retired_because = models.TextField(blank=True)

    class Meta:
        ordering = ["kind", "name", "pk"]

    def __str__(self) -> str:
        return self.name


class SignpostState(models.TextChoices):
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "They would like it"
    DECLINED = "declined", "They said no, thank you"
    ARRIVED = "arrived", "They arrived"
    NOT_ARRIVED = "not_arrived", "They did not get there"
    FINISHED = "finished", "We know what came of it"


class Signpost(Versioned, Withdrawable):
    """One offer of one service to a family, or to one person of it. `item` is the strain that it is
    about, by its id in the knowledge store; `task` the one that asks whether they arrived."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="signposts")
    service = models.ForeignKey(LocalService, on_delete=models.PROTECT, related_name="signposts")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="signposts"
    )
    item = models.CharField(max_length=60, blank=True)
    state = models.CharField(
        max_length=12, choices=SignpostState.choices, default=SignpostState.OFFERED
    )
    ask_on = models.DateField(null=True, blank=True, help_text="When we ask if they arrived.")
    task = models.OneToOneField(
        Task, on_delete=models.PROTECT, null=True, blank=True, related_name="about_signpost"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["ask_on"],
                condition=models.Q(state="accepted", withdrawn_at=None),
                name="did_they_arrive",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} for {self.family}"


class SignpostStep(models.Model):
    """What was said or happened, on a day. Steps are only ever added."""

    signpost = models.ForeignKey(Signpost, on_delete=models.PROTECT, related_name="steps")
    to = models.CharField(max_length=12, choices=SignpostState.choices)
    on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_to_display()} on {self.on}"
