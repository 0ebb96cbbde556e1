"""What has been found for families like this one, for and against."""

from collections.abc import Iterator
from dataclasses import dataclass

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.choosing.rules.matching import Match, find_out, match
from attunement.choosing.rules.need import needs_met
from attunement.knowledge.claim import Claim
from attunement.knowledge.rating import Scheme
from attunement.knowledge.vocabulary import Comparator, Direction, Target

RULE = "findings"


def by_claims(case: Case) -> Iterator[Reason]:
    """A reason for each claim that is, or may be, about a family like this; and one that says so
    when there are claims but all of them are about other families."""
    body = _Body.of(case)
    weighed = False
    for claim, matched in body.matched:
        polarity = _polarity(body, claim, matched)
        weighed = weighed or polarity not in (None, Polarity.SCOPE)
        if polarity:
            yield _reason(case, claim, polarity, _text(case, claim, matched))
            if polarity is Polarity.FOR and not claim.risk_bands:
                text = "That study does not say how much strain its families were under."
                yield _reason(case, claim, Polarity.CAUTION, text)
    if body.matched and all(matched is Match.NO for _, matched in body.matched):
        others = "; ".join(dict.fromkeys(claim.population for claim, _ in body.matched))
        text = f"What has been found was found with other families: {others}."
        sources = [source for claim, _ in body.matched for source in claim.source_ids]
        yield case.reason(RULE, Polarity.UNKNOWN, text, sources=sources)
    elif body.matched and not weighed:
        text = "Nothing is recorded of whether it changes what this family needs."
        yield case.reason(RULE, Polarity.CAUTION, text)


@dataclass(frozen=True)
class _Body:
    """The programme's claims that may decide, each with how it matches, and what they settle."""

    matched: tuple[tuple[Claim, Match], ...]
    wanted: frozenset[Target]
    helped: bool
    nothing_left: bool
    not_effective: bool

    @classmethod
    def of(cls, case: Case) -> "_Body":
        claims = case.library.claims_about(case.programme.id)
        matched = tuple(
            (claim, match(claim, case.situation)) for claim in claims if claim.confidence == "high"
        )
        wanted = frozenset(needs_met(case) or case.programme.targets)
        held = [claim for claim, how in matched if how is Match.YES]
        helped = any(
            claim.direction is Direction.HELPS and wanted.intersection(claim.targets)
            for claim in held
        )
        unmoved = {target for claim in held if _is_null(claim) for target in claim.targets}
        # A way in to help (massage as a welcome) keeps its use where it moves no outcome.
        welcome = Target.ENGAGEMENT in case.programme.targets
        nothing_left = wanted <= unmoved and not helped and not welcome
        return cls(matched, wanted, helped, nothing_left, _found_not_effective(case))


def _found_not_effective(case: Case) -> bool:
    """Tested to the EIF's standard and found without benefit. Short of that, a null finding on
    thin evidence leaves the question open."""
    return any(
        rating.scheme is Scheme.EIF and rating.value == "NE" and rating.may_decide
        for rating in case.programme.ratings
    )


def _is_null(claim: Claim) -> bool:
    """No difference from another treatment is not a finding of no benefit."""
    return (
        claim.direction is Direction.NO_DIFFERENCE
        and claim.comparator is not Comparator.OTHER_TREATMENT
    )


def _polarity(body: _Body, claim: Claim, matched: Match) -> Polarity | None:
    if matched is Match.NO:
        return None
    perhaps = Polarity.CAUTION if body.helped else Polarity.UNKNOWN
    if claim.direction is Direction.MAY_HARM:
        return Polarity.AGAINST if matched is Match.YES else perhaps
    if not body.wanted.intersection(claim.targets) or claim.direction is Direction.UNCLEAR:
        return Polarity.SCOPE
    if claim.direction is Direction.NO_DIFFERENCE and not _is_null(claim):
        return Polarity.SCOPE
    if matched is Match.PERHAPS:
        return perhaps
    if claim.direction is Direction.HELPS:
        return Polarity.FOR
    if not body.nothing_left:
        return Polarity.CAUTION
    return Polarity.AGAINST if body.not_effective else Polarity.UNKNOWN


def _text(case: Case, claim: Claim, matched: Match) -> str:
    if matched is Match.YES:
        return claim.finding
    return f"{claim.finding} Find out: {find_out(claim, case.situation)}."


def _reason(case: Case, claim: Claim, polarity: Polarity, text: str) -> Reason:
    sources, as_of, scope = claim.source_ids, claim.as_of, claim.population
    return case.reason(RULE, polarity, text, sources=sources, as_of=as_of, scope=scope)
