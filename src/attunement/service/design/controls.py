"""What a form field says on the page: every string decided here, so that the template only prints.

The markup (templates/fields.jinja) is that of the NHS components, written out: the published macros
take 2 to 10 milliseconds a field, which a page of a questionnaire cannot pay. A test holds the two
equal, element by element.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from .days import DayError
from .fields import DayInput, HintedCheckboxes, ScoreInput

KINDS: Mapping[type[forms.Widget], str] = {
    forms.HiddenInput: "hidden",
    forms.PasswordInput: "password",
    forms.NumberInput: "number",
    forms.FileInput: "file",
    forms.widgets.Input: "text",
    forms.Textarea: "textarea",
    forms.CheckboxInput: "checkbox",
    forms.CheckboxSelectMultiple: "checkboxes",
    ScoreInput: "score",
    forms.RadioSelect: "radios",
    forms.Select: "select",
    DayInput: "day",
}
# A browser that enforces these blocks or cuts what was typed without our words for what to mend.
NOT_IN_THE_BROWSER = {"maxlength", "minlength", "min", "max", "step", "required", "class", "id"}
NUMBER_WIDTH = "nhsuk-input--width-5"
PART_WIDTHS = {"day": "2", "month": "2", "year": "4", "time": "5"}


@dataclass(frozen=True)
class Option:
    """One choice: of a select, radios, or checkboxes; `hint` where its widget has one for it."""

    id: str
    value: str
    label: str
    chosen: bool
    hint: str = ""


@dataclass(frozen=True)
class Part:
    """One box of a day: its own id, name and label."""

    id: str
    name: str
    label: str
    value: str
    width: str
    wrong: bool
    numeric: bool
    autocomplete: str


@dataclass(frozen=True)
class Control:
    """A bound field, ready to print. `first_id` is where a link from the error summary goes."""

    kind: str
    id: str
    first_id: str
    name: str
    label: str
    hint: str
    error: str
    described_by: str
    value: str
    type: str
    classes: str
    attrs: Mapping[str, str]
    options: tuple[Option, ...] = field(default=())
    parts: tuple[Part, ...] = field(default=())


def kind(widget: forms.Widget) -> str:
    """The component for a widget, by its nearest known class; raises LookupError for none."""
    for ancestor in type(widget).__mro__:
        if ancestor in KINDS:
            return KINDS[ancestor]
    raise LookupError(f"{type(widget).__name__} has no component: add it to KINDS and fields.jinja")


def control(bound: BoundField) -> Control:
    """Describe a bound field for templates/fields.jinja."""
    widget = bound.field.widget
    what = kind(widget)
    base = str(bound.auto_id or bound.html_name)
    hint, error = str(bound.help_text), " ".join(str(text) for text in bound.errors)
    parts = _parts(bound, base) if what == "day" else ()
    described = [f"{base}-hint"] * bool(hint) + [f"{base}-error"] * bool(error)
    first = next((p.id for p in parts if p.wrong), parts[0].id) if parts else base
    return Control(
        kind=what,
        id=base,
        first_id=first,
        name=bound.html_name,
        label=str(bound.label),
        hint=hint,
        error=error,
        described_by=" ".join(described),
        value=_value(bound, what),
        type=_type(widget, what),
        classes=str(widget.attrs.get("class", NUMBER_WIDTH if what == "number" else "")),
        attrs=_attrs(bound, what),
        options=_options(bound, base) if isinstance(widget, forms.widgets.ChoiceWidget) else (),
        parts=parts,
    )


def _type(widget: forms.Widget, what: str) -> str:
    # The NHS manual asks for text with a numeric keypad: number boxes change when scrolled over.
    return "text" if what == "number" else str(getattr(widget, "input_type", "") or "")


def _value(bound: BoundField, what: str) -> str:
    if what in {"file", "password", "day"} or isinstance(
        bound.field.widget, forms.widgets.ChoiceWidget
    ):
        return ""
    if what == "checkbox":
        return "checked" if bound.field.widget.check_test(bound.value()) else ""
    value: Any = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _attrs(bound: BoundField, what: str) -> dict[str, str]:
    attrs = {
        name: str(value)
        for name, value in bound.field.widget.attrs.items()
        if name not in NOT_IN_THE_BROWSER and value not in (None, False)
    }
    if what == "number":
        whole = isinstance(bound.field, forms.IntegerField) and not isinstance(
            bound.field, forms.FloatField | forms.DecimalField
        )
        attrs.setdefault("inputmode", "numeric" if whole else "decimal")
    return attrs


def _options(bound: BoundField, base: str) -> tuple[Option, ...]:
    widget = bound.field.widget
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    chosen = widget.format_value(bound.value())
    hints = widget.hints if isinstance(widget, HintedCheckboxes) else {}
    flat = [
        option
        for _, group, _ in widget.optgroups(bound.html_name, chosen)
        for option in group
        # Django offers "---------" first for an optional row of radios; the buttons may stay empty.
        if kind(widget) == "select" or option["value"] != ""
    ]
    return tuple(
        Option(
            id=base if number == 1 else f"{base}-{number}",
            value=str(option["value"]),
            label=str(option["label"]),
            chosen=bool(option["selected"]),
            hint=hints.get(str(option["value"]), ""),
        )
        for number, option in enumerate(flat, 1)
    )


def _parts(bound: BoundField, base: str) -> tuple[Part, ...]:
    widget = bound.field.widget
    assert isinstance(widget, DayInput)
    known = bound.form.errors.as_data().get(bound.name, []) if bound.form.is_bound else []
    marked = {part for error in known if isinstance(error, DayError) for part in error.parts}
    birthday = widget.attrs.get("autocomplete") == "bday"
    return tuple(
        Part(
            id=f"{base}-{part}",
            name=f"{bound.html_name}_{part}",
            label=part.capitalize(),
            value=text,
            width=PART_WIDTHS[part],
            wrong=bool(known) and (part in marked or not marked),
            numeric=part != "time",
            autocomplete=f"bday-{part}" if birthday else "",
        )
        for part, text in zip(widget.parts, widget.typed(bound.value()), strict=True)
    )
