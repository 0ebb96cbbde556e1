"""In which order results stand, and which are worth a look only when the others do not serve."""

from collections.abc import Iterable
from typing import NamedTuple

LEAST_OF_KIND = 0.15
"""A programme is weighed against the best programme, and a review against the best review: a word
in the name of a measure says nothing against a programme that aims at it."""

LEAST_OF_ALL = 0.05

LEAST_PART = 0.5
"""Where nothing holds all that was asked for, what holds under half of it has to score at least so
much of the best. Each limit is the project's own."""


class Standing(NamedTuple):
    """A document found: its number and kind, its score, and the part of what was asked for that it
    holds, from 0 to 1."""

    number: int
    kind: str
    score: float
    part: float


def weak(found: Iterable[Standing]) -> frozenset[int]:
    """The numbers of the weak ones; the best of all never is."""
    every = tuple(found)
    best: dict[str, float] = {}
    for one in every:
        best[one.kind] = max(one.score, best.get(one.kind, one.score))
    top = max(best.values(), default=0.0)
    least = {kind: max(LEAST_OF_KIND * score, LEAST_OF_ALL * top) for kind, score in best.items()}
    return frozenset(
        one.number
        for one in every
        if one.score < least[one.kind] or (one.part < LEAST_PART and one.score < LEAST_PART * top)
    )
