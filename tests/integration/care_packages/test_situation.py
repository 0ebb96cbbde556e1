"""From a formulation to a situation: nothing is guessed, and nothing unknown becomes a no."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.choosing import Situation, WillingFormat
from attunement.knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target
from attunement.service.assessments.models import Formulation
from attunement.service.care_packages.situation import age_days, situation
from attunement.service.relationships.models import Person, Relationship

ON = dt.date(2026, 3, 1)
MEMBERS = {
    "needs": [target for target in Target if target.of_a_family],
    "willing": list(Attender),
    "formats": list(WillingFormat),
    "circumstances": list(Circumstance)[:8],
    "circumstances_absent": list(Circumstance)[8:],
}


def formulation(**facts: object) -> Formulation:
    child = Person(born_on=dt.date(2025, 12, 7))
    return Formulation(relationship=Relationship(child=child), **facts)


@given(
    lists=st.fixed_dictionaries(
        {name: st.lists(st.sampled_from(known), unique=True) for name, known in MEMBERS.items()}
    ),
    band=st.sampled_from([*RiskBand, None]),
    mood=st.sampled_from([*Mood, None]),
    concern=st.sampled_from([("yes", True), ("no", False), ("unknown", None)]),
)
def test_every_code_of_every_vocabulary_arrives(
    lists: dict[str, list[str]],
    band: RiskBand | None,
    mood: Mood | None,
    concern: tuple[str, bool | None],
) -> None:
    written = formulation(
        **{name: [member.value for member in members] for name, members in lists.items()},  # type: ignore[attr-defined]
        risk_band=band.value if band else "unknown",
        mood=mood.value if mood else "unknown",
        concern_observed=concern[0],
    )
    assert situation(written, ON) == Situation(
        age_days=84,
        needs=frozenset(lists["needs"]),
        risk_band=band,
        mood=mood,
        relationship_concern_observed=concern[1],
        willing=frozenset(lists["willing"]) or None,
        willing_formats=frozenset(lists["formats"]) or None,
        circumstances=frozenset(lists["circumstances"]),
        circumstances_absent=frozenset(lists["circumstances_absent"]),
    )


def test_an_empty_formulation_knows_only_the_age() -> None:
    assert situation(formulation(), ON) == Situation(age_days=84)


def test_a_code_that_no_vocabulary_holds_counts_as_unknown() -> None:
    odd = formulation(needs=["workforce-skill", "gone"], risk_band="gone", willing=["gone"])
    assert situation(odd, ON) == Situation(age_days=84)


@pytest.mark.parametrize(
    ("born", "due", "days"),
    [
        (dt.date(2026, 3, 1), None, 0),
        (dt.date(2026, 2, 28), dt.date(2026, 4, 1), 1),
        (None, dt.date(2026, 3, 11), -10),
        (None, dt.date(2026, 2, 20), -1),  # overdue, and no birth recorded: not yet born
        (dt.date(2026, 3, 5), None, -4),  # as it was before the birth
        (None, None, None),
    ],
)
def test_age(born: dt.date | None, due: dt.date | None, days: int | None) -> None:
    assert age_days(Person(born_on=born, due_on=due), ON) == days
