"""How much is known of the programme at all, and what must be shown beside it."""

from collections.abc import Iterator

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.choosing.rules.matching import Match, match
from attunement.knowledge.record import Fact
from attunement.knowledge.vocabulary import Direction, Flag

RULE = "evidence"
_WEIGHTY = frozenset((Flag.HARM, Flag.SUPERSEDED))


def by_evidence(case: Case) -> Iterator[Reason]:
    """Its flags, its cautions, and, where no claim speaks for it, its findings both ways."""
    for flag in case.programme.flags:
        weighs = flag in _WEIGHTY and not (flag is Flag.HARM and _harm_is_elsewhere(case))
        polarity = Polarity.CAUTION if weighs else Polarity.SCOPE
        yield case.reason(f"flag-{flag}", polarity, flag.words, sources=_of_flag(case, flag))
    evidence = case.programme.evidence
    for caution in evidence.cautions:
        yield from _fact(case, Polarity.SCOPE, caution)
    claims = case.library.claims_about(case.programme.id)
    if any(claim.confidence == "high" for claim in claims):
        return
    for finding in evidence.findings:
        yield from _fact(case, Polarity.SCOPE, finding)
    for finding in evidence.negative_findings:
        yield from _fact(case, Polarity.CAUTION, finding)
    if evidence.findings or case.programme.ratings:
        text = "Its studies are not recorded here one by one: read them before relying on them."
    else:
        text = "No outcome study of it is recorded here, which is not a finding of no benefit."
    yield case.reason(RULE, Polarity.CAUTION, text)


def _of_flag(case: Case, flag: Flag) -> tuple[str, ...]:
    """Where it is said: a later trial by its own report, which an older source cannot know."""
    later = case.programme.later_trial if flag is Flag.SUPERSEDED else None
    study = case.library.studies.get(later) if later else None
    return study.source_ids if study else ()


def _harm_is_elsewhere(case: Case) -> bool:
    """Whether every reported harm is known to be about families unlike this one."""
    harms = [
        claim
        for claim in case.library.claims_about(case.programme.id)
        if claim.direction is Direction.MAY_HARM and claim.confidence == "high"
    ]
    return bool(harms) and all(match(claim, case.situation) is Match.NO for claim in harms)


def _fact(case: Case, polarity: Polarity, fact: Fact) -> Iterator[Reason]:
    if fact.may_decide:
        yield case.reason(RULE, polarity, fact.text, sources=fact.sources)
