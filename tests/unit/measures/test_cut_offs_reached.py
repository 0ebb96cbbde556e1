"""A published cut-off is reached on its own side, and the score on it as its publisher says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import cut_offs_reached, measure, measures, score
from unit.measures.measure_records import raw
from unit.measures.test_measure_change import spread


def names(one, scored):
    return [each.cut_off.name for each in cut_offs_reached(one, scored)]


@pytest.mark.parametrize(("total", "reached"), [(0, 0), (9, 0), (10, 1), (27, 1)])
def test_phq_9_from_ten(total, reached):
    phq = measure("phq-9")
    assert len(names(phq, spread(phq, total))) == reached


@pytest.mark.parametrize(("last", "reached"), [(6.3, True), (6.4, False)])
def test_ors_below_twenty_five(last, reached):
    """6.2 three times and 6.3 is 24.9; 6.4 makes 25 and is not below it."""
    ors = measure("ors")
    scored = score(ors, dict.fromkeys("123", 6.2) | {"4": last})
    assert bool(names(ors, scored)) == reached


def test_each_factor_of_the_pbq_has_its_own():
    pbq = measure("pbq")
    answers = {str(n): 0 for n in range(1, 26)} | {"18": 2, "24": 1}
    (harm,) = cut_offs_reached(pbq, score(pbq, answers))
    assert (harm.scale, harm.value) == ("Factor 4: risk of harm", 3)
    assert "same day" in harm.cut_off.do
    assert harm.cut_off.unchecked


@given(st.integers(0, 21))
def test_as_a_person_with_the_record_would_say(total):
    gad = measure("gad-7")
    (held,) = raw("gad-7")["total"]["cut_offs"]
    assert bool(names(gad, spread(gad, total))) == (total >= held["at_or_above"])


@pytest.mark.parametrize("id_", measures())
def test_where_none_is_on_file_none_is_reached(id_):
    one = measure(id_)
    if any(scale.cut_offs for scale in one.scales):
        return
    example = next(each for each in one.examples if not each.missing)
    asked = one.items if one.kind == "answers-alone" else one.required
    form = {item.key: n for item, n in zip(asked, example.answers, strict=True)}
    assert cut_offs_reached(one, score(one, form)) == ()


def test_its_side_in_words():
    assert measure("phq-9").total.cut_offs[0].in_words == "10 or more"
    assert measure("ors").total.cut_offs[0].in_words == "less than 25"
