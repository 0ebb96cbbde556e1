"""How often intervals hold the truth, where the truth is known because it was simulated."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from attunement.measures.agreement import Agreement, cohen_kappa, icc, krippendorff_alpha

TIMES = 300
JOINT = np.array([[0.40, 0.08, 0.02], [0.06, 0.20, 0.04], [0.02, 0.05, 0.13]])
CLASSES = np.array([0.5, 0.3, 0.2])
SLIPS = 0.2


def coverage(draw: Callable[[], Agreement], truth: float) -> float:
    found = [draw() for _ in range(TIMES)]
    return sum((one.ci_lower or -9) <= truth <= (one.ci_upper or -9) for one in found) / TIMES


def seeded() -> np.random.Generator:
    return np.random.default_rng(20261122)


def test_kappa() -> None:
    rng = seeded()
    chance = float((JOINT.sum(axis=0) * JOINT.sum(axis=1)).sum())
    truth = (float(np.trace(JOINT)) - chance) / (1 - chance)

    def draw() -> Agreement:
        first, second = np.divmod(rng.choice(9, size=100, p=JOINT.ravel()), 3)
        return cohen_kappa(first.tolist(), second.tolist())

    assert 0.92 <= coverage(draw, truth) <= 0.98


@pytest.mark.parametrize(("form", "truth"), [("1,1", 2 / 3), ("2,1", 2 / 3.3), ("3,1", 2 / 3)])
def test_intraclass_correlation(form: Any, truth: float) -> None:
    """Subjects vary by 2, ratings by 1, and raters by 0.3 where they are the same for all."""
    rng, leniency = seeded(), 0.3 if form == "2,1" else 0.0

    def draw() -> Agreement:
        subjects = rng.normal(0, 2**0.5, (25, 1))
        raters = rng.normal(0, leniency**0.5, (1, 6))
        return icc(subjects + raters + rng.normal(0, 1, (25, 6)), form=form)

    assert 0.91 <= coverage(draw, truth) <= 0.985


def classified(rng: np.random.Generator, raters: int) -> list[list[int]]:
    """60 subjects; each rater sees the class, or slips and says any."""
    truth = rng.choice(3, size=60, p=CLASSES)
    said = []
    for _ in range(raters):
        guess = rng.choice(3, size=60, p=CLASSES)
        said.append(np.where(rng.random(60) < SLIPS, guess, truth).tolist())
    return said


@pytest.mark.parametrize("raters", [2, 4])
@pytest.mark.parametrize("metric", ["nominal", "ordinal"])
def test_alpha_drawing_subjects(metric: Any, raters: int) -> None:
    """Two ratings are of the class with the chance that neither slipped, and else independent."""
    rng, truth = seeded(), (1 - SLIPS) ** 2

    def draw() -> Agreement:
        given = classified(rng, raters)
        return krippendorff_alpha(given, metric=metric, generator=rng, resamples=600)

    assert 0.90 <= coverage(draw, truth) <= 0.98


def test_alpha_drawing_pairs_of_four_raters_is_too_sure_as_we_say() -> None:
    rng, truth = seeded(), (1 - SLIPS) ** 2

    def draw() -> Agreement:
        given = classified(rng, 4)
        return krippendorff_alpha(given, resample="pairs", generator=rng, resamples=600)

    assert coverage(draw, truth) < 0.85
