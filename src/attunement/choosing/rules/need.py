"""Does the programme work on what this family needs?"""

from collections.abc import Iterable, Iterator

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.knowledge.vocabulary import Target

RULE = "need"


def by_need(case: Case) -> Iterator[Reason]:
    """One reason: which of the family's needs it works on, or that it works on none of them."""
    works_on = worded(case.programme.targets)
    if not case.situation.needs:
        text = f"Say what this family needs first. This works on {works_on}."
        yield case.reason(RULE, Polarity.UNKNOWN, text)
    elif met := needs_met(case):
        text = f"It works on what this family needs: {worded(met)}."
        yield case.reason(RULE, Polarity.FOR, text)
    else:
        text = f"It works on {works_on}, which is not what was named for this family."
        yield case.reason(RULE, Polarity.AGAINST, text)


def needs_met(case: Case) -> tuple[Target, ...]:
    """The family's needs that the programme works on, in the programme's order."""
    return tuple(target for target in case.programme.targets if target in case.situation.needs)


def worded(targets: Iterable[Target]) -> str:
    """The targets in plain words: "one; two"."""
    return "; ".join(target.words for target in targets)
