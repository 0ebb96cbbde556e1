"""Are the people whom the programme works with willing?"""

from collections.abc import Iterator

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.knowledge.vocabulary import Attender

RULE = "who"
_BOTH = frozenset((Attender.BIRTH_MOTHER, Attender.FATHER))


def by_who(case: Case) -> Iterator[Reason]:
    """One reason for the programme, and one for each finding made with other people than those."""
    given = case.programme.format
    attends = frozenset(given.decided_attends)
    sources = given.sources if given.may_decide else ()
    willing = case.situation.willing
    words = " or ".join(attender.words for attender in given.decided_attends)
    if willing is None:
        text = "Ask who would be willing to take part, each in their own right."
        polarity = Polarity.CAUTION
    elif not attends:
        text = "Our sources do not say who takes part: ask the programme."
        polarity = Polarity.CAUTION
    elif attends & _able(willing):
        text, polarity = f"It works with: {words}.", Polarity.FOR
    elif attends == {Attender.COUPLE} and willing >= _BOTH:
        text = "It works with both parents together. Both are willing: ask whether together."
        polarity = Polarity.CAUTION
    else:
        text, polarity = f"It works with: {words}. No such person is willing.", Polarity.AGAINST
    yield case.reason(RULE, polarity, text, sources=sources)
    if willing is not None and polarity is Polarity.FOR:
        yield from _studied(case, _able(willing))


def _studied(case: Case, willing: frozenset[Attender]) -> Iterator[Reason]:
    claims = [
        claim
        for claim in case.library.claims_about(case.programme.id)
        if claim.confidence == "high"
    ]
    if claims and all(claim.attenders and not willing & set(claim.attenders) for claim in claims):
        studied = " or ".join(
            dict.fromkeys(who.words for claim in claims for who in claim.attenders)
        )
        text = f"It has been studied only with: {studied}."
        sources = [source for claim in claims for source in claim.source_ids]
        yield case.reason(RULE, Polarity.CAUTION, text, sources=sources)


def _able(willing: frozenset[Attender]) -> frozenset[Attender]:
    """A couple who would come together could each come."""
    return willing | _BOTH if Attender.COUPLE in willing else willing
