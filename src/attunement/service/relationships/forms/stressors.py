"""The own-words checklist: one small group of answers for each item, none of them compulsory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from attunement.knowledge.stressor import Stressor as Item

from ...design.fields import DayField
from ...design.forms import PageForm
from ..models import Changeable, Presence, Reporter, Stressor


@dataclass(frozen=True)
class Answer:
    """What is said of one item now."""

    presence: Presence
    changeable: Changeable
    acting: str


class StressorsForm(PageForm):
    """`items` in their order; `now` is what stands in the record, by item id.

    Only what differs from `now` is new: earlier words stay in the record as they were said.
    """

    reporter = forms.ChoiceField(
        label="Who told us?",
        choices=Reporter.choices,
        initial=Reporter.FAMILY,
        widget=forms.RadioSelect,
    )
    noted_on = DayField(label="When?", subject="The date", past=True)

    def __init__(
        self, *args: Any, items: Sequence[Item], now: Mapping[str, Stressor], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.now = items, now
        for item in items:
            self._add(item, now.get(item.id))

    def _add(self, item: Item, known: Stressor | None) -> None:
        self.fields[item.id] = forms.ChoiceField(
            label=item.text.capitalize(),
            help_text=_hint(item),
            choices=Presence.choices,
            initial=known.presence if known else None,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"{item.id}-changeable"] = forms.ChoiceField(
            label="Can this change?",
            choices=Changeable.choices,
            initial=known.changeable if known else Changeable.NOT_KNOWN,
            required=False,
            widget=forms.Select,
        )
        self.fields[f"{item.id}-acting"] = forms.CharField(
            label="Who is doing what about it?",
            initial=known.acting if known else "",
            max_length=200,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for item in self.items:
            if data.get(f"{item.id}-acting") and not data.get(item.id):
                self.add_error(item.id, f"Say yes, no or not known for “{item.text}”")
        data["answers"] = self._changed(data)
        if not self.errors and not data["answers"]:
            self.add_error(None, "No answer has been changed. Change one, or go back.")
        return data

    def _changed(self, data: Mapping[str, Any]) -> dict[str, Answer]:
        changed = {}
        for item in self.items:
            if not data.get(item.id):
                continue
            answer = Answer(
                presence=Presence(data[item.id]),
                changeable=Changeable(data.get(f"{item.id}-changeable") or Changeable.NOT_KNOWN),
                acting=data.get(f"{item.id}-acting", ""),
            )
            known = self.now.get(item.id)
            if known is None or answer != Answer(
                Presence(known.presence), Changeable(known.changeable), known.acting
            ):
                changed[item.id] = answer
        return changed


def _hint(item: Item) -> str:
    hints = []
    if item.sensitive:
        hints.append("Keep this off screens and letters that somebody else in the family may see.")
    if item.safeguarding:
        hints.append("If yes: follow your safeguarding procedure today.")
    return " ".join(hints)
