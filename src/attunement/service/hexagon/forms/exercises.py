"""What people type when they start an exercise, rate alone, agree, and decide."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils import timezone

from ....choosing.hexagon import Indicator, Score, missing, told
from ....knowledge.library import Library
from ....knowledge.vocabulary import NeedLevel
from ...accounts.models import User
from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm
from ..given import Given
from ..models import Verdict

MOST_CANDIDATES = 6
CANNOT_SAY = "cannot"
TEXT = forms.Textarea(attrs={"rows": 3})
FOUR_YEARS = 48


def tomorrow() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=1)


class StartForm(PageForm):
    """Cleaned, `raters` are people and `months` is a pair or None."""

    question = forms.CharField(
        label="What do you want to decide?",
        max_length=300,
        help_text="For example: which video feedback should we offer in the second year of life?",
    )
    programmes = forms.MultipleChoiceField(
        label="Which programmes will you look at?",
        help_text=f"One, or up to {MOST_CANDIDATES} side by side.",
        widget=forms.CheckboxSelectMultiple,
    )
    raters = forms.MultipleChoiceField(
        label="Who will rate?",
        help_text="Each rates alone. Ask at least two people, of different trades.",
        widget=forms.CheckboxSelectMultiple,
    )
    months_from = forms.IntegerField(
        label="Youngest age in months (optional)", min_value=0, max_value=FOUR_YEARS, required=False
    )
    months_to = forms.IntegerField(
        label="Oldest age in months (optional)", min_value=0, max_value=FOUR_YEARS, required=False
    )
    need_levels = forms.MultipleChoiceField(
        label="For which families? (optional)",
        choices=[(level.value, level.words.capitalize()) for level in NeedLevel],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rate_by = DayField(
        label="Rate by which day?",
        subject="The day to rate by",
        earliest=timezone.localdate,
        latest=within(1),
    )

    def __init__(
        self,
        *args: Any,
        programmes: Mapping[str, str],
        people: Mapping[str, User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        _choices(self, "programmes", [*programmes.items()])
        _choices(self, "raters", [(pk, each.name) for pk, each in people.items()])

    def clean_programmes(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["programmes"]
        if len(chosen) > MOST_CANDIDATES:
            raise forms.ValidationError(
                f"You ticked {len(chosen)} programmes: choose {MOST_CANDIDATES} or fewer"
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.pop("months_from", None), data.pop("months_to", None)
        data["months"] = None
        if (first is None) != (last is None):
            lacking = "months_from" if first is None else "months_to"
            if lacking not in self.errors:
                self.add_error(lacking, "Give both ages, or neither")
        elif first is not None and last is not None:
            data["months"] = (first, last)
            if first > last:
                self.add_error("months_to", "The oldest age must be the youngest age or older")
        data["raters"] = [self.people[pk] for pk in data.get("raters", [])]
        data["need_levels"] = [NeedLevel.coded(each) for each in data.get("need_levels", [])]
        return data


class IndicatorsForm(PageForm):
    """For each of the six a level, or that it cannot be said, and the reason. Cleaned,
    `data["given"]` has what was said of each indicator that was answered."""

    cannot_say = "I cannot say yet"
    whole = False
    """Whether each of the six has to be answered."""

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library = library
        for indicator in Indicator:
            self.add_indicator(indicator)

    def add_indicator(self, indicator: Indicator) -> None:
        anchors = sorted(told(indicator, self.library).anchors, key=lambda each: -each.score)
        self.fields[level_of(indicator)] = forms.ChoiceField(
            label=f"{indicator.words}: your rating",
            choices=[
                *((str(each.score), f"{each.score}: {each.text}") for each in anchors),
                (CANNOT_SAY, self.cannot_say),
            ],
            widget=forms.RadioSelect,
            required=self.whole,
            error_messages={"required": f"Choose a rating for {indicator.words.lower()}"},
        )
        self.fields[reason_of(indicator)] = forms.CharField(
            label=f"{indicator.words}: why?",
            help_text="Where it cannot be said yet, write what you would need to know.",
            required=False,
            widget=TEXT,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["given"] = {}
        for indicator in Indicator:
            chosen, reason = data.get(level_of(indicator)), data.get(reason_of(indicator), "")
            if not chosen:
                if reason and level_of(indicator) not in self.errors:
                    self.add_error(
                        level_of(indicator),
                        f"You wrote a reason for {indicator.words.lower()}: choose a rating too",
                    )
                continue
            if not reason:
                self.add_error(reason_of(indicator), f"Say why, for {indicator.words.lower()}")
                continue
            value = None if chosen == CANNOT_SAY else int(chosen)
            data["given"][indicator] = self.given(indicator, value, reason, data)
        return data

    def given(
        self, indicator: Indicator, value: int | None, reason: str, data: dict[str, Any]
    ) -> Given:
        return Given(value, reason)


class RateForm(IndicatorsForm):
    """`sources` are those of the library that speak of the programme: id -> what it is called."""

    evidence_sources = forms.MultipleChoiceField(
        label="Which sources show it?",
        help_text="A rating of 4 or 5 for evidence needs at least one.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, sources: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "evidence_sources", [*sources.items()])

    def given(
        self, indicator: Indicator, value: int | None, reason: str, data: dict[str, Any]
    ) -> Given:
        if indicator is not Indicator.EVIDENCE:
            return Given(value, reason)
        sources = tuple(data.get("evidence_sources", ()))
        if value is not None:
            score = Score("you", indicator, value, reason, sources)
            for words in missing(score, self.library):
                self.add_error("evidence_sources", words)
        return Given(value, reason, sources)


class AgreeForm(IndicatorsForm):
    cannot_say = "Not known yet"
    whole = True

    def add_indicator(self, indicator: Indicator) -> None:
        super().add_indicator(indicator)
        self.fields[level_of(indicator)].label = f"{indicator.words}: what did you agree?"


class HandInForm(PageForm):
    sure = forms.BooleanField(label="These are my own ratings, made without seeing anybody else’s")


class DecideForm(PageForm):
    verdict = forms.ChoiceField(
        label="What did you decide?", choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Why?",
        help_text="What weighed most, and what you would change. Commissioners can read this: "
        "name no family and no rater.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    revisit_on = DayField(
        label="When will you look at it again?",
        subject="The day to look again",
        latest=within(3),
        earliest=tomorrow,
    )


def level_of(indicator: Indicator) -> str:
    return f"{indicator.value}_level"


def reason_of(indicator: Indicator) -> str:
    return f"{indicator.value}_reason"


def initial_of(given: Mapping[Indicator, Given]) -> dict[str, Any]:
    """What the form shows of what was said before."""
    held: dict[str, Any] = {}
    for indicator, one in given.items():
        held[level_of(indicator)] = CANNOT_SAY if one.value is None else str(one.value)
        held[reason_of(indicator)] = one.reason
        if indicator is Indicator.EVIDENCE:
            held["evidence_sources"] = list(one.sources)
    return held


def _choices(form: forms.Form, name: str, choices: Collection[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
