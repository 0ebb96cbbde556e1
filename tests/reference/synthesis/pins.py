"""The reference numbers, and how near each class of number must come."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

DATA = Path(__file__).parents[1] / "data"
CLOSED_FORM = 1e-11
ITERATED = 1e-9
FLOOR = 1e-3
"""Differences are relative to the reference, or to this where the reference is nearer to zero."""


@cache
def reference(name: str) -> dict[str, Any]:
    return dict(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


def table(name: str) -> dict[str, list[str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: [row[column].strip() for row in rows] for column in rows[0]}


def numbers(column: list[str]) -> np.ndarray:
    return np.array(column, dtype=float)


def near(found: Any, expected: Any, tolerance: float) -> None:
    """Fails unless every number is within `tolerance`, relative; None stands for missing."""
    want = np.atleast_1d(np.array(expected, dtype=float))
    have = np.atleast_1d(np.array(found, dtype=float))
    assert have.shape == want.shape
    assert np.array_equal(np.isnan(have), np.isnan(want))
    apart = np.abs(have - want) / np.maximum(np.abs(want), FLOOR)
    assert np.nanmax(apart) <= tolerance, f"{np.nanmax(apart):.2e}: {have} against {want}"
