"""Laws of the interval and of the state, beside a slow and obvious twin."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.theory import NodeState, Observation, Target, interval, state

counts = st.integers(0, 60)
observations = st.builds(Observation, counts, counts, counts)
targets = st.builds(
    Target, st.sampled_from(["at-least", "at-most"]), st.floats(0, 1, allow_nan=False)
)


def as_slowly(seen: Observation) -> tuple[float, float]:
    """Clopper and Pearson from the binomial itself, by halving."""
    n = seen.eligible

    def at_least(k: int, p: float) -> float:
        return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))

    def root(k: int, tail: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (low, middle) if at_least(k, middle) > tail else (middle, high)
        return low

    most = seen.yes + seen.missing
    lower = 0.0 if seen.yes == 0 else root(seen.yes, 0.025)
    upper = 1.0 if most == n else root(most + 1, 0.975)
    return lower, upper


@given(st.builds(Observation, *[st.integers(0, 15)] * 3))
def test_the_interval_is_the_slow_one(seen: Observation) -> None:
    found = interval(seen)
    assert (found.lower, found.upper) == pytest.approx(as_slowly(seen), abs=1e-9)


@given(observations, targets, st.data())
def test_losing_data_never_turns_anything_to_met(
    seen: Observation, target: Target, data: st.DataObject
) -> None:
    lost_yes = data.draw(st.integers(0, seen.yes))
    lost_no = data.draw(st.integers(0, seen.no))
    fewer = Observation(seen.yes - lost_yes, seen.no - lost_no, seen.missing + lost_yes + lost_no)
    before, after = state(seen, target), state(fewer, target)
    if after == NodeState.MET:
        assert before == NodeState.MET
    if after == NodeState.NOT_MET:
        assert before == NodeState.NOT_MET, "nor to not met"


@given(observations, targets)
def test_losing_all_data_is_too_few(seen: Observation, target: Target) -> None:
    assert state(Observation(0, 0, seen.eligible), target) == NodeState.TOO_FEW


@given(observations, targets)
def test_at_most_is_at_least_seen_from_the_other_side(seen: Observation, target: Target) -> None:
    turned = Observation(seen.no, seen.yes, seen.missing)
    # 1 - share is not exact in binary: where the interval ends on the target, either may be said.
    found = interval(seen)
    if min(abs(found.lower - target.share), abs(found.upper - target.share)) > 1e-9:
        other = "at-most" if target.direction == "at-least" else "at-least"
        assert state(seen, target) == state(turned, Target(other, 1 - target.share))  # type: ignore[arg-type]
