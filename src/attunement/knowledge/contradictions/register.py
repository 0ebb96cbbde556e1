"""The contradiction register: found by rule, settled by nobody but a named person."""

from collections.abc import Iterator
from functools import lru_cache

from attunement.knowledge.claim import Claim
from attunement.knowledge.contradictions import among_claims, among_moderators
from attunement.knowledge.contradictions.position import Contradiction, Point, Position, Topic
from attunement.knowledge.library import Library
from attunement.knowledge.moderator import Moderator
from attunement.knowledge.resolution import Resolution
from attunement.knowledge.review import Review

_SLUGS: dict[Topic, str] = {"what it does": "effect", "how it works best": "delivery"}


# A page that tells every programme asks twice for each of them.
@lru_cache(maxsize=8)
def contradictions(library: Library) -> tuple[Contradiction, ...]:
    """Every contradiction among the library's records, in id order. Both sides always stand."""
    verdicts = {frozenset(one.between): one for one in library.resolutions.values()}
    grouped: dict[tuple[str, Topic], list[Point]] = {}
    for subject, topic, first, second, why, review in _found(library):
        verdict = verdicts.get(frozenset((first.id, second.id)))
        point = Point(first, second, why, review, verdict)
        grouped.setdefault((subject, topic), []).append(point)
    found = (
        Contradiction(f"{subject}-{_SLUGS[topic]}", subject, topic, tuple(points))
        for (subject, topic), points in grouped.items()
    )
    return tuple(sorted(found, key=lambda each: each.id))


def unmatched_resolutions(library: Library) -> tuple[Resolution, ...]:
    """Resolutions that settle no point of the register: an id is wrong, or a claim has changed."""
    points = {
        frozenset((point.first.id, point.second.id))
        for each in contradictions(library)
        for point in each.points
    }
    held = library.resolutions.values()
    return tuple(one for one in held if frozenset(one.between) not in points)


def _found(library: Library) -> Iterator[tuple[str, Topic, Position, Position, str, str | None]]:
    for subject in library.programmes:
        for one, other, why in among_claims.disagreements(library.claims_about(subject)):
            review = among_claims.one_review(one, other)
            yield subject, "what it does", _of_claim(one), _of_claim(other), why, review
    reviews = tuple(library.reviews.values())
    for subject, first, second, why in among_moderators.disagreements(reviews):
        sides = _of_moderator(*first), _of_moderator(*second)
        yield subject, "how it works best", *sides, why, None


def _of_claim(claim: Claim) -> Position:
    stance = claim.direction.words
    return Position(
        claim.id, stance, claim.finding, claim.population, claim.source_ids, claim.as_of
    )


def _of_moderator(review: Review, found: Moderator) -> Position:
    scope = found.scope or review.population or review.topic
    place = f"{review.id}:{found.factor}"
    return Position(place, found.favours.words, found.text, scope, found.sources, review.as_of)
