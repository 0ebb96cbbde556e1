"""How a family comes to the team, and every attempt to meet them."""

from django.db import models
from django.db.models import Q

from ..accounts.models import Team, User
from ..relationships.models import Episode, Family, Person, Versioned, Withdrawable


class ReferredBy(models.TextChoices):
    PROFESSIONAL = "professional", "A professional"
    FAMILY = "family", "The family themselves"


class ReferralState(models.TextChoices):
    """Where a referral stands; `states.py` says what may follow what."""

    RECEIVED = "received", "Waiting for triage"
    ACCEPTED = "accepted", "Accepted"
    CONSULTATION = "consultation", "Consultation instead"
    SIGNPOSTED = "signposted", "Signposted"
    DECLINED = "declined", "Declined"
    REVOKED = "revoked", "Taken back"


class Willing(models.TextChoices):
    YES = "yes", "Yes"
    UNSURE = "unsure", "Not sure yet"
    NOT_ASKED = "not_asked", "Not asked yet"


class Import(models.Model):
    """One file of referrals that was brought in."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    brought_in_at = models.DateTimeField()
    brought_in_by = models.ForeignKey(User, on_delete=models.PROTECT)
    rows_taken = models.PositiveIntegerField()
    rows_known = models.PositiveIntegerField()
    rows_refused = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.file_name


class ImportDraft(models.Model):
    """A file between its check and its taking in. Kept for a day, for the one who brought it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    owner = models.ForeignKey(User, on_delete=models.PROTECT)
    token = models.CharField(max_length=40, unique=True)
    file_name = models.CharField(max_length=200)
    text = models.TextField(help_text="The file as it was read: always the same check of the same.")
    read_as = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField()
    taken = models.ForeignKey(Import, on_delete=models.PROTECT, null=True, blank=True)

    def __str__(self) -> str:
        return self.file_name


class Referral(Versioned):
    """What a referrer or the family told us. It opens no episode and moves no family by itself."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="referrals")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="referrals")
    episode = models.ForeignKey(
        Episode, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    received_on = models.DateField()
    referred_by = models.CharField(max_length=12, choices=ReferredBy.choices)
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_role = models.CharField(max_length=120, blank=True)
    referrer_organisation = models.CharField(max_length=120, blank=True)
    referrer_contact = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    concerns_in_their_words = models.TextField(blank=True)
    willing = models.CharField(max_length=10, choices=Willing.choices, default=Willing.NOT_ASKED)
    consent_given_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    consent_given_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=ReferralState.choices, default=ReferralState.RECEIVED
    )
    source = models.ForeignKey(Import, on_delete=models.PROTECT, null=True, blank=True)
    import_key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "import_key"], condition=~Q(import_key=""), name="imported_once"
            )
        ]
        indexes = [models.Index(fields=["team", "state", "received_on"], name="referrals_waiting")]

    def __str__(self) -> str:
        return f"Referral of {self.family} on {self.received_on}"


class Decision(models.Model):
    """One dated step in the life of a referral, with its reason."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="decisions")
    state = models.CharField(max_length=12, choices=ReferralState.choices)
    reason = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.decided_on}"


class Mode(models.TextChoices):
    TEXT = "text", "Text message"
    PHONE = "phone", "Phone call"
    LETTER = "letter", "Letter"
    EMAIL = "email", "Email"
    HOME_VISIT = "home_visit", "Home visit"
    JOINT_VISIT = "joint_visit", "Joint visit with the referrer"
    CLINIC = "clinic", "Clinic"
    VIDEO_CALL = "video_call", "Video call"


class Outcome(models.TextChoices):
    """What came of an attempt. Empty while it is still only planned."""

    MET = "met", "We met or spoke"
    MESSAGE = "message", "Message left or sent"
    NO_ANSWER = "no_answer", "No answer"
    NOT_ABLE = "not_able", "They were not able to come"
    CANCELLED_BY_FAMILY = "cancelled_by_family", "The family cancelled"
    CANCELLED_BY_US = "cancelled_by_us", "We cancelled"
    DECLINED = "declined", "They said no for now"


class Contact(Versioned, Withdrawable):
    """One attempt to be in touch, planned or past, with the people it was meant for."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="contacts")
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    mode = models.CharField(max_length=12, choices=Mode.choices)
    invitation = models.BooleanField(
        default=False, help_text="An invitation to take part, to these people in their own right."
    )
    people = models.ManyToManyField(
        Person, related_name="contacts", help_text="Whom it was meant for."
    )
    met = models.ManyToManyField(
        Person, related_name="met_at", blank=True, help_text="Who was there, or spoke with us."
    )
    joint_with = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["by", "at"],
                condition=Q(outcome="") & Q(withdrawn_at=None),
                name="planned_contacts",
            ),
            models.Index(fields=["family", "at"], name="contacts_of_family"),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} on {self.at:%d %B %Y}"
