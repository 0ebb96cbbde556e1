"""Shares of small groups: by hand, against a slow obvious twin, and the laws of being drawn in."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.guidance.shrinkage import Count, shares

COUNTS = st.integers(0, 12).flatmap(lambda of: st.integers(0, of).map(lambda hits: Count(hits, of)))
SOME = st.lists(COUNTS, min_size=1, max_size=6)
LAPLACE = {"means": np.array([0.5]), "weights": np.array([2.0])}


FEW = {"means": np.array([0.25, 0.5, 0.7]), "weights": np.array([4.0, 9.0, 30.0])}


def twin(counts: list[Count], steps: int = 2000) -> list[float]:
    """The means, with every integral a sum over shares from 0 to 1 and every law written out."""
    grid = [(i + 0.5) / steps for i in range(steps)]
    above = [0.0] * len(counts)
    below = 0.0
    for mean in FEW["means"]:
        for weight in FEW["weights"]:
            a, b = mean * weight, (1 - mean) * weight
            whole = math.gamma(weight) / (math.gamma(a) * math.gamma(b))
            prior = [whole * p ** (a - 1) * (1 - p) ** (b - 1) / steps for p in grid]
            fits, firsts = [], []
            for count in counts:
                terms = [
                    w * p**count.hits * (1 - p) ** (count.of - count.hits)
                    for p, w in zip(grid, prior, strict=True)
                ]
                fits.append(sum(terms))
                firsts.append(sum(p * t for p, t in zip(grid, terms, strict=True)))
            product = math.prod(fits)
            below += product
            for i, (fit, first) in enumerate(zip(fits, firsts, strict=True)):
                above[i] += product * first / fit
    return [each / below for each in above]


def test_by_hand_one_of_one_from_a_flat_prior() -> None:
    # Beta(1, 1) and one hit give Beta(2, 1): mean 2/3, and p squared lies below p.
    (share,) = shares([Count(1, 1)], **LAPLACE)
    assert share.mean == pytest.approx(2 / 3)
    assert share.low == pytest.approx(math.sqrt(0.05), abs=1e-8)
    assert share.high == pytest.approx(math.sqrt(0.95), abs=1e-8)


def test_by_hand_nobody_from_a_flat_prior() -> None:
    (share,) = shares([Count(0, 0)], level=0.5, **LAPLACE)
    assert (share.mean, share.low, share.high) == pytest.approx((0.5, 0.25, 0.75))


def test_against_the_twin() -> None:
    counts = [Count(2, 2), Count(3, 9), Count(0, 4)]
    assert [s.mean for s in shares(counts, **FEW)] == pytest.approx(twin(counts), abs=1e-4)


def test_two_of_two_is_not_all() -> None:
    small, large = shares([Count(2, 2), Count(60, 100)])
    assert 0.6 < small.mean < 0.9
    assert large.mean == pytest.approx(0.6, abs=0.02)
    assert small.high - small.low > large.high - large.low


def test_groups_that_are_alike_are_drawn_closer_than_groups_that_differ() -> None:
    alike = shares([Count(5, 10)] * 8 + [Count(3, 3)])[-1]
    differ = shares([Count(0, 10), Count(10, 10)] * 4 + [Count(3, 3)])[-1]
    assert alike.mean < differ.mean


@given(SOME)
@settings(max_examples=50, deadline=None)
def test_each_share_lies_in_its_interval_and_between_nought_and_one(counts: list[Count]) -> None:
    for share in shares(counts):
        assert 0 < share.low < share.mean < share.high < 1


@given(SOME)
@settings(max_examples=30, deadline=None)
def test_yes_and_no_are_treated_alike(counts: list[Count]) -> None:
    turned = shares([Count(c.of - c.hits, c.of) for c in counts])
    for share, other in zip(shares(counts), turned, strict=True):
        assert share.mean == pytest.approx(1 - other.mean)
        assert share.low == pytest.approx(1 - other.high, abs=1e-6)


@given(SOME, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_groups_changes_nothing(counts: list[Count], random: object) -> None:
    order = list(range(len(counts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight, shuffled = shares(counts), shares([counts[i] for i in order])
    assert [straight[i].mean for i in order] == pytest.approx([s.mean for s in shuffled])


@given(SOME, COUNTS.filter(lambda count: count.hits < count.of))
@settings(max_examples=30, deadline=None)
def test_one_more_hit_never_lowers_a_share(counts: list[Count], one: Count) -> None:
    before = shares([one, *counts])[0]
    after = shares([Count(one.hits + 1, one.of), *counts])[0]
    assert after.mean > before.mean


@pytest.mark.parametrize(("hits", "of"), [(2, 1), (-1, 3), (0, -1)])
def test_what_cannot_be_counted_is_refused(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Count(hits, of)


def test_no_groups_have_no_shares() -> None:
    assert shares([]) == ()
