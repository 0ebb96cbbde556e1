"""Two readings of one study, and where they differ."""

import dataclasses

import pytest

from attunement.synthesis.errors import WrongColumns
from attunement.synthesis.living import Entry, disagreements
from attunement.synthesis.living.entry import written


def reading(**values: float | None) -> Entry:
    return Entry(study="Ash", outcome="shade", values=values)


def test_readings_that_agree_have_no_disagreement() -> None:
    one = reading(m1=12.0, sd1=3.5)
    assert disagreements(first=one, second=reading(sd1=3.5, m1=12)) == ()


def test_each_column_that_differs_is_named_in_the_order_of_the_first() -> None:
    first, second = reading(m1=12.0, sd1=3.5, n1=20), reading(n1=21, sd1=3.5, m1=12.1)
    assert [str(each) for each in disagreements(first=first, second=second)] == [
        "m1: the first reading has 12, the second has 12.1.",
        "n1: the first reading has 20, the second has 21.",
    ]


def test_nothing_is_too_small_to_be_shown() -> None:
    [found] = disagreements(first=reading(m1=0.1), second=reading(m1=0.1000000000001))
    assert str(found) == "m1: the first reading has 0.1, the second has 0.1000000000001."


def test_left_out_is_not_reported_and_not_nought() -> None:
    assert disagreements(first=reading(m1=None), second=reading()) == ()
    [found] = disagreements(first=reading(m1=0.0), second=reading())
    assert str(found) == "m1: the first reading has 0, the second has not reported."
    [found] = disagreements(first=reading(), second=reading(m1=0.0))
    assert (found.column, found.first, found.second) == ("m1", None, 0.0)


@pytest.mark.parametrize("other", [("Beech", "shade"), ("Ash", "light")])
def test_two_studies_or_two_outcomes_are_not_compared(other: tuple[str, str]) -> None:
    second = Entry(study=other[0], outcome=other[1], values={})
    with pytest.raises(WrongColumns, match="Compare two readings of one study for one outcome"):
        disagreements(first=reading(), second=second)


def test_an_entry_cannot_be_changed_not_even_by_whoever_made_its_values() -> None:
    values: dict[str, float | None] = {"m1": 1.0}
    made = Entry(study="Ash", outcome="shade", values=values)
    values["m1"] = 2.0
    assert made.values["m1"] == 1.0
    with pytest.raises(TypeError):
        made.values["m1"] = 3.0  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.study = "Beech"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "not reported"), (12.0, "12"), (0.1, "0.1"), (-1.25, "-1.25"), (1e-7, "1e-07")],
)
def test_numbers_are_written_whole(value: float | None, words: str) -> None:
    assert written(value) == words
