"""Effects in arrays are those of plain arithmetic, one row at a time, for every measure."""

import math
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attunement.synthesis.effects import MEASURES, effect_size, kinds
from attunement.synthesis.effects.kinds import Kind
from attunement.synthesis.errors import NotComputable

from .effect_rows import OF_KIND, as_columns, rows_of
from .slow_effects import TWINS, Pair

EXAMPLES = 20
SLOW = {"RTET": 4, "ZTET": 3}
NEAR = {"RTET": 1e-5, "ZTET": 1e-5}
"""The twin of these takes slopes by small steps."""


def test_every_measure_has_a_twin_and_every_kind_a_strategy() -> None:
    assert set(TWINS) == set(MEASURES)
    assert set(OF_KIND) == {value for value in vars(kinds).values() if isinstance(value, Kind)}


def plainly(code: str, row: dict[str, Any]) -> Pair | None:
    """The twin's answer, or None where there is no effect with a variance above 0."""
    measure = MEASURES[code]
    cells = {name: row[name] for name in measure.cells if name in row}
    if set(measure.cells) == {"x", "m"}:
        if row["x"] > row["n"]:
            return None
        cells = row = {"x": row["x"], "m": row["n"] - row["x"]}
    if 0 in cells.values():
        row = {**row, **{name: value + measure.add for name, value in cells.items()}}
    try:
        yi, vi = TWINS[code](**row)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return (yi, vi) if math.isfinite(yi) and math.isfinite(vi) and vi > 1e-12 else None


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_arrays_agree_with_plain_arithmetic(code: str) -> None:
    @settings(max_examples=SLOW.get(code, EXAMPLES))
    @given(rows=rows_of(MEASURES[code].inputs[0], at_most=1 if code in SLOW else 6))
    def agrees(rows: list[dict[str, float]]) -> None:
        assume(code != "UCOR" or min(row["n"] for row in rows) >= 12)
        expected = {i + 1: plainly(code, row) for i, row in enumerate(rows)}
        try:
            found = effect_size(code, **as_columns(rows))
        except NotComputable:
            assert not any(expected.values())
            return
        pairs = dict(zip(found.rows, zip(found.yi, found.vi, strict=True), strict=True))
        for row, pair in expected.items():
            if pair is not None:
                assert pairs[row] == pytest.approx(pair, rel=NEAR.get(code, 1e-9), abs=1e-11)
            else:
                # Beside exclusion: a variance that rounding alone lifts above 0.
                assert row not in pairs or pairs[row][1] < 1e-11
        assert {one.row for one in found.excluded} == set(expected) - set(found.rows)

    agrees()


@settings(max_examples=30)
@given(st.floats(1.001, 5000))
def test_the_correction_is_that_of_log_gammas(df: float) -> None:
    from attunement.synthesis.effects.correction import exact_j

    from .slow_effects import j

    assert float(exact_j(df)) == pytest.approx(j(df), rel=1e-11)
