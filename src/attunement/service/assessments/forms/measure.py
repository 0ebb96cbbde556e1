"""The form of any measure, made from its definition: printed order, printed answers."""

import datetime as dt
from typing import Any

from django import forms

from ....guidance import AgeForms
from ....measures import NOT_OBSERVED, Answer, InvalidAnswers, Measure, score
from ....measures.items import Item, Response
from ....measures.packs import TextPack, worded
from ...design.fields import DayField, ScoreInput
from ...design.forms import PageForm
from ...way.policies import Refusal
from ..age_forms import asked_form, wrong_form
from ..fitting import Filling, unsuited

LONGEST_ROW = 11
"""More values than this are typed, not chosen from a row of buttons."""
NO_FORM_HAS_MORE = 9999
"""Where a record gives no greatest value, this only keeps a slip of the finger out."""


class MeasureForm(PageForm):
    """Answers by item. Any may be left open: an unfinished form is kept and has no score.

    `cleaned_data["answers"]` maps item keys to answers, None where nothing was given.
    """

    def __init__(
        self,
        *args: Any,
        filling: Filling,
        earliest: dt.date,
        pack: TextPack | None = None,
        age_forms: AgeForms | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filling = filling
        self.age_forms = age_forms
        self.fields["answered_on"] = DayField(
            label="When was it answered?" if filling.reporter else "When was it rated?",
            subject="The date",
            earliest=earliest,
            past=True,
            error_messages={"required": "Enter the date"},
        )
        measure = filling.measure
        for item in measure.items:
            self.fields[field_name(item.key)] = item_field(item, measure.response(item))

        if pack is not None:
            self._say_as_in(pack)

    def _say_as_in(self, pack: TextPack) -> None:
        """The team's own words instead of numbers."""
        for shown in worded(self.filling.measure, pack):
            field = self.fields[field_name(shown.key)]
            if shown.words:
                field.label = in_order(shown.key, shown.words)
            if shown.answers and isinstance(field, forms.ChoiceField):
                field.choices = list(shown.answers)

    def unsuited(self, on: dt.date) -> Refusal | None:
        """Why the form cannot be dated so; a film is judged by the day on which it was made."""
        return unsuited(self.filling.measure, self.filling.child, on)

    @property
    def given(self) -> dict[str, Answer]:
        """The answers that were understood so far, even where another field has to be mended."""
        data = getattr(self, "cleaned_data", {})
        return {item.key: data.get(field_name(item.key)) for item in self.filling.measure.items}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        on = data.get("answered_on")
        if on and (refusal := self.unsuited(on)):
            self.add_error("answered_on", refusal.why)
        answers = self.given
        if on and (refusal := wrong_form(self.filling, answers, self.age_forms, on)):
            self.add_error(field_name(asked_form(self.filling)), refusal.why)
        if not self.errors and all(answer is None for answer in answers.values()):
            first = field_name(self.filling.measure.items[0].key)
            self.add_error(first, "Answer at least one question, then save")
        try:
            score(self.filling.measure, dict(answers.items()))
        except InvalidAnswers as invalid:
            for problem in invalid.problems:
                first = field_name(problem.where.split(", ")[0])
                self.add_error(first, f"{problem.what} {problem.mend}")
        return data | {"answers": answers}


def field_name(key: str) -> str:
    return f"item-{key}"


def initial_of(measure: Measure, answers: dict[str, Any]) -> dict[str, Any]:
    """Kept answers as the form's initial values."""
    return {field_name(item.key): answers.get(item.key) for item in measure.items}


def item_label(item: Item) -> str:
    """ "1. Little interest…", "1. Sensitivity of responses", "Question 4", "Total points"."""
    words = item.text or item.name
    if words is None:
        return f"Question {item.key}"
    return in_order(item.key, words)


def in_order(key: str, words: str) -> str:
    """The words after the number of their item, where it has one."""
    return f"{key}. {words}" if key.isdecimal() else words


def item_field(item: Item, response: Response) -> forms.Field:
    """The field of one question, which may be left open."""
    called = f"{item.label[:1].upper()}{item.label[1:]}"
    choices = _choices(response)
    if not choices:
        return _typed(item, response, called)
    return forms.TypedChoiceField(
        label=item_label(item),
        required=False,
        choices=choices,
        coerce=_answer,
        empty_value=None,
        widget=forms.RadioSelect if response.options else ScoreInput,
        error_messages={"invalid_choice": f"{called} must be {response.in_words()}"},
    )


def _typed(item: Item, response: Response, called: str) -> forms.Field:
    kind = "a number" if response.decimals else "a whole number"
    wrong = f"{called} must be {kind}, {response.in_words()}"
    field = forms.FloatField if response.decimals else forms.IntegerField
    attrs = {"class": "nhsuk-input--width-3"}
    if response.decimals:
        attrs["inputmode"] = "decimal"
    widget = forms.TextInput(attrs) if response.decimals else forms.NumberInput(attrs)
    return field(
        label=item_label(item),
        help_text=response.in_words(),
        required=False,
        max_value=NO_FORM_HAS_MORE,
        widget=widget,
        error_messages={"invalid": wrong, "max_value": wrong},
    )


def _choices(response: Response) -> list[tuple[int | str, str]]:
    """Printed options, or a short row of numbers; empty where a number is typed."""
    if response.options:
        return [(option.value, option.label) for option in response.options]
    few = response.highest is not None and response.highest - response.lowest < LONGEST_ROW
    if response.highest is None or response.decimals or not few:
        return []
    row: list[tuple[int | str, str]] = [
        (n, str(n)) for n in range(response.lowest, response.highest + 1)
    ]
    return [*row, (NOT_OBSERVED, "Not observed")] if response.may_be_not_observed else row


def _answer(value: str) -> Answer:
    return NOT_OBSERVED if value == NOT_OBSERVED else int(value)
