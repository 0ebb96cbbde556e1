"""Text in, value or faults out: nothing that YAML would quietly change gets through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge.strict_yaml import parse


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "off", "Off"])
def test_a_bare_word_that_yaml_reads_as_a_truth_is_refused_with_its_line(word: str) -> None:
    parsed = parse(f"id: a\nfound: {word}\n")
    (fault,) = parsed.faults
    assert (fault.line, fault.path) == (2, ("found",))
    assert word in fault.wrong
    assert "quotes" in fault.mend


def test_the_same_word_in_quotes_is_text() -> None:
    parsed = parse("found: 'no'\n")
    assert not parsed.faults
    assert parsed.value == {"found": "no"}


def test_a_key_twice_is_refused_at_the_second() -> None:
    parsed = parse("dose: 18\nname: x\ndose: 7\n")
    assert [(fault.line, fault.path) for fault in parsed.faults] == [(3, ("dose",))]


def test_a_key_twice_deep_inside_is_refused_too() -> None:
    parsed = parse("a:\n  - b: 1\n    b: 2\n")
    assert [(fault.line, fault.path) for fault in parsed.faults] == [(3, ("a", 0, "b"))]


def test_a_key_that_is_not_text_is_refused() -> None:
    assert [fault.line for fault in parse("on: x\n").faults] == [1]
    assert [fault.line for fault in parse("2016: x\n").faults] == [1]
    assert [fault.line for fault in parse("[a, b]: x\n").faults] == [1]


@pytest.mark.parametrize("number", ["012", "0x1f", "1_000", "12:30", "0b1", ".5", "1e3"])
def test_a_number_that_may_be_read_as_another_is_not_read_as_a_number(number: str) -> None:
    parsed = parse(f"n: {number}\n")
    assert parsed.faults or parsed.value == {"n": number}


def test_an_alias_is_refused() -> None:
    parsed = parse("a: &x {b: 1}\nc: *x\n")
    assert ["alias" in fault.wrong for fault in parsed.faults] == [True]


def test_a_list_inside_itself_does_not_hang() -> None:
    assert parse("a: &x [*x]\n").faults


def test_dates_stay_text() -> None:
    assert parse("a: 2016-07-12\nb: 2016-07\n").value == {"a": "2016-07-12", "b": "2016-07"}


def test_text_that_is_not_yaml_is_one_fault_with_its_line() -> None:
    (fault,) = parse("a: 1\nb: [1\nc: 2\n").faults
    assert fault.line >= 2
    assert "not YAML" in fault.wrong


def test_an_empty_text_has_no_value() -> None:
    assert parse("").value is None
    assert not parse("").faults


def test_a_line_is_known_for_every_path_and_for_what_is_missing_below_it() -> None:
    parsed = parse("a: 1\nb:\n  - c: 2\n    d: 3\n")
    assert parsed.line_of(("b", 0, "d")) == 4
    assert parsed.line_of(("b", 0, "nowhere")) == parsed.line_of(("b", 0)) == 3
    assert parsed.line_of(("nowhere",)) == 1


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    parse(text)


@settings(deadline=None)
@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_plain_whole_numbers_are_read_as_written(number: int) -> None:
    assert parse(f"n: {number}\n").value == {"n": number}
