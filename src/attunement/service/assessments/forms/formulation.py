"""The understanding of one relationship: every question may stay open."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from ....choosing import WillingFormat
from ....knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Worded
from ...design.forms import PageForm, Sections
from ..models import Formulation
from ..new import CIRCUMSTANCES, NEEDS, NO, UNKNOWN, YES, NewFormulation

KNOWN = [(YES, "Yes"), (NO, "No"), (UNKNOWN, "Not known")]
FORMATS: Mapping[WillingFormat, str] = {
    WillingFormat.INDIVIDUAL: "Sessions for them alone",
    WillingFormat.GROUP: "A group with other families",
    WillingFormat.VIDEO: "Being filmed together and watching it",
    WillingFormat.OWN_THERAPY: "Therapy for the parent",
    WillingFormat.HOME: "Visits at home",
}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _worded(codes: Iterable[Worded]) -> list[tuple[str, str]]:
    return [(code.value, _sentence(code.words)) for code in codes]


def _one_of(label: str, hint: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """One answer, or "not known": nothing is chosen for anybody beforehand but that."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        initial=UNKNOWN,
        widget=forms.RadioSelect,
    )


def _any_of(label: str, hint: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
    )


class FormulationForm(PageForm):
    """What was said is `cleaned_data["new"]`, a NewFormulation."""

    understanding = forms.CharField(
        label="How we understand it",
        help_text="What is happening between them, what keeps it going, and what is strong.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    needs = _any_of(
        "What would help?",
        "What the work would be for. Tick all that fit. No tick means not known yet.",
        _worded(NEEDS),
    )
    risk_band = _one_of(
        "How much strain is this relationship under?",
        "Your judgement. It says which studies were made with families like this one. "
        "Nothing works it out, and it ranks nobody.",
        [*_worded(RiskBand), (UNKNOWN, "Not known")],
    )
    mood = _one_of(
        "How is the parent’s or carer’s mood?",
        "",
        [*_worded(Mood), (UNKNOWN, "Not known")],
    )
    concern_observed = _one_of(
        "Have you seen something between them that worries you?",
        "Seen, not only told.",
        KNOWN,
    )
    willing = _any_of(
        "Who is willing to take part?",
        "Besides the baby. No tick means not known yet.",
        _worded(Attender),
    )
    formats = _any_of(
        "What are they willing to try?",
        "No tick means not known yet.",
        [(code.value, words) for code, words in FORMATS.items()],
    )

    def __init__(self, *args: Any, mood_hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mood"].help_text = mood_hint
        for circumstance in CIRCUMSTANCES:
            self.fields[circumstance_field(circumstance)] = forms.ChoiceField(
                label=_sentence(circumstance.words),
                choices=KNOWN[::-1],
                initial=UNKNOWN,
                required=False,
            )

    @property
    def sections(self) -> Sections:  # type: ignore[override]
        return (
            ("Understanding", ("understanding", "needs")),
            ("How things are now", ("risk_band", "mood", "concern_observed")),
            ("What they would do", ("willing", "formats")),
            ("Does any of this hold?", tuple(circumstance_field(each) for each in CIRCUMSTANCES)),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data if self.errors else data | {"new": _new(data)}


def _new(data: Mapping[str, Any]) -> NewFormulation:
    said = {each: data[circumstance_field(each)] for each in CIRCUMSTANCES}
    return NewFormulation(
        understanding=data["understanding"],
        needs=tuple(data["needs"]),
        risk_band=data["risk_band"],
        mood=data["mood"],
        concern_observed=data["concern_observed"],
        willing=tuple(data["willing"]),
        formats=tuple(data["formats"]),
        circumstances=tuple(each for each, answer in said.items() if answer == YES),
        circumstances_absent=tuple(each for each, answer in said.items() if answer == NO),
    )


def circumstance_field(circumstance: Circumstance) -> str:
    return f"circumstance-{circumstance.value}"


def initial_of(formulation: Formulation | None) -> dict[str, Any]:
    """A written formulation as the form's initial values."""
    if formulation is None:
        return {}
    plain = ("understanding", "needs", "risk_band", "mood", "concern_observed", "willing")
    values: dict[str, Any] = {name: getattr(formulation, name) for name in (*plain, "formats")}
    for each in CIRCUMSTANCES:
        if each in formulation.circumstances:
            values[circumstance_field(each)] = YES
        elif each in formulation.circumstances_absent:
            values[circumstance_field(each)] = NO
    return values
