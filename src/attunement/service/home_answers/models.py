"""Questions that a parent or carer was asked to answer at home, and what they have answered."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from ..assessments.models import Assessment, Response
from ..relationships.models import Person, Relationship, Task, Versioned, Withdrawable
from .keys import Keys


class Language(models.TextChoices):
    """Of the words around the questions; see wording/."""

    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh (Cymraeg)"
    URDU = "ur", "Urdu (اردو)"


class PinnedLink(Versioned, Withdrawable):
    """A link that one person was given, and the PIN that opens it: to answer, or to read.

    Neither is kept: only what recognises them (see keys.py). Whoever reads this table can open
    nothing.
    """

    sent_to = models.CharField(
        max_length=200, help_text="The number or address that was checked to be safe."
    )
    token_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=128)
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def mark_tried(self, keys: Keys) -> bool:
        """Whether the PIN is right, counted; the action saves `wrong_pins` and `opened_at`."""
        right = keys.opens(self.pin_hash)
        self.wrong_pins = 0 if right else self.wrong_pins + 1
        if right and self.opened_at is None:
            self.opened_at = timezone.now()
        return right


class Invitation(PinnedLink):
    """A link to questions. A new link for the same questions replaces link and PIN, and the old
    link is then unknown."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(withdrawn_at=None),
                name="sent_answers_are_not_withdrawn",
            )
        ]

    def __str__(self) -> str:
        return f"Questions for {self.person} from {self.asked_at:%d %B %Y}"


class AskedForm(models.Model):
    """One questionnaire of an invitation.

    `answers` are the parent's own until they send them: by item, null where they chose to skip.
    Once sent they stand in the response and no longer here.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="forms")
    measure = models.CharField(max_length=60)
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.JSONField(default=dict)
    safety_task = models.ForeignKey(
        Task,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Raised as soon as an answer called for it, sent or not.",
    )
    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_in"
    )

    def __str__(self) -> str:
        return f"{self.measure} in invitation {self.invitation_id}"
