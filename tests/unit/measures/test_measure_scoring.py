"""The scorer against its slow twin, and the laws that hold for every measure."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.measures import Incomplete, InvalidAnswers, Scored, measure, score
from unit.measures.answer_strategies import any_form, complete, partial
from unit.measures.measure_records import IDS, definition, raw
from unit.measures.slow_scorer import INVALID, slow_band, slow_score

a_few = settings(max_examples=40)
"""There are many measures, and one scorer: an error in it shows on each."""
REVERSED = {"reverse": ["2", "9"]}


@pytest.mark.parametrize("id_", IDS)
@a_few
@given(data=st.data())
def test_scores_as_its_slow_twin(id_, data):
    record = raw(id_)
    form = data.draw(any_form(id_))
    _agree(measure(id_), record, form)


@given(data=st.data())
def test_scores_as_its_slow_twin_with_reversed_items(data):
    record = {**raw("phq-9"), **REVERSED}
    form = data.draw(any_form("phq-9"))
    _agree(definition("phq-9", **REVERSED), record, form)


def _agree(definition_, record, form):
    expected = slow_score(record, form)
    try:
        found = score(definition_, form)
    except InvalidAnswers:
        assert expected == INVALID
        return
    if isinstance(found, Incomplete):
        assert ("incomplete", found.missing) == expected
        return
    assert isinstance(expected, dict)
    amounts = dict(found.subscales)
    if found.total is not None:
        amounts["total"] = found.total
    assert amounts.keys() == expected.keys()
    for name, amount in amounts.items():
        assert math.isclose(amount, expected[name], rel_tol=1e-12)
    if record["total"] is not None:
        name = found.band.name if found.band else None
        assert name == slow_band(record["total"], expected["total"])
    for scale in record.get("subscales", []):
        band = found.subscale_bands.get(scale["id"])
        assert (band.name if band else None) == slow_band(scale, expected[scale["id"]])


@pytest.mark.parametrize("id_", IDS)
@a_few
@given(data=st.data())
def test_a_half_filled_form_never_has_a_score(id_, data):
    form = data.draw(partial(id_))
    found = score(measure(id_), form)
    empty = [item.key for item in measure(id_).required if form.get(item.key) is None]
    if empty:
        assert isinstance(found, Incomplete)
        assert found.missing == tuple(empty)
        assert found.answered == found.out_of - len(empty)
        assert not hasattr(found, "total")


@pytest.mark.parametrize("id_", IDS)
@a_few
@given(data=st.data())
def test_every_value_lies_in_its_stated_range(id_, data):
    found = score(measure(id_), data.draw(complete(id_)))
    if isinstance(found, Incomplete):
        assert id_ == "kips"  # every facet "not observed"
        return
    amounts = {scale.id: (scale, found.subscales[scale.id]) for scale in measure(id_).subscales}
    if measure(id_).total is not None:
        amounts["total"] = (measure(id_).total, found.total)
    for scale, amount in amounts.values():
        least, most = scale.range
        assert least <= amount
        assert most is None or amount <= most


@given(data=st.data())
def test_the_order_of_answers_and_the_way_of_numbering_change_nothing(data):
    form = data.draw(complete("gad-7"))
    shuffled = data.draw(st.permutations(list(form.items())))
    by_number = {int(key): answer for key, answer in shuffled}
    assert score(measure("gad-7"), form) == score(measure("gad-7"), by_number)


@given(data=st.data(), extra=st.sampled_from([None, 0, 1, 2, 3]))
def test_the_functional_item_is_kept_and_never_scored(data, extra):
    form = data.draw(complete("phq-9"))
    with_extra, without = {**form, "difficulty": extra}, {**form}
    del without["difficulty"]
    assert score(measure("phq-9"), with_extra) == score(measure("phq-9"), without)


def test_incomplete_says_what_is_missing_in_words():
    found = score(measure("gad-7"), {1: 0, 2: 1, 3: 2, 4: 0, 6: None})
    assert isinstance(found, Incomplete)
    assert found.missing == ("5", "6", "7")
    assert found.message == (
        "4 of 7 answered. Still missing: question 5, question 6 and question 7. "
        "There is no score until then."
    )


def test_nothing_observed_has_no_mean():
    found = score(measure("kips"), dict.fromkeys(range(1, 13), "not-observed"))
    assert isinstance(found, Incomplete)
    assert len(found.missing) == 12
    assert "observed" in found.message


def test_not_observed_is_an_answer_and_empty_is_not():
    rated = dict.fromkeys(range(1, 12), 4)
    seen = score(measure("kips"), {**rated, 12: "not-observed"})
    assert isinstance(seen, Scored)
    assert seen.total == 4.0
    assert seen.answered == seen.out_of == 12
    assert isinstance(score(measure("kips"), rated), Incomplete)


def test_every_kips_mean_that_can_occur_has_exactly_one_band_as_printed():
    total = measure("kips").total
    for count in range(1, 13):
        for points in range(count, 5 * count + 1):
            mean = Fraction(points, count)
            # No attainable mean lies half-way between two bands, so rounding never chooses.
            assert mean not in (Fraction(295, 100), Fraction(395, 100))
            printed = round(points / count, total.decimals)
            held = [band for band in total.bands if band.min <= printed <= band.max]
            assert len(held) == 1


def test_a_band_for_programmes_is_never_said_of_one_family():
    """The developer's bands of KIPS judge a programme as a whole."""
    total = measure("kips").total
    assert {band.applies_to for band in total.bands} == {"programme"}
    assert total.family_bands == ()
    for answer in range(1, 6):
        found = score(measure("kips"), dict.fromkeys(range(1, 13), answer))
        assert isinstance(found, Scored)
        assert found.total == answer
        assert found.band is None


@pytest.mark.parametrize(("id_", "most"), [("phq-9", 27), ("gad-7", 21)])
def test_every_total_has_exactly_one_band(id_, most):
    bands = measure(id_).total.bands
    for total in range(most + 1):
        assert sum(band.min <= total <= band.max for band in bands) == 1


def test_a_score_cannot_be_changed_afterwards():
    found = score(measure("gad-7"), dict.fromkeys(range(1, 8), 1))
    assert isinstance(found, Scored)
    with pytest.raises(AttributeError):
        found.total = 0.0
    with pytest.raises(TypeError):
        found.subscales["x"] = 1.0
