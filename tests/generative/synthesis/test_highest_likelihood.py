"""On the sets that rivals are compared on, no tau2 of a dense grid has a higher likelihood."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def optima(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT)
    return importlib.import_module("benchmarks.synthesis.optima")


def test_nothing_is_higher_and_every_score_is_certified(optima: Any) -> None:
    ours = optima.ours()
    assert ours.worst_score < 1e-12
    for (y, v), tau2 in list(zip(optima.sets(), ours.tau2, strict=True))[::5]:
        top = 4 * max(v.max(), np.square(y - y.mean()).max())
        grid = np.concatenate([[0.0], np.geomspace(v.min() * 1e-3, top, 500)])
        w = 1 / (v + grid[:, None])
        off = y - (w @ y / w.sum(1))[:, None]
        highest = (np.log(w).sum(1) - np.log(w.sum(1)) - (w * off * off).sum(1)).max() / 2
        mine = optima.restricted(y, v, tau2)
        assert mine >= highest - optima.SAME * (1 + abs(highest))


def test_a_rival_is_counted_as_lower_higher_or_silent(optima: Any) -> None:
    mine = dict(enumerate(optima.ours().tau2))
    assert optima.compared(mine) == optima.Compared(0, 0, 0, 0)
    number = optima.EASY  # the first of the sets with two maxima
    worse = mine | {0: np.nan, 1: -0.1, number: mine[number] + 1.0}
    said = optima.compared(worse)
    assert (said.nothing, said.lower, said.higher) == (2, 1, 0)


def test_hard_sets_have_more_than_one_maximum(optima: Any) -> None:
    assert len(optima.sets()) == optima.EASY + optima.HARD
    y, v = optima.sets()[-1]
    w = [1 / (v + t) for t in np.geomspace(1e-4, 1e3, 4000)]
    score = [
        (np.square(a * (y - (a * y).sum() / a.sum()))).sum() - a.sum() + (a * a).sum() / a.sum()
        for a in w
    ]
    falls = np.count_nonzero((np.array(score[:-1]) > 0) & (np.array(score[1:]) <= 0))
    assert falls + (score[0] <= 0) > 1
