"""A slice of docs/benchmarks/coverage.md, simulated again with other numbers."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attunement.synthesis import pool

ROOT = Path(__file__).resolve().parents[3]
REPEATS = 4_000


@pytest.fixture
def coverage(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT)
    return importlib.import_module("benchmarks.synthesis.coverage")


@pytest.mark.parametrize(
    ("shape", "k", "tau2"),
    [("even", 5, 0.05), ("uneven", 10, 0.0), ("skewed", 5, 0.2), ("skewed", 20, 0.0125)],
)
def test_coverage_is_as_published(coverage: Any, shape: str, k: int, tau2: float) -> None:
    cell = coverage.Cell(k, tau2, shape)
    again = cell.covered(REPEATS, np.random.default_rng(99))
    for test, published in coverage.published().items():
        error = np.hypot(
            coverage.monte_carlo_error(published[cell], REPEATS),
            coverage.monte_carlo_error(published[cell], coverage.REPEATS),
        )
        assert abs(again[test] - published[cell]) < 5 * error


def test_every_cell_is_published_with_what_is_outside_in_bold(coverage: Any) -> None:
    published = coverage.published()
    assert {cell for by_cell in published.values() for cell in by_cell} == set(coverage.cells())
    by_cell = {
        cell: {test: published[test][cell] for test in coverage.TESTS} for cell in coverage.cells()
    }
    assert coverage.report(by_cell) == coverage.REPORT.read_text(encoding="utf-8")


def test_the_intervals_counted_are_those_of_pool(coverage: Any) -> None:
    cell, seed = coverage.Cell(10, 0.05, "skewed"), 3
    draws = np.random.default_rng(seed).standard_normal((40, cell.k))
    effects = coverage.MEAN + np.sqrt(cell.vi + cell.tau2) * draws
    for test, percent in cell.covered(40, np.random.default_rng(seed)).items():
        fits = [pool(yi=yi, vi=cell.vi, test=test) for yi in effects]
        hits = sum(fit.ci_lower <= coverage.MEAN <= fit.ci_upper for fit in fits)
        assert 100 * hits / 40 == percent
