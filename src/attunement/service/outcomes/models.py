"""How an episode ends, and the letter that the family keeps."""

from django.db import models
from django.db.models import Q

from ..accounts.models import User
from ..referrers.models import How, Introduction
from ..relationships.models import Episode, Person, Versioned


class Letter(Versioned):
    """A plain-language letter. Until it is given it may be written anew, and each earlier writing
    stays (`earlier`); once given it stays as it was given.

    `to` is who gets it in their hands: a parent or carer, who for a letter with a `child` keeps it
    for that child to read later. A letter to the referrer has an `introduction` and no `to`.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="letters")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, null=True, related_name="letters"
    )
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    body = models.TextField(help_text="Paragraphs, with an empty line between two.")
    given_on = models.DateField(null=True, blank=True)
    given_how = models.CharField(max_length=10, choices=How.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to__isnull=False, introduction=None)
                | Q(to=None, child=None, introduction__isnull=False),
                name="letter_to_carer_or_referrer",
            )
        ]

    def __str__(self) -> str:
        return f"Letter to {self.reader}, {self.written_on}"

    @property
    def reader(self) -> str:
        """The name of the person to whom it speaks."""
        if self.introduction is not None:
            return self.introduction.referrer.name
        person = self.child or self.to
        assert person is not None, "the constraint: a letter without a referrer goes to a carer"
        return person.full_name


class EarlierLetter(models.Model):
    """A letter as it stood before it was written anew."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="earlier")
    version = models.PositiveIntegerField()
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "version"], name="one_letter_per_version")
        ]

    def __str__(self) -> str:
        return f"Version {self.version} of letter {self.letter_id}"


class Ending(Versioned):
    """The checklist of a good goodbye. Each line is a date, or a reason why it could not be; the
    dates of the end measures and of the letter are facts of their own, kept where they happen."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="ending")
    last_session_on = models.DateField(null=True, blank=True)
    no_last_session_because = models.TextField(blank=True)
    goodbye_on = models.DateField(null=True, blank=True)
    goodbye_note = models.TextField(blank=True)
    no_goodbye_because = models.TextField(blank=True)
    referrer_on = models.DateField(
        null=True, blank=True, help_text="When the referrer was told otherwise than by letter."
    )
    no_referrer_because = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    later_follow_up_on = models.DateField(null=True, blank=True)
    no_follow_up_because = models.TextField(blank=True)
    no_end_measures_because = models.TextField(blank=True)
    no_letter_because = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Ending of {self.episode}"
