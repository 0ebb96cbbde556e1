"""Concerns about safety, what was decided, and who was spoken to outside the team.

Nothing here is edited: a wrong entry is answered by a new one that stands in its place.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..accounts.models import Team, User
from ..relationships.models import Family, Person, Task, Versioned


class ConcernKind(models.TextChoices):
    PHYSICAL = "physical", "Somebody may be hurt: physical harm"
    EMOTIONAL = "emotional", "Emotional harm"
    NEGLECT = "neglect", "Needs are not met: neglect"
    SEXUAL = "sexual", "Sexual harm"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse or control at home"
    UNBORN = "unborn", "Harm to a baby who is not born yet"
    CARER_UNSAFE = "carer_unsafe", "A parent or carer may not be safe"
    OTHER = "other", "Something else"


class WhoseWords(models.TextChoices):
    SEEN = "seen", "I saw or heard it myself"
    CARER = "carer", "A parent or carer said it"
    CHILD = "child", "A child said it"
    RELATIVE = "relative", "Somebody else in the family said it"
    PROFESSIONAL = "professional", "A professional said it"
    ANONYMOUS = "anonymous", "Somebody who gave no name"


class ConcernState(models.TextChoices):
    RECORDED = "recorded", "Waiting for a decision"
    WATCHING = "watching", "Watching"
    WITH_LEAD = "with_lead", "With the safeguarding lead"
    REFERRED = "referred", "Referred to children’s social care"
    EMERGENCY = "emergency", "Emergency services called"
    CLOSED = "closed", "Closed"
    MISTAKEN = "mistaken", "Recorded by mistake"


class Concern(Versioned):
    """One worry about safety. What was seen or said is in its accounts, what was done about it in
    its decisions; `state` is what the last decision made it."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="concerns")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=12, choices=ConcernState.choices, default=ConcernState.RECORDED
    )
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"Concern {self.pk}"


class Account(models.Model):
    """What was seen or said, as it was first written or as it was corrected: the highest number
    stands. `about` is empty where it is about the whole family."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="accounts")
    number = models.PositiveSmallIntegerField()
    about = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=16, choices=ConcernKind.choices)
    words = models.TextField()
    whose = models.CharField(max_length=14, choices=WhoseWords.choices)
    told_by = models.CharField(max_length=200, blank=True)
    seen_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    because = models.TextField(blank=True, help_text="Why it was corrected.")

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["concern", "number"], name="one_account_per_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""), name="a_correction_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Account {self.number} of concern {self.concern_id}"


class Decision(models.Model):
    """What somebody decided about a concern, and why. `review_on` is when it is looked at again."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    to = models.CharField(max_length=12, choices=ConcernState.choices)
    reason = models.TextField()
    review_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("decided_at", "pk")

    def __str__(self) -> str:
        return self.get_to_display()


class How(models.TextChoices):
    CALL = "call", "Phone or video call"
    MESSAGE = "message", "Email or message"
    LETTER = "letter", "Letter or form"
    IN_PERSON = "in_person", "In person"
    STRATEGY_MEETING = "strategy_meeting", "Strategy meeting"
    OTHER_MEETING = "other_meeting", "Conference or another meeting"


class Liaison(Versioned):
    """Something said or asked between the team and another agency. `replaces` is the entry that
    this one corrects; `word_due_on` is the day by which they said that they would come back."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="liaisons")
    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, null=True, blank=True, related_name="liaisons"
    )
    on = models.DateField()
    agency = models.CharField(max_length=200)
    person = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=18, choices=How.choices)
    asked = models.TextField()
    agreed = models.TextField(blank=True)
    word_due_on = models.DateField(null=True, blank=True)
    word_came_on = models.DateField(null=True, blank=True)
    word = models.TextField(blank=True)
    word_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    because = models.TextField(blank=True, help_text="Why it was corrected.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(because=""), name="a_corrected_entry_says_why"
            ),
            models.CheckConstraint(
                condition=Q(word_due_on=None) | Q(word_due_on__gte=F("on")),
                name="word_is_due_after_it_was_asked_for",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.on}"
