"""Which measure fits whom, on which day."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attunement.measures import measure, measures
from attunement.service.assessments.fitting import (
    Whom,
    fillings,
    find,
    unsuited,
    window_in_words,
)
from attunement.service.relationships.models import CarerRole, Person, Relationship

ON = dt.date(2026, 3, 1)
SAM = Person(pk=1, given_name="Sam", born_on=dt.date(2025, 12, 7))
TWIN = Person(pk=2, given_name="Tia", born_on=dt.date(2025, 12, 7))
ADA = Person(pk=3, given_name="Ada")
BEN = Person(pk=4, given_name="Ben")
MOTHER = Relationship(pk=11, child=SAM, carer=ADA, role=CarerRole.MOTHER)
FATHER = Relationship(pk=12, child=SAM, carer=BEN, role=CarerRole.FATHER)
TWIN_MOTHER = Relationship(pk=13, child=TWIN, carer=ADA, role=CarerRole.MOTHER)


def words(id_: str, *relationships: Relationship) -> list[str]:
    return [each.words for each in fillings(measure(id_), relationships)]


# measure             | who answers, about whom (Ada and Ben, one baby)
WHOM = """
phq-9                 | Ada answers; Ben answers
asq-se-2              | Ada answers about Sam; Ben answers about Sam
maas                  | Ada answers about Sam
kips                  | You rate Sam and Ada; You rate Sam and Ben
dc-0-5-loaf           | You rate Sam and Ada; You rate Sam and Ben
dc-0-5-loaf-environment | You rate Sam
"""


@pytest.mark.parametrize("row", WHOM.strip().splitlines())
def test_who_answers_and_about_whom_follows_from_the_definition(row: str) -> None:
    id_, expected = (part.strip() for part in row.split("|"))
    assert words(id_, MOTHER, FATHER) == expected.split("; ")


def test_a_mother_of_twins_answers_about_her_mood_once_and_each_relationship_is_rated() -> None:
    assert words("phq-9", MOTHER, TWIN_MOTHER) == ["Ada answers"]
    assert words("dc-0-5-loaf", MOTHER, TWIN_MOTHER) == [
        "You rate Sam and Ada",
        "You rate Tia and Ada",
    ]


def test_a_rating_of_nobodys_relationship_is_no_form() -> None:
    assert find(measure("dc-0-5-loaf"), [MOTHER], Whom(None, None, None)) is None
    assert find(measure("dc-0-5-loaf"), [MOTHER], Whom(None, 99, None)) is None
    found = find(measure("dc-0-5-loaf"), [MOTHER], Whom(None, 11, None))
    assert found is not None
    assert found.name == "LOAF of Sam and Ada"


def test_one_carer_cannot_answer_for_another() -> None:
    assert find(measure("phq-9"), [MOTHER, FATHER], Whom(3, None, 4)) is None
    assert find(measure("maas"), [FATHER], Whom(4, 12, None)) is None


def test_the_address_names_exactly_the_people() -> None:
    for definition in measures().values():
        for each in fillings(definition, [MOTHER, FATHER]):
            query = each.whom.query
            whom = Whom(*(int(query[n]) if n in query else None for n in Whom._fields))
            assert find(definition, [MOTHER, FATHER], whom) == each


# measure    | born      | due        | on         | how old, where it does not fit
AGES = """
care-index   | 2025-12-07 |            | 2026-03-01 |
care-index   | 2024-12-01 |            | 2026-03-31 |
care-index   | 2024-11-30 |            | 2026-03-31 | Sam is 16 months old
kips         | 2025-12-07 |            | 2026-03-01 |
kips         | 2026-01-02 |            | 2026-03-01 | Sam is 8 weeks old
kips         |            | 2026-04-12 | 2026-03-01 | Sam is unborn, 34 weeks' gestation
maas         |            | 2026-09-13 | 2026-03-01 |
maas         |            | 2026-09-14 | 2026-03-01 | Sam is unborn, 11 weeks' gestation
maas         | 2026-03-02 | 2026-03-05 | 2026-03-01 |
maas         | 2026-03-01 | 2026-03-05 | 2026-03-01 | Sam is 0 days old
phq-9        |            | 2026-04-12 | 2026-03-01 |
kips         |            |            | 2026-03-01 | we have no date for Sam
"""

WINDOWS = """
care-index   | for babies and children from birth to 15 months
kips         | for babies and children of 2 to 71 months
maas         | for babies not yet born, from 12 weeks of pregnancy
phq-9        | for any age
"""


@pytest.mark.parametrize("row", AGES.strip().splitlines())
def test_a_measure_outside_its_window_says_why(row: str) -> None:
    id_, born, due, on, said = (part.strip() for part in row.split("|"))
    sam = Person(
        given_name="Sam",
        born_on=dt.date.fromisoformat(born) if born else None,
        due_on=dt.date.fromisoformat(due) if due else None,
    )
    refusal = unsuited(measure(id_), sam, dt.date.fromisoformat(on))
    if not said:
        assert refusal is None
        return
    assert refusal is not None
    definition = measure(id_)
    window = f"{definition.short_name} is {window_in_words(definition)}"
    assert refusal.why.startswith(f"{window}; {said}")


@pytest.mark.parametrize("row", WINDOWS.strip().splitlines())
def test_a_window_in_words(row: str) -> None:
    id_, said = (part.strip() for part in row.split("|"))
    assert window_in_words(measure(id_)) == said


def test_a_baby_born_early_shows_both_ages() -> None:
    early = Person(given_name="Sam", born_on=dt.date(2026, 1, 2), due_on=dt.date(2026, 3, 1))
    refusal = unsuited(measure("kips"), early, ON)
    assert refusal is not None
    assert "Sam is 8 weeks old (corrected age 0 days)" in refusal.why


def test_every_window_has_words() -> None:
    for definition in measures().values():
        assert window_in_words(definition).startswith("for ")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(dt.date(2024, 1, 1), dt.date(2026, 3, 1)), st.integers(0, 3000))
def test_a_window_is_one_stretch_of_days(born: dt.date, days: int) -> None:
    """Between two days that fit there is none that does not."""
    child = Person(given_name="Sam", born_on=born)
    on = born + dt.timedelta(days=days)
    fits = [
        unsuited(measure("kips"), child, on + dt.timedelta(days=step)) is None for step in (0, 1, 2)
    ]
    assert fits != [True, False, True]
