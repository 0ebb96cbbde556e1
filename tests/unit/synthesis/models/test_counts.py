"""Counts pooled under a common effect: what is left out, and what is refused."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.models import mantel_haenszel, peto

TWO: dict[str, Any] = {"ai": [10, 4], "bi": [90, 46], "ci": [20, 9], "di": [80, 41]}


def test_one_table_is_its_own_odds_ratio() -> None:
    one = {name: column[:1] for name, column in TWO.items()}
    found = mantel_haenszel(**one)
    assert found.estimate == pytest.approx(np.log(10 * 80 / (90 * 20)))
    assert found.se == pytest.approx(np.sqrt(1 / 10 + 1 / 90 + 1 / 20 + 1 / 80))
    assert (found.q_df, found.q_pvalue) == (0, 1)
    assert (found.breslow_day, found.tarone) == (None, None)


@pytest.mark.parametrize("measure", ["OR", "RR", "RD"])
def test_changing_the_groups_over_changes_the_sign(measure: str) -> None:
    there = mantel_haenszel(**TWO, measure=measure)
    over = {"ai": TWO["ci"], "bi": TWO["di"], "ci": TWO["ai"], "di": TWO["bi"]}
    back = mantel_haenszel(**over, measure=measure)
    assert back.estimate == pytest.approx(-there.estimate)
    assert back.se == pytest.approx(there.se)


def test_a_study_without_events_says_nothing_of_a_ratio_and_is_named() -> None:
    more = {n: [*c, x] for (n, c), x in zip(TWO.items(), (0, 30, 0, 30), strict=True)}
    for pooled in (mantel_haenszel, peto):
        found = pooled(**more, labels=["a", "b", "quiet"])
        assert found.k == 2
        assert [(x.row, x.label) for x in found.excluded] == [(3, "quiet")]
        assert found.estimate == pytest.approx(pooled(**TWO).estimate)
    assert mantel_haenszel(**more, measure="RD").k == 3


def test_a_zero_cell_in_one_arm_is_pooled_without_a_correction() -> None:
    found = mantel_haenszel(ai=[0, 5], bi=[50, 45], ci=[4, 9], di=[46, 41])
    by_hand = np.log((0 * 46 + 5 * 41) / (50 * 4 + 45 * 9))
    assert found.estimate == pytest.approx(by_hand)
    assert np.isfinite(found.q)


def test_no_events_in_one_arm_anywhere_has_no_ratio() -> None:
    nobody: dict[str, Any] = {"ai": [0, 0], "bi": [9, 9], "ci": [2, 1], "di": [8, 9]}
    for measure in ("OR", "RR"):
        with pytest.raises(errors.NotComputable, match="RD"):
            mantel_haenszel(**nobody, measure=measure)
    assert np.isfinite(peto(**nobody).estimate)


def test_no_events_at_all_have_no_ratio() -> None:
    with pytest.raises(errors.NotComputable, match="risk difference"):
        peto(ai=[0], bi=[9], ci=[0], di=[8])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ai": [10, -1]}, "row 2"),
        ({"ai": [10, 1.5]}, "whole number"),
        ({"ai": [10, np.nan]}, "row 2"),
        ({"di": [80]}, "shape"),
        ({"labels": ["a"]}, "labels"),
    ],
)
def test_counts_that_cannot_be_are_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(errors.WrongColumns, match=words):
        mantel_haenszel(**TWO | change)


def test_an_empty_group_is_refused() -> None:
    with pytest.raises(errors.NotComputable, match="row 2"):
        peto(ai=[1, 0], bi=[9, 0], ci=[2, 2], di=[8, 8])


def test_another_measure_is_refused() -> None:
    with pytest.raises(errors.UnknownChoice, match="OR, RR, RD"):
        mantel_haenszel(**TWO, measure="SMD")


def test_odds_ratios_all_of_one_have_the_expected_counts() -> None:
    same: dict[str, Any] = {"ai": [10, 20], "bi": [10, 20], "ci": [5, 8], "di": [5, 8]}
    found = mantel_haenszel(**same)
    assert found.estimate == 0
    assert found.breslow_day
    assert found.breslow_day.statistic == pytest.approx(0, abs=1e-12)
