"""The factors of the comprehensive assessment, for whom it is called for, and what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.guidance import factors, may_apply, missing
from attunement.knowledge.vocabulary import Circumstance

EVERY = tuple(factors())


def test_the_guidelines_eight_factors_in_its_order_each_with_its_sources() -> None:
    assert EVERY == (
        "attachment-and-relationships",
        "placement",
        "development",
        "parental-sensitivity",
        "parental-factors",
        "maltreatment-and-trauma",
        "physical-health",
        "coexisting-conditions",
    )
    for factor in factors().values():
        assert {"S1", "W-QS133-1"} <= set(factor.source_ids)


@pytest.mark.parametrize("circumstance", Circumstance)
def test_it_is_called_for_by_care_and_adoption_alone(circumstance: Circumstance) -> None:
    called = circumstance in {"adopted", "edge-of-care", "foster-or-kinship-care"}
    assert may_apply({circumstance}) is called


def test_nothing_known_calls_for_nothing() -> None:
    assert not may_apply(())


@given(st.sets(st.sampled_from(EVERY)))
def test_what_is_answered_and_what_is_missing_are_everything_once(answered: set[str]) -> None:
    gaps = [factor.id for factor in missing(answered)]
    assert sorted([*gaps, *answered]) == sorted(EVERY)
    assert gaps == [each for each in EVERY if each in gaps], "in the guideline's order"


def test_an_answer_to_no_factor_is_an_error() -> None:
    with pytest.raises(KeyError):
        missing({"star-sign"})
