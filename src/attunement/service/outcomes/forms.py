"""Forms for the checklist of an ending, for closing, and for letters."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from ..care_packages.models import Part
from ..care_packages.sealed import shared_name
from ..design.days import within
from ..design.fields import DayField
from ..design.forms import PageForm
from ..referrers.models import How

BODY = 26
"""Rows of the box for a letter."""


WAYS = (
    (How.IN_PERSON, "Into their hands"),
    (How.LETTER, "By post"),
    (How.EMAIL, "By email"),
)


def reason(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class EndingForm(PageForm):
    """Each line is a date or a reason, and may stay open for now. Raises nothing for an empty one:
    the page says what is missing."""

    sections = (
        ("End measures", ("no_end_measures_because",)),
        ("Last session", ("last_session_on", "no_last_session_because")),
        ("Goodbye", ("goodbye_on", "goodbye_note", "no_goodbye_because")),
        ("Letter", ("no_letter_because",)),
        ("The referrer", ("referrer_on", "no_referrer_because")),
        ("Follow-up", ("follow_up_on", "later_follow_up_on", "no_follow_up_because")),
    )

    no_end_measures_because = reason("If they cannot be done, why not?")
    last_session_on = DayField(label="Date of the last session", required=False, past=True)
    no_last_session_because = reason("If there was none, why not?")
    goodbye_on = DayField(label="Date of the goodbye", required=False, past=True)
    goodbye_note = forms.CharField(
        label="How was it for the baby, and for the parent?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )
    no_goodbye_because = reason("If it could not be, why not?")
    referrer_on = DayField(label="Date on which the referrer was told", required=False, past=True)
    no_referrer_because = reason("If they are not told, why not?")
    follow_up_on = DayField(label="Date of the follow-up", latest=within(3), required=False)
    later_follow_up_on = DayField(
        label="Date of a second follow-up (optional)", latest=within(3), required=False
    )
    no_follow_up_because = reason("If there will be none, why not?")
    no_letter_because = reason("If there will be no letter, why not?")

    def __init__(self, *args: Any, opened_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("last_session_on", "goodbye_on", "referrer_on"):
            field = self.fields[name]
            assert isinstance(field, DayField)
            field.earliest = opened_on
        self.fields[
            "no_end_measures_because"
        ].help_text = "The date comes from the end assessment, when it is completed."
        self.fields[
            "referrer_on"
        ].help_text = "Leave it empty if they get a letter: its date comes from the letter."
        self.fields[
            "no_letter_because"
        ].help_text = "The date comes from the letter, when you say that it was given."

    def clean_follow_up_on(self) -> dt.date | None:
        """A new date is still to come; one that was set before may have passed since."""
        on: dt.date | None = self.cleaned_data["follow_up_on"]
        if on and on < timezone.localdate() and on != self.initial.get("follow_up_on"):
            raise forms.ValidationError("Date of the follow-up must be today or in the future")
        return on


class CloseForm(PageForm):
    on = DayField(label="Date on which care ends", past=True)
    because = forms.CharField(
        label="Why is care ending?",
        help_text="For the record, in a sentence or two.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Write why care is ending"},
    )
    completed = forms.TypedMultipleChoiceField(
        label="Which of these were completed?",
        help_text="Those that you do not tick are recorded as stopped early, for the reason above.",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (part.pk, f"{shared_name(part.programme, part.kind)} ({part.package.relationship})")
            for part in parts
        ]
        if not choices:
            del self.fields["completed"]
        else:
            self.fields["completed"].choices = choices  # type: ignore[attr-defined]


class LetterForm(PageForm):
    wording: ClassVar[tuple[str, ...]] = ("body",)
    body = forms.CharField(
        label="The letter",
        help_text="Leave an empty line between two paragraphs. “Dear” and your name are put around "
        "it.",
        widget=forms.Textarea(attrs={"rows": BODY}),
        max_length=20_000,
        error_messages={"required": "Write the letter before you save it"},
    )


class SendForm(PageForm):
    """A letter to a referrer."""

    given_on = DayField(label="Date on which it was sent", past=True)
    given_how = forms.ChoiceField(
        label="How was it sent?", choices=WAYS, widget=forms.RadioSelect, initial=How.LETTER
    )


class GiveForm(PageForm):
    given_on = DayField(label="Date on which it was given or sent", past=True)
    given_how = forms.ChoiceField(
        label="How was it given?", choices=WAYS, widget=forms.RadioSelect, initial=How.IN_PERSON
    )
    safe = forms.BooleanField(
        label="The note on safe contact allows this way",
        help_text="Needed for post and email. Read the note above first.",
        required=False,
    )
    despite = forms.CharField(
        label="If they said no to letters: why is it given all the same?",
        help_text="Leave it empty otherwise. What you write stays on record.",
        max_length=500,
        required=False,
    )
