"""What people copy from a manual: which form is for which age, and how scores spread."""

from typing import Any

from django import forms

from ....measures import Group, Measure
from ....measures.local import TOTAL, named_scales
from ...design.forms import PageForm
from ..typed_ages import AgeMistakes, read_ages


class FromManualForm(PageForm):
    edition = forms.CharField(
        label="Which edition of the manual?", help_text="Its title and year.", max_length=200
    )
    page = forms.CharField(label="Page or table", max_length=60)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure


class AgeFormsForm(FromManualForm):
    corrected = forms.ChoiceField(
        label="From when does the manual count the age of a baby born early?",
        choices=(("yes", "From the due date (corrected age)"), ("no", "From the birth")),
        widget=forms.RadioSelect,
    )
    months = forms.CharField(
        label="Which form is for which months?",
        help_text="One form a line: age form, first month, last month. Commas between. "
        "Months are completed months.",
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Enter the months of each form as the manual gives them"},
    )

    def clean_corrected(self) -> bool:
        return bool(self.cleaned_data["corrected"] == "yes")

    def clean_months(self) -> dict[int, tuple[int, int]]:
        try:
            return read_ages(self.measure, self.cleaned_data["months"])
        except AgeMistakes as wrong:
            raise forms.ValidationError(" ".join(wrong.mistakes[:5])) from wrong


def _number(label: str, **kwargs: Any) -> forms.FloatField:
    return forms.FloatField(label=label, required=False, **kwargs)


class NormsForm(FromManualForm):
    """Groups of two fields come whole or not at all."""

    scale = forms.ChoiceField(label="Which scale?", widget=forms.RadioSelect)
    sample = forms.CharField(
        label="Whose scores are they?",
        help_text="The sample as the manual names it, with how many.",
        max_length=200,
    )
    sd = _number(
        "Standard deviation", help_text="In points of the score. Leave empty if not given."
    )
    reliability = _number(
        "Reliability",
        help_text="The coefficient that goes with it, from 0 to 1.",
        min_value=0,
        max_value=0.999,
    )
    clinical_mean = _number("Mean of people who needed help (clinical group)")
    clinical_sd = _number("Standard deviation of the clinical group")
    functional_mean = _number("Mean of people who did not (functional group)")
    functional_sd = _number("Standard deviation of the functional group")

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, measure=measure, **kwargs)
        names = {scale.id: scale.name for scale in measure.subscales} | {TOTAL: "The total"}
        scale = self.fields["scale"]
        assert isinstance(scale, forms.ChoiceField)
        scale.choices = [(id_, names[id_]) for id_ in named_scales(measure)]
        if len(scale.choices) == 1:
            scale.initial = scale.choices[0][0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._together(data, "sd", "reliability", "the standard deviation and the reliability")
        self._together(data, "clinical_mean", "clinical_sd", "both numbers of the clinical group")
        self._together(
            data, "functional_mean", "functional_sd", "both numbers of the functional group"
        )
        for name in ("sd", "clinical_sd", "functional_sd"):
            value = data.get(name)
            if value is not None and value <= 0:
                self.add_error(name, "A standard deviation is above 0")
        if self.errors:
            return data
        groups = {who: _group(data, who) for who in ("clinical", "functional")}
        if data["sd"] is None and not any(groups.values()):
            self.add_error("sd", "Enter a standard deviation with its reliability, or a group")
            return data
        kept = ("edition", "page", "scale", "sample", "sd", "reliability")
        return {name: data[name] for name in kept} | groups

    def _together(self, data: dict[str, Any], first: str, second: str, what: str) -> None:
        if (data.get(first) is None) != (data.get(second) is None):
            empty = first if data.get(first) is None else second
            if empty not in self.errors:
                self.add_error(empty, f"Enter {what}, or neither")


def _group(data: dict[str, Any], who: str) -> Group | None:
    if data[f"{who}_mean"] is None:
        return None
    return Group(mean=data[f"{who}_mean"], sd=data[f"{who}_sd"])
