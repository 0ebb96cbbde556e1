"""Was the programme made for a circumstance that this family must share?"""

from collections.abc import Iterator

from attunement.choosing.reasons import Case, Polarity, Reason

RULE = "made-for"


def by_circumstances(case: Case) -> Iterator[Reason]:
    """One reason for each circumstance that the programme asks for, none when it asks for none."""
    for asked in case.programme.made_for:
        if not asked.may_decide:
            continue
        words = " or ".join(circumstance.words for circumstance in asked.any_of)
        known = {case.situation.holds(circumstance) for circumstance in asked.any_of}
        if True in known:
            polarity, text = Polarity.FOR, f"It was made for families like this: {words}."
        elif None in known:
            polarity = Polarity.UNKNOWN
            text = f"It was made for families with {words}. Find out whether that is so here."
        else:
            polarity = Polarity.AGAINST
            text = f"It was made for families with {words}, which is not so here."
        yield case.reason(RULE, polarity, text, sources=asked.sources)
