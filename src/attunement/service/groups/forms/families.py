"""What people type about one family and groups."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ...care_packages.models import Part
from ...design.fields import DayField
from ...design.filters import day
from ...design.forms import PageForm
from ..programmes import group_programmes
from .pieces import choices, story

PLACE, WAIT, OF_NONE = "place", "wait", "none"


def _parts(form: forms.Form, parts: Sequence[Part]) -> dict[str, Part]:
    """By what is ticked. Where there is no part that it can be the question is not asked."""
    found = {str(part.pk): part for part in parts}
    if not found:
        del form.fields["part"]
        return found
    named = [
        (pk, f"Yes, of the one agreed on {day(part.package.decided_on)}")
        for pk, part in found.items()
    ]
    choices(form, "part", [*named, (OF_NONE, "No, it is not part of a package")])
    return found


def _which_part() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Is this group part of a package that was agreed with them?",
        help_text="Then each time they come counts as a session of that package, and the sessions "
        "to come stand with what happens next.",
        widget=forms.RadioSelect,
    )


class JoinForm(PageForm):
    which = forms.ChoiceField(label="What shall we do?", widget=forms.RadioSelect)
    creche = forms.IntegerField(
        label="How many children need the crèche?", min_value=0, max_value=6, initial=0
    )
    part = _which_part()
    because = story(
        "If others asked earlier, or another carer of this family is in the group: why?",
        "Leave it empty if neither is so.",
    )

    def __init__(self, *args: Any, left: str, parts: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = _parts(self, parts)
        choices(
            self,
            "which",
            [
                (PLACE, f"Give them a place ({left})"),
                (WAIT, "Put them on the waiting list for the next group"),
            ],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"part": self.parts.get(data.get("part", ""))}


class JoinPartForm(PageForm):
    """`parts` are those that it can be, and the one that it is; `joined`: it is one."""

    part = _which_part()
    because = story(
        "If you change it: why?",
        "The sessions that stand under that package now are withdrawn there, and stay readable.",
    )

    def __init__(self, *args: Any, parts: Sequence[Part], joined: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not joined:
            del self.fields["because"]
        self.parts = _parts(self, parts)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"part": self.parts.get(data.get("part", ""))}


class AskForm(PageForm):
    programme = forms.ChoiceField(label="Which programme do they wait for?", widget=forms.Select)
    on = DayField(label="When did they ask?", subject="The date", past=True)
    note = story("What should we know?", "For example: Tuesdays only.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.id, each.name) for each in group_programmes().values()]
        choices(self, "programme", [("", "Choose a programme"), *known])


class ReasonForm(PageForm):
    because = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": "Write why, in a sentence"},
    )
