"""What would change our mind about a programme: what is missing, old or disputed, by rule.

Each gap says what is not known and what knowing it would settle. Nothing here is a judgement of the
programme: a programme with many gaps has been looked at less, and is not worse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from attunement.knowledge.contradictions import contradictions
from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme
from attunement.knowledge.vocabulary import Flag, RiskBand


@dataclass(frozen=True)
class Gap:
    """`missing` is what nobody has told us; `settles` what it would let a reader say."""

    missing: str
    settles: str


def gaps(programme: Programme, library: Library, *, on: date) -> tuple[Gap, ...]:
    """The gaps of one version on a day, in the order in which a commissioner asks."""
    return tuple(_gaps(programme, library, on))


def _gaps(programme: Programme, library: Library, on: date) -> Iterator[Gap]:
    for each in contradictions(library):
        if each.subject == programme.id and any(not point.resolution for point in each.points):
            topic = each.topic
            yield Gap(
                f"Findings on {topic} point different ways.",
                "A study with both kinds of families in it, or a review that compares them, would "
                "say for whom which finding holds.",
            )
    yield from _of_evidence(programme, library)
    yield from _of_ratings(programme, on)
    dose = programme.dose
    if not (dose.sessions or dose.min_sessions or dose.max_sessions):
        yield Gap("No source states how many sessions it takes.", "Whether a family had enough.")
    if programme.cost is None:
        yield Gap("Nobody has rated its cost.", "What it costs beside its alternatives.")
    if programme.practitioner.training_cost is None:
        yield Gap("The cost of training is not known.", "What starting it would take.")


def _of_evidence(programme: Programme, library: Library) -> Iterator[Gap]:
    bands = {band for claim in library.claims_about(programme.id) for band in claim.risk_bands}
    unseen = [band.words for band in RiskBand if band not in bands]
    if len(unseen) == len(RiskBand):
        yield Gap(
            "No finding says how much strain the families were under.",
            "Whether it reaches a family under little, some or much strain.",
        )
    elif unseen:
        yield Gap(
            f"No finding is about families at {' or '.join(unseen)}.",
            "Whether what was found carries to those families. Until then it does not.",
        )
    if Flag.CONTEXT in programme.flags:
        yield Gap("There is no trial in the United Kingdom.", "Whether it works in services here.")
    if Flag.DEVELOPER_LED in programme.flags:
        yield Gap(
            "Its developers are authors of the trials.",
            "A trial by others would show whether the result stands without them.",
        )


def _of_ratings(programme: Programme, on: date) -> Iterator[Gap]:
    standing = [rating for rating in programme.ratings if not rating.ended_by(on)]
    if not standing:
        yield Gap(
            "No clearing-house that we hold has rated this very version.",
            "How sure one can be that it did some good for a child. Not rated is not low.",
        )
    elif all(rating.stale_on(on) for rating in standing):
        yield Gap(
            "Every rating of it is more than five years old.",
            "A new assessment would take in what has been found since.",
        )
