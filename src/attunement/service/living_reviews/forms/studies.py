"""A study: its name, one person's reading of it, what stands where two readings differ."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from django import forms

from ....synthesis.effects import MEASURES, Kind
from ....synthesis.living.entry import Disagreement, written
from ...design.forms import PageForm
from ..models import ReviewOutcome

FIRST, SECOND, OTHER, NONE = "first", "second", "other", "none"
TEXT = forms.Textarea(attrs={"rows": 3})


class AddStudyForm(PageForm):
    label = forms.CharField(
        label="Short name", max_length=120, help_text="As a forest plot has it: Okafor & Lee 2024"
    )
    citation = forms.CharField(
        label="Full reference", widget=TEXT, help_text="Authors, year, title, journal, DOI"
    )

    def __init__(self, *args: Any, labels: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if label in self.labels:
            raise forms.ValidationError(f"{label} is in this review. A study counts once")
        return label


class NumberField(forms.FloatField):
    """A number as a paper prints it, or nothing where it prints none. `kinds`: what it may be."""

    def __init__(self, *, kinds: tuple[Kind, ...], **kwargs: Any) -> None:
        self.expected = " or ".join(kind.expected for kind in kinds) or "a number"
        self.kinds = kinds
        super().__init__(required=False, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None or not self.kinds:
            return
        if not any(bool(kind.allows(np.array([value]))[0]) for kind in self.kinds):
            raise forms.ValidationError(f"{self.label} must be {self.expected}", code="kind")


def number_field(outcome: ReviewOutcome, column: str, heading: str, **kwargs: Any) -> NumberField:
    field = NumberField(kinds=_kinds(outcome, column), label=heading, **kwargs)
    if not kwargs.get("help_text"):
        called = "" if heading == column else f"{column}: "
        field.help_text = f"{called}{field.expected}"
    return field


def _kinds(outcome: ReviewOutcome, column: str) -> tuple[Kind, ...]:
    """What a column may be, by those of the measure's ways that the outcome has the columns for."""
    asked = set(dict(outcome.columns))
    ways = (way.columns for way in MEASURES[outcome.measure].inputs if set(way.columns) <= asked)
    return tuple(dict.fromkeys(way[column] for way in ways if column in way))


class ReadForm(PageForm):
    """Cleaned, `values` are by outcome id and column; outcomes without any number are left out."""

    def __init__(self, *args: Any, outcomes: Iterable[ReviewOutcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, tuple[str, str]] = {}
        sections = []
        for outcome in outcomes:
            names = []
            for column, heading in outcome.columns:
                name = f"o{outcome.pk}-{column}"
                self.fields[name] = number_field(outcome, column, heading)
                self.fields[name].error_messages["invalid"] = (
                    f"{heading} must be a number such as 12.5, with a point and no unit"
                )
                self.places[name] = (str(outcome.pk), column)
                names.append(name)
            sections.append((outcome.name, tuple(names)))
        self.fields["nothing"] = forms.BooleanField(
            label="I looked, and the paper reports none of these numbers", required=False
        )
        self.fields["found_in"] = forms.CharField(
            label="Where in the paper?", help_text="Pages, tables, figures", widget=TEXT
        )
        self.fields["found_in"].error_messages["required"] = (
            "Write where in the paper you looked: pages, tables, figures"
        )
        self.sections = (*sections, ("Where it stands", ("nothing", "found_in")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        values: dict[str, dict[str, float]] = {}
        for name, (outcome, column) in self.places.items():
            if (number := data.get(name)) is not None:
                values.setdefault(outcome, {})[column] = number
        wrong = any(name in self.errors for name in self.places)
        if values and data.get("nothing"):
            self.add_error("nothing", "You entered numbers: take this tick away, or the numbers")
        elif not values and not wrong and not data.get("nothing"):
            self.add_error("nothing", "Enter what the paper reports, or tick that it reports none")
        data["values"] = values
        return data


class SettleForm(PageForm):
    """Cleaned, `settled` is a list of (outcome id, column, number or None, reason)."""

    def __init__(
        self,
        *args: Any,
        differ: list[tuple[ReviewOutcome, tuple[Disagreement, ...]]],
        names: tuple[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: list[tuple[str, int, Disagreement]] = []
        sections = []
        for outcome, found in differ:
            headings = dict(outcome.columns)
            for each in found:
                name = f"o{outcome.pk}-{each.column}"
                heading = headings[each.column]
                self.fields[name] = forms.ChoiceField(
                    label="What stands in the paper?",
                    widget=forms.RadioSelect,
                    choices=[
                        (FIRST, f"{written(each.first)} ({names[0]})"),
                        (SECOND, f"{written(each.second)} ({names[1]})"),
                        (OTHER, "Another number"),
                        *([(NONE, "None: it is not reported")] if _both_found(each) else []),
                    ],
                    error_messages={"required": f"Choose what stands in the paper for {heading}"},
                )
                self.fields[f"{name}-other"] = number_field(
                    outcome,
                    each.column,
                    f"Another number for {heading}",
                    help_text="Only where you chose another number",
                )
                self.fields[f"{name}-reason"] = forms.CharField(
                    label="Why? Where does it stand in the paper?",
                    widget=TEXT,
                    error_messages={"required": f"Write why, for {heading}"},
                )
                self.places.append((name, outcome.pk, each))
                parts = (name, f"{name}-other", f"{name}-reason")
                sections.append((f"{outcome.name}: {heading}", parts))
        self.sections = tuple(sections)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        settled = []
        for name, outcome, each in self.places:
            choice, other = data.get(name), data.get(f"{name}-other")
            if choice == OTHER and other is None and f"{name}-other" not in self.errors:
                self.add_error(f"{name}-other", "Enter the number, or choose one of the two")
            if choice in (FIRST, SECOND, NONE) and other is not None:
                self.add_error(f"{name}-other", "Choose “Another number”, or empty this box")
            value = {FIRST: each.first, SECOND: each.second, NONE: None}.get(str(choice), other)
            settled.append((outcome, each.column, value, data.get(f"{name}-reason", "")))
        data["settled"] = settled
        return data


def _both_found(each: Disagreement) -> bool:
    return each.first is not None and each.second is not None


class WithdrawForm(PageForm):
    because = forms.CharField(label="Why is it taken out?", widget=TEXT)
