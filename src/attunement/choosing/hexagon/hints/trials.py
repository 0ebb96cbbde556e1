"""What the library shows of the evidence anchors: grounds, each with the rating that it carries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from attunement.choosing.hexagon.hints.hint import Asked, Ground
from attunement.knowledge.claim import Claim
from attunement.knowledge.practice.rating_scale import Level
from attunement.knowledge.rating import Rating
from attunement.knowledge.vocabulary import Comparator, Direction

TRIAL, COMPARED, DESCRIBED = 4, 3, 2
_TRIALS = re.compile(r"randomised trials")
_CONTROLLED = re.compile(r"\brandomised\b|\bcontrolled\b")
_RANDOMISED = re.compile(r"(?<!non-)(?<!not )\brandomised\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\bpilot\b|\bfeasibility\b", re.IGNORECASE)


@dataclass(frozen=True)
class Carried:
    """A ground and the anchor that it shows to be met; 0 for none."""

    ground: Ground
    anchor: int


def by_ratings(asked: Asked, on: date) -> Iterator[Carried]:
    """The ratings of this very version that stand, read across by the library's own crosswalk,
    which is for finding one's way: so is a hint."""
    for rating in asked.programme.ratings:
        if rating.may_decide and not rating.ended_by(on):
            level = _level(asked, rating)
            text = f"{rating.assessor}: {rating.value}."
            if level and level.definition and level.may_decide:
                text = f"{rating.assessor}: {rating.value}, which means {level.definition}."
            if rating.stale_on(on):
                text += " It was given more than five years ago."
            sources = (*rating.sources, *(level.sources if level else ()))
            carried = _read_across(asked, rating, level) if level else 0
            yield Carried(asked.ground(text, sources, rating.as_of), carried)


def by_claims(asked: Asked) -> Iterator[Carried]:
    """Findings of benefit, by what our records say of how they were come by."""
    for claim in _certain(asked):
        if claim.direction is Direction.HELPS:
            yield Carried(_ground(asked, claim), _strength(asked, claim))


def against(asked: Asked) -> Iterator[Ground]:
    """Findings of no benefit and of harm, as prominent as those of benefit."""
    for claim in _certain(asked):
        null = (
            claim.direction is Direction.NO_DIFFERENCE
            and claim.comparator is not Comparator.OTHER_TREATMENT
        )
        if null or claim.direction is Direction.MAY_HARM:
            yield _ground(asked, claim)
    evidence = asked.programme.evidence
    for fact in (*evidence.negative_findings, *evidence.cautions):
        if fact.may_decide:
            yield asked.ground(fact.text, fact.sources)


def _certain(asked: Asked) -> Iterator[Claim]:
    claims = asked.library.claims_about(asked.programme.id)
    return (claim for claim in claims if claim.confidence == "high")


def _ground(asked: Asked, claim: Claim) -> Ground:
    return asked.ground(f"{claim.finding} ({claim.population})", claim.source_ids, claim.as_of)


def _strength(asked: Asked, claim: Claim) -> int:
    """By the study or the review that is on file with the same source. A pilot is no trial here: it
    is not made to show a benefit."""
    review = asked.library.reviews.get(claim.review) if claim.review else None
    pooled = [
        count.unit
        for count in (review.counts if review else ())
        if review and asked.programme.id in review.interventions
        if count.may_decide and count.number
    ]
    if any(map(_TRIALS.fullmatch, pooled)) or any(_own_trials(asked, claim)):
        return TRIAL
    if any(map(_CONTROLLED.search, pooled)) or claim.comparator is not Comparator.UNKNOWN:
        return COMPARED
    return DESCRIBED


def _own_trials(asked: Asked, claim: Claim) -> Iterator[bool]:
    """Of each study of this very version that the claim's source reports."""
    named = set(claim.source_ids)
    for study in asked.library.studies.values():
        if study.programme == asked.programme.id and not named.isdisjoint(study.source_ids):
            design = study.design or ""
            yield bool(_RANDOMISED.search(design)) and not _NOT_YET.search(design)


def _level(asked: Asked, rating: Rating) -> Level | None:
    """The step of its scale: "1 - well supported" is step 1."""
    scale = asked.library.rating_scales.get(rating.standard or "")
    return scale.level(rating.value.split()[0]) if scale else None


def _read_across(asked: Asked, rating: Rating, level: Level) -> int:
    """The lowest rating of the Hexagon that the crosswalk sets beside that step; 0 for none."""
    beside = [
        value
        for row in asked.library.crosswalk.values()
        if level.code in row.levels.get(rating.standard or "", ())
        for value in row.hexagon_evidence
    ]
    return min(beside, default=0)
