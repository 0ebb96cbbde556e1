"""The checklist is a pure function: a line is settled by a date or by a reason, and by no more."""

import datetime as dt
from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.outcomes.checklist import EndingFacts, Item, Line, checklist, missing
from attunement.service.outcomes.policies import WANTED, not_settled
from attunement.service.outcomes.presenters.ending import TITLES, WHAT

DAY = dt.date(2026, 3, 1)

REASONS = st.sampled_from(["", "  ", "Why"])
facts = st.builds(
    EndingFacts,
    **{
        field.name: st.none() | st.dates() if field.name.endswith("_on") else REASONS
        for field in fields(EndingFacts)
    },
)


def test_nothing_known_leaves_every_line_open() -> None:
    assert missing(checklist(EndingFacts())) == tuple(Item)


def test_every_line_has_a_date_and_a_reason_of_its_own() -> None:
    names = {field.name for field in fields(EndingFacts)}
    assert names == {f"{item}_on" for item in Item} | {f"no_{item}_because" for item in Item}
    assert WANTED.keys() == TITLES.keys() == WHAT.keys() == set(Item)


@given(facts)
def test_a_line_is_settled_by_a_date_or_by_words(known: EndingFacts) -> None:
    for line in checklist(known):
        on = getattr(known, f"{line.item}_on")
        because = getattr(known, f"no_{line.item}_because").strip()
        assert line.settled == (on is not None or because != "")
        assert line.on == on
        assert line.because == ("" if on else because)


def test_a_date_makes_the_reason_superfluous() -> None:
    lines = checklist(EndingFacts(goodbye_on=DAY, no_goodbye_because="They had moved."))
    assert lines[2] == Line(Item.GOODBYE, DAY, "")


def test_the_refusal_names_each_gap() -> None:
    assert not_settled([Item.LETTER]).why.endswith("needs the letter.")
    words = not_settled([Item.END_MEASURES, Item.GOODBYE, Item.LETTER]).why
    assert words.endswith("needs the end measures, the goodbye and the letter.")
