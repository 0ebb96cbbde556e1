"""How an episode ends, and the letter that the family keeps."""

from django.db import models

from ..accounts.models import User
from ..relationships.models import Episode, Person, Versioned


class Letter(Versioned):
    """A plain-language letter. What was sent stays as it was sent; a change is a new letter."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="letters")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    given_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Letter to {self.to}, {self.written_on}"


class Ending(Versioned):
    """The checklist of a good goodbye. Each line is a date, or a reason why it could not be."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="ending")
    last_session_on = models.DateField(null=True, blank=True)
    goodbye_on = models.DateField(null=True, blank=True)
    goodbye_note = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    no_end_measures_because = models.TextField(blank=True)
    no_letter_because = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Ending of {self.episode}"
