"""Scores of many forms: shapes, columns, blocks, and what is refused."""

from math import nan

import numpy as np
import pytest

from attunement.measures import CutOffsDoNotFit, LocalCutOffs, measure
from attunement.measures.vectorised import WrongColumns, score_many
from attunement.measures.vectorised.scorer import _ANSWERS

PHQ = measure("phq-9")
NINE = [str(n) for n in range(1, 10)]


def test_totals_by_hand() -> None:
    found = score_many(PHQ, [[0] * 9, [3] * 9, [1, 2] * 4 + [nan]], items=NINE)
    assert found.total is not None
    assert found.total[:2].tolist() == [0.0, 27.0]
    assert np.isnan(found.total[2])
    assert found.complete.tolist() == [True, True, False]
    assert found.permitted.tolist() == [True, True, True]
    assert (found.measure, found.version) == ("phq-9", PHQ.version)


def test_a_faulty_form_costs_itself_alone() -> None:
    found = score_many(PHQ, [[1] * 9, [4] + [1] * 8, [1] * 9], items=NINE)
    assert found.permitted.tolist() == [True, False, True]
    assert found.total is not None
    assert np.array_equal(found.total, [9, nan, 9], equal_nan=True)


BLOCK = _ANSWERS // 9


def test_the_last_block_and_the_first_are_scored_alike() -> None:
    forms = np.random.default_rng(5).integers(0, 4, size=(2 * BLOCK + 3, 9)).astype(float)
    forms[BLOCK, 0], forms[-1, 8] = 7, nan
    found = score_many(PHQ, forms, items=NINE)
    expected = forms.sum(axis=1)
    expected[[BLOCK, -1]] = nan
    assert found.total is not None
    assert np.array_equal(found.total, expected, equal_nan=True)
    assert np.flatnonzero(~found.permitted).tolist() == [BLOCK]


def test_the_answers_are_not_changed() -> None:
    forms = np.full((3, 9), 2.0)
    score_many(PHQ, forms, items=NINE)
    assert (forms == 2).all()


@pytest.mark.parametrize("order", ["C", "F"])
def test_how_an_array_lies_in_memory_does_not_matter(order: str) -> None:
    drawn = np.random.default_rng(5).integers(0, 4, size=(50, 9)).astype(float)
    found = score_many(PHQ, np.array(drawn, order=order), items=NINE)  # type: ignore[call-overload]
    assert found.total is not None
    assert np.array_equal(found.total, drawn.sum(axis=1))


def test_columns_may_come_in_any_order_and_extras_count_for_nothing() -> None:
    keys = ["difficulty", *reversed(NINE)]
    found = score_many(PHQ, [[3, *range(3), *range(3), *range(3)], [nan, *[1] * 9]], items=keys)
    assert found.total is not None
    assert found.total.tolist() == [9.0, 9.0]


def test_an_item_without_a_column_is_missing() -> None:
    found = score_many(PHQ, [[1] * 8, [9] * 8], items=NINE[:8])
    assert found.complete.tolist() == [False, False]
    assert found.permitted.tolist() == [True, False]
    assert found.total is not None
    assert np.isnan(found.total).all()


def test_no_forms_at_all() -> None:
    found = score_many(PHQ, np.empty((0, 9)), items=NINE)
    assert found.total is not None
    assert found.total.shape == found.complete.shape == (0,)


def test_without_names_every_item_of_the_form_in_order() -> None:
    assert score_many(PHQ, [[1] * 9 + [nan]]).complete.tolist() == [True]


def test_cut_offs_of_another_measure_are_refused() -> None:
    known = {"entered_by": "Ada", "entered_on": "2026-11-22", "edition": "One", "page": "7"}
    local = LocalCutOffs.model_validate({**known, "measure": "gad-7", "version": "1"})
    with pytest.raises(CutOffsDoNotFit, match="gad-7"):
        score_many(PHQ, [[1] * 9], items=NINE, local=local)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["1", "1"], "two columns"),
        (["1", "12"], "no item 12"),
        (["1", "2", "3"], "expected"),
        ([], "no column"),
    ],
)
def test_wrong_columns_are_refused_by_name(items: list[str], said: str) -> None:
    with pytest.raises(WrongColumns, match=said):
        score_many(PHQ, [[1, 1]], items=items)
