"""Who may be in the record already: each reason, and a slow obvious twin."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.referrals.duplicates import (
    NEAR,
    SAME_BABY,
    SAME_NUMBER,
    SAME_PERSON,
    SAME_PHONE,
    Register,
    Told,
    folded,
)

BIRTH = dt.date(2026, 3, 1)


def like(known: Told, asked: Told) -> tuple[str, ...]:
    register = Register()
    register.add([known])
    found = register.like([asked])
    return found[0].reasons if found else ()


def baby(place: str, **told: Any) -> Told:
    whole: dict[str, Any] = {"given_name": "Sam", "family_name": "Okafor", "child": True}
    return Told(place=place, **whole | told)


@pytest.mark.parametrize(
    ("known", "asked", "reasons"),
    [
        ({"nhs_number": "9990000018"}, {"nhs_number": "9990000018"}, (SAME_NUMBER,)),
        ({"telephone": "07700 900001"}, {"telephone": "07700 900001"}, (SAME_PHONE,)),
        ({"born_on": BIRTH}, {"born_on": BIRTH}, (SAME_PERSON,)),
        ({"born_on": BIRTH}, {"born_on": BIRTH, "given_name": "SÁM"}, (SAME_PERSON,)),
        ({"born_on": BIRTH}, {"born_on": BIRTH, "given_name": "Uche"}, (SAME_BABY,)),
        ({"born_on": BIRTH}, {"born_on": BIRTH + dt.timedelta(days=1)}, ()),
        ({"due_on": BIRTH}, {"born_on": BIRTH + NEAR, "given_name": ""}, (SAME_BABY,)),
        ({"due_on": BIRTH}, {"born_on": BIRTH + NEAR + dt.timedelta(days=1)}, ()),
        ({"due_on": BIRTH}, {"due_on": BIRTH - dt.timedelta(days=5)}, (SAME_BABY,)),
        ({"born_on": BIRTH}, {"born_on": BIRTH, "family_name": "Bello"}, ()),
        ({}, {}, ()),
        ({"nhs_number": ""}, {"nhs_number": ""}, ()),
    ],
)
def test_the_reasons(
    known: dict[str, Any], asked: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    assert like(baby("F00001", **known), baby("new", **asked)) == reasons


def test_a_carer_with_the_babys_name_is_no_baby() -> None:
    known = baby("F00001", born_on=BIRTH, given_name="Uche", child=False)
    assert like(known, baby("new", born_on=BIRTH)) == ()


def test_the_same_place_is_no_duplicate_of_itself() -> None:
    assert like(baby("F00001", born_on=BIRTH), baby("F00001", born_on=BIRTH)) == ()


def test_every_reason_of_one_place_stands_together_the_strongest_first() -> None:
    register = Register()
    register.add([baby("F00002", nhs_number="9990000018", born_on=BIRTH)])
    register.add([Told(place="F00002", telephone="07700 900001"), baby("F00001", born_on=BIRTH)])
    asked = [
        baby("new", nhs_number="9990000018", born_on=BIRTH),
        Told(place="new", telephone="07700 900001"),
    ]
    assert [(one.place, one.reasons) for one in register.like(asked)] == [
        ("F00002", (SAME_NUMBER, SAME_PERSON, SAME_PHONE)),
        ("F00001", (SAME_PERSON,)),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("O’Brien", "OBRIEN"), ("Núñez", "nunez"), ("Smith-Jones", "smith jones"), ("Zoë", "zoe")],
)
def test_names_are_compared_without_their_dress(one: str, other: str) -> None:
    assert folded(one) == folded(other)


NAMES = st.sampled_from(["", "Okafor", "OKAFOR", "Bello"])
DATES = st.none() | st.dates(BIRTH, BIRTH + dt.timedelta(days=40))
PEOPLE = st.builds(
    Told,
    place=st.sampled_from(["F00001", "F00002", "row 2"]),
    given_name=st.sampled_from(["", "Sam", "Uche"]),
    family_name=NAMES,
    born_on=DATES,
    due_on=DATES,
    nhs_number=st.sampled_from(["", "9990000018"]),
    telephone=st.sampled_from(["", "07700 900001"]),
    child=st.booleans(),
)


def slowly(known: list[Told], asked: list[Told]) -> set[tuple[str, str]]:
    """Every pair, every rule, in the plainest words."""
    found = set()
    for a in asked:
        for b in known:
            if a.place == b.place:
                continue
            if a.nhs_number and a.nhs_number == b.nhs_number:
                found.add((b.place, SAME_NUMBER))
            if a.telephone and a.telephone == b.telephone:
                found.add((b.place, SAME_PHONE))
            if not a.family_name or a.family_name.lower() != b.family_name.lower():
                continue
            if (
                a.born_on
                and a.born_on == b.born_on
                and a.given_name
                and (a.given_name == b.given_name)
            ):
                found.add((b.place, SAME_PERSON))
            elif a.child and b.child:
                if a.born_on and b.born_on:
                    near = a.born_on == b.born_on
                else:
                    one, other = a.born_on or a.due_on, b.born_on or b.due_on
                    near = bool(one and other) and abs((one - other).days) <= 21
                if near:
                    found.add((b.place, SAME_BABY))
    return found


@given(st.lists(PEOPLE, max_size=6), st.lists(PEOPLE, max_size=4))
def test_the_register_finds_what_comparing_everybody_finds(
    known: list[Told], asked: list[Told]
) -> None:
    register = Register()
    register.add(known)
    fast = {(one.place, reason) for one in register.like(asked) for reason in one.reasons}
    assert fast == slowly(known, asked)


@given(st.lists(PEOPLE, max_size=6), st.lists(PEOPLE, max_size=4))
def test_the_order_of_telling_changes_nothing(known: list[Told], asked: list[Told]) -> None:
    one, other = Register(), Register()
    one.add(known)
    other.add(reversed(known))
    assert one.like(asked) == other.like(list(reversed(asked)))
