"""The table of a review of reviews: what each of its reviews pooled, and what came out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attunement.knowledge.effects import Effect
from attunement.knowledge.library import Library
from attunement.knowledge.overlap import Shared, overlap, pairwise
from attunement.knowledge.review import Review


@dataclass(frozen=True)
class Row:
    """One review, with the effects that the review of reviews itself reports. An effect without a
    number stays a row in words: `estimate` is None and `significant` says what it can."""

    review: Review
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Table:
    """The rows in the order of the review of reviews, and how far the reviews overlap, over all
    and two by two."""

    of: Review
    rows: tuple[Row, ...]
    overlap: Shared
    pairs: tuple[Shared, ...]


def review_of_reviews(library: Library, review_id: str = "axford-2015a") -> Table:
    """The table of one review of reviews. Only effects that share a source with it are shown, so
    that nothing is put in its mouth. Raises KeyError where there is no such review, and ValueError
    where it brings no reviews together."""
    review = library.reviews[review_id]
    if not review.reviews:
        raise ValueError(f"{review_id} brings no reviews together.")
    held = tuple(library.reviews[name] for name in review.reviews)
    own = frozenset(review.source_ids)
    rows = tuple(Row(one, tuple(_as_told(one.effects, own))) for one in held)
    return Table(review, rows, overlap(held), pairwise(held))


def _as_told(effects: Iterable[Effect], own: frozenset[str]) -> Iterator[Effect]:
    for effect in effects:
        if own.isdisjoint(effect.sources):
            continue
        number = effect.estimate
        told = number is None or not own.isdisjoint(number.sources)
        yield effect if told else effect.model_copy(update={"estimate": None})
