"""The comprehensive assessment that NICE asks for before any attachment intervention (NG26, quality
statement 1 of QS133): each factor has something on file, or does not apply, or is missing."""

from collections.abc import Collection, Mapping
from functools import cache

from pydantic import Field

from attunement.knowledge.loader import load_records
from attunement.knowledge.record import Record
from attunement.knowledge.vocabulary import Circumstance

CALLS_FOR_IT = frozenset(
    {
        Circumstance.FOSTER_OR_KINSHIP_CARE,
        Circumstance.ADOPTED,
        Circumstance.EDGE_OF_CARE,
    }
)
"""Circumstances of children for whom the guideline is written: adopted from care, in care, or at
high risk of going into care. A prompt to ask, and not a finding that it applies."""


class Factor(Record):
    """One of the factors. `asks` says what to find out; `only_after_placement` marks the one that
    a child who never lived elsewhere does not have."""

    name: str = Field(min_length=1)
    order: int
    asks: str = Field(min_length=1)
    only_after_placement: bool


@cache
def factors() -> Mapping[str, Factor]:
    """Every factor by id, in the guideline's order. Raises `RecordError` where one is faulty."""
    found = load_records("comprehensive", Factor)
    return {factor.id: factor for factor in sorted(found.values(), key=lambda each: each.order)}


def may_apply(circumstances: Collection[Circumstance]) -> bool:
    """Whether what is known of a family calls for it."""
    return not CALLS_FOR_IT.isdisjoint(circumstances)


def missing(answered: Collection[str]) -> tuple[Factor, ...]:
    """The factors on which nothing is on file, in order; empty when the assessment is complete.
    Raises KeyError where something is answered that is no factor."""
    for each in answered:
        factors()[each]
    return tuple(factor for id_, factor in factors().items() if id_ not in answered)
