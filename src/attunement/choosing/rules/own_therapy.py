"""Therapy for the parent, and a parent who is severely depressed."""

from collections.abc import Iterator

from attunement.choosing.parts import PartKind, part_kind
from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.knowledge.vocabulary import Mood

RULE = "own-therapy"
PARENT_ALONE = ("S0", "S1", "W-KA11")
"""The sources that say that treating the parent alone has not been shown to change sensitivity."""
NOT_INSTEAD = ("S1",)
"""The toolkit, on short-term work for parents with additional mental health needs."""


def by_own_therapy(case: Case) -> Iterator[Reason]:
    """That mood and relationship are two outcomes; that severe depression needs adult care too."""
    if part_kind(case.programme) is PartKind.OWN_THERAPY:
        text = (
            "Mood and the relationship are separate outcomes: therapy for the parent alone has not "
            "been shown to change the relationship. Pair it with relationship work; measure both."
        )
        yield case.reason(RULE, Polarity.CAUTION, text, sources=PARENT_ALONE)
    if case.situation.mood is Mood.SEVERE:
        text = "See that adult mental health care is in place: this does not take its place."
        yield case.reason(RULE, Polarity.CAUTION, text, sources=NOT_INSTEAD)
