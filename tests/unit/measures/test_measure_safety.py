"""A safety item speaks whatever else is on the form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.measures import measure, safety_flags
from unit.measures.answer_strategies import any_form
from unit.measures.measure_records import IDS, raw

a_few = settings(max_examples=40)
"""There are many measures, and one scorer: an error in it shows on each."""


@pytest.mark.parametrize("answer", [1, 2, 3])
@pytest.mark.parametrize("key", [9, "9"])
def test_any_answer_above_not_at_all_raises_item_9(key, answer):
    (flag,) = safety_flags(measure("phq-9"), {key: answer})
    assert (flag.measure, flag.item, flag.answer) == ("phq-9", "9", answer)
    assert "today" in flag.do
    assert flag.sources


@pytest.mark.parametrize("answer", [0, None])
def test_not_at_all_and_no_answer_raise_nothing(answer):
    assert safety_flags(measure("phq-9"), {**dict.fromkeys(range(1, 9), 3), 9: answer}) == ()


def test_the_flag_does_not_wait_for_slips_to_be_mended():
    assert len(safety_flags(measure("phq-9"), {1: 77, "x": "y", 9: 3})) == 1


@pytest.mark.parametrize(("level", "raised"), [(1, 0), (2, 0), (3, 0), (4, 1)])
@pytest.mark.parametrize("id_", ["dc-0-5-loaf", "dc-0-5-loaf-environment"])
def test_the_lowest_level_opens_safeguarding(id_, level, raised):
    assert len(safety_flags(measure(id_), {"level": level})) == raised


@pytest.mark.parametrize("id_", IDS)
@a_few
@given(data=st.data())
def test_raised_exactly_when_the_record_says_so(id_, data):
    record = raw(id_)
    form = data.draw(any_form(id_))
    expected = [
        rule["item"]
        for rule in record.get("safety", [])
        if type(form.get(rule["item"])) is int and form[rule["item"]] >= rule["at_or_above"]
    ]
    assert [flag.item for flag in safety_flags(measure(id_), form)] == expected
