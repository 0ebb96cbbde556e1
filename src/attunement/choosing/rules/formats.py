"""Is the family willing to work in the way that the programme does?"""

from collections.abc import Iterator

from attunement.choosing.parts import PartKind, part_kind
from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.choosing.situation import WillingFormat
from attunement.knowledge.vocabulary import Mode

RULE = "format"
_ASKED = {Mode.INDIVIDUAL: WillingFormat.INDIVIDUAL, Mode.GROUP: WillingFormat.GROUP}


def by_format(case: Case) -> Iterator[Reason]:
    """Signposting asks nothing of the family; everything else is asked, never assumed."""
    kind = part_kind(case.programme)
    willing = case.situation.willing_formats
    if kind is PartKind.SIGNPOSTING:
        return
    if willing is None:
        yield _said(case, Polarity.CAUTION, "Ask which ways of working the family would try.")
    elif kind is PartKind.OWN_THERAPY:
        yield _own_therapy(case, willing)
    else:
        yield from _together(case, willing)


def _own_therapy(case: Case, willing: frozenset[WillingFormat]) -> Reason:
    if WillingFormat.OWN_THERAPY in willing:
        return _said(case, Polarity.FOR, "The parent is willing to have therapy of their own.")
    text = "It is therapy for the parent, which they have not said they would try."
    return _said(case, Polarity.AGAINST, text)


def _together(case: Case, willing: frozenset[WillingFormat]) -> Iterator[Reason]:
    given = case.programme.format
    words = " or ".join(mode.words for mode in given.decided_modes)
    asked = [_ASKED.get(mode) for mode in given.decided_modes]
    if not asked:
        yield _said(case, Polarity.CAUTION, "Our sources do not say how it is given: ask.")
    elif None in asked or not willing.isdisjoint(mode for mode in asked if mode):
        yield _said(case, Polarity.FOR, f"It is given {words}, which the family would try.")
    else:
        text = f"It is given {words}, which the family has not said they would try."
        yield _said(case, Polarity.AGAINST, text)
    if given.may_decide and given.films_the_family and WillingFormat.VIDEO not in willing:
        text = "It works with film of the family, which they have not said they would try."
        yield _said(case, Polarity.AGAINST, text)
    if given.may_decide and given.at_home and WillingFormat.HOME not in willing:
        text = "It is given at home, which the family has not said they would try: ask."
        yield _said(case, Polarity.CAUTION, text)


def _said(case: Case, polarity: Polarity, text: str) -> Reason:
    given = case.programme.format
    return case.reason(RULE, polarity, text, sources=given.sources if given.may_decide else ())
