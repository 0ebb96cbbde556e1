"""The base of the service's forms: plain words for what is wrong, and optional sections."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.forms.widgets import CheckboxInput, ChoiceWidget, FileInput
from django.http import QueryDict

from .wording import CHECK, SHOW, Said, words_checked

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing: they can make one name read as
another. Line breaks and tabs stay, and right-to-left letters need none of these."""

Sections = tuple[tuple[str, tuple[str, ...]], ...]


class PageForm(forms.Form):
    """A form of form_page.jinja. `sections` groups all its fields under titles, or stays empty.

    Where a field brings no words of its own for an error, Django's are replaced by plainer ones.
    `wording` names the fields whose words may be checked (see wording.py): those in which somebody
    writes about a family, and not those that hold a family's own words.
    """

    sections: Sections = ()
    wording: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hinted: Mapping[str, tuple[Said, ...]] = {}
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ").capitalize())
            given = _given_by_django(field)
            for code, words in plain_words(label, field).items():
                if field.error_messages.get(code) == given.get(code):
                    field.error_messages[code] = words

    def words_of(self, name: str) -> tuple[Said, ...]:
        """The hints under one field: none until somebody asked for them."""
        return self.hinted.get(name, ())

    def leave_unjudged(self) -> None:
        """Show the form as it was typed, without saying yet what is missing from it."""
        self._errors = ErrorDict()

    def check_words(self, sent: QueryDict) -> str:
        """Show the form as it was typed, with or without hints, and without saying yet what is
        missing from it. Returns what to say at the top of the page."""
        self.leave_unjudged()
        if sent[CHECK] != SHOW:
            return "The hints are hidden. Nothing is sent or saved yet."
        checked = words_checked([(name, str(self[name].value() or "")) for name in self.wording])
        self.hinted = checked.by_field
        return checked.notice

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = UNSEEN.sub("", value)
        return data


def plain_words(label: str, field: forms.Field) -> dict[str, str]:
    """What each kind of error says for a field of this label, by Django's code for the error."""
    # Some of these are completed with % by Django, so a % in a label has to be doubled there.
    subject = "This answer" if label.rstrip().endswith("?") else label.replace("%", "%%")
    words = {
        "required": missing(label, field.widget),
        "max_length": f"{subject} must be %(limit_value)d characters or fewer",
        "invalid_choice": "Choose one of the answers shown",
    }
    if isinstance(field, forms.EmailField):
        words["invalid"] = "Enter an email address like name@example.org"
    elif isinstance(field, forms.IntegerField):
        kind = (
            "number" if isinstance(field, forms.FloatField | forms.DecimalField) else "whole number"
        )
        limits = _limits(field.min_value, field.max_value)
        words |= dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"{subject} must be a {kind}{limits}"
        )
    return words


def missing(label: str, widget: forms.Widget) -> str:
    """Say what to do about an empty field: "Enter due date", "Choose team"."""
    if label.rstrip().endswith("?"):
        return f"Answer this question: {label.strip()}"
    if isinstance(widget, CheckboxInput):
        return f"Tick this box to go on: {label}"
    verb = "Choose" if isinstance(widget, ChoiceWidget | FileInput) else "Enter"
    first, _, rest = label.partition(" ")
    # "Phone number" -> "phone number", but "NHS number" stays.
    if not (first.isupper() and len(first) > 1):
        first = first[:1].lower() + first[1:]
    return f"{verb} {first} {rest}".rstrip()


def _limits(low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f", {low} or more"
    return f", {high} or less" if high is not None else ""


def _given_by_django(field: forms.Field) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for ancestor in reversed(type(field).__mro__):
        given |= vars(ancestor).get("default_error_messages", {})
    return given


def asks_about_words(form: forms.Form, sent: QueryDict) -> bool:
    """Whether a form came back only to have its words checked, or the hints hidden."""
    return CHECK in sent and isinstance(form, PageForm) and bool(form.wording)
