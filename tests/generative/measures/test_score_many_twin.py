"""`score_many` gives, row by row, what `score` gives, for every measure that ships."""

from datetime import date
from math import isnan, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attunement.measures import (
    NOT_OBSERVED,
    InvalidAnswers,
    LocalCutOffs,
    Scored,
    measure,
    measures,
    score,
)
from attunement.measures.vectorised import NOT_OBSERVED_CODE, score_many
from unit.measures.answer_strategies import partial
from unit.measures.measure_records import IDS, definition

FEW = settings(max_examples=25, deadline=None)
WRONG = (-1, 0.5, 99, -0.0, float("inf"), float("-inf"), 1e9)


def coded(answer: Any) -> float:
    if answer is None:
        return nan
    return NOT_OBSERVED_CODE if answer == NOT_OBSERVED else float(answer)


def uncoded(one: Any, code: float, key: str) -> Any:
    """The answer that `score` is given for a number of the array."""
    if isnan(code):
        return None
    if code == NOT_OBSERVED_CODE:
        return NOT_OBSERVED
    whole = one.response(one.item(key)).decimals == 0 and code.is_integer()
    return int(code) if whole else code


def assert_same(
    one: Any, rows: list[list[float]], keys: list[str], local: LocalCutOffs | None = None
) -> None:
    forms = np.array(rows, dtype=float).reshape(-1, len(keys))
    found = score_many(one, forms, items=keys, local=local)
    for place, row in enumerate(rows):
        answers = {key: uncoded(one, code, key) for key, code in zip(keys, row, strict=True)}
        try:
            expected = score(one, answers, local=local)
        except InvalidAnswers:
            assert not found.permitted[place]
            assert not found.complete[place]
            expected = None
        else:
            assert found.permitted[place]
            assert found.complete[place] == isinstance(expected, Scored)
        scored = expected if isinstance(expected, Scored) else None
        same(found.total, place, scored.total if scored else None)
        for scale in one.subscales:
            value = scored.subscales[scale.id] if scored else None
            same(found.subscales[scale.id], place, value)
        same(found.level, place, scored.level.code if scored and scored.level else None)
        same(found.category, place, scored.category.code if scored and scored.category else None)


def same(column: Any, place: int, expected: float | None) -> None:
    if expected is None:
        assert column is None or isnan(column[place])
    else:
        assert column[place] == expected  # to the last bit


@pytest.mark.parametrize("id_", IDS)
@FEW
@given(data=st.data())
def test_every_measure_row_by_row(id_: str, data: st.DataObject) -> None:
    one, rows = measure(id_), []
    keys = [item.key for item in one.items]
    for form in data.draw(st.lists(partial(id_), max_size=6)):
        row = [coded(form.get(key)) for key in keys]
        if data.draw(st.booleans()):
            row[data.draw(st.integers(0, len(keys) - 1))] = data.draw(st.sampled_from(WRONG))
        rows.append(row)
    assert_same(one, rows, keys)


@FEW
@given(
    rows=st.lists(st.lists(st.sampled_from((1, 2, 5, nan, 6, 1.5)), min_size=12, max_size=12)),
    turned=st.sets(st.integers(1, 12)),
)
@example(rows=[[5.0] * 12], turned={1, 12})
def test_reverse_keyed_items(rows: list[list[float]], turned: set[int]) -> None:
    one = definition("kips", reverse=[str(n) for n in sorted(turned)])
    assert_same(one, rows, [item.key for item in one.items])


@FEW
@given(
    rows=st.lists(
        st.lists(st.sampled_from((1, 5, NOT_OBSERVED_CODE, nan)), min_size=12, max_size=12)
    )
)
def test_facets_not_observed(rows: list[list[float]]) -> None:
    one = measure("kips")
    assert_same(one, [*rows, [NOT_OBSERVED_CODE] * 12], [item.key for item in one.items])


@FEW
@given(
    rows=st.lists(st.lists(st.sampled_from((0, 0.1, 2.5, 7.25, 10, nan)), min_size=9, max_size=9))
)
def test_answers_read_to_decimal_places(rows: list[list[float]]) -> None:
    line = {"frequency": {"minimum": 0, "maximum": 10, "decimals": 1}}
    spare = {"difficulty": {"options": [{"value": 0, "label": "None"}]}}
    one = definition("phq-9", responses={**line, **spare})
    assert_same(one, rows, [str(n) for n in range(1, 10)])


@FEW
@given(rows=st.lists(st.lists(st.sampled_from((0, 3, 5, 10, nan)), min_size=9, max_size=9)))
def test_options_with_gaps(rows: list[list[float]]) -> None:
    options = [{"value": value, "label": str(value)} for value in (0, 5, 10)]
    spare = {"difficulty": {"options": options[:1]}}
    one = definition("phq-9", responses={"frequency": {"options": options}, **spare})
    assert_same(one, rows, [str(n) for n in range(1, 10)])


@FEW
@given(
    data=st.data(),
    most_missing=st.integers(1, 4),
    columns=st.integers(1, 20),
)
def test_pro_rating_by_what_a_team_read_in_its_manual(
    data: st.DataObject, most_missing: int, columns: int
) -> None:
    one = next(each for each in measures().values() if each.missing == "prorate")
    local = LocalCutOffs(
        measure=one.id,
        version=one.version,
        entered_by="Ada",
        entered_on=date(2026, 11, 22),
        edition="A manual",
        page="7",
        most_missing=most_missing,
    )
    keys = [item.key for item in one.items][:columns]
    rows = data.draw(
        st.lists(
            st.lists(
                st.sampled_from((0.0, 1.0, 4.0, nan, 9.0)),
                min_size=len(keys),
                max_size=len(keys),
            ),
            max_size=5,
        )
    )
    assert_same(one, rows, keys, local)
