"""What kind of part a programme would be in a family's package."""

from attunement.knowledge.programme import Programme
from attunement.knowledge.vocabulary import Kind, Mode, Worded


class PartKind(Worded):
    """The four kinds of part that a package is built from."""

    INDIVIDUAL = "individual", "work with one family"
    GROUP = "group", "group"
    OWN_THERAPY = "own-therapy", "the parent's own therapy"
    SIGNPOSTING = "signposting", "signposting"


def part_kind(programme: Programme) -> PartKind:
    """Therapy for the parent and outreach by their kind; the rest by whether one family at a time
    is a way of giving it. Where its mode is not known, a group by kind is a group."""
    if programme.kind is Kind.ADULT_THERAPY:
        return PartKind.OWN_THERAPY
    if programme.kind is Kind.OUTREACH:
        return PartKind.SIGNPOSTING
    modes = programme.format.decided_modes
    if Mode.INDIVIDUAL in modes:
        return PartKind.INDIVIDUAL
    grouped = Mode.GROUP in modes or programme.kind in (Kind.GROUP, Kind.UNIVERSAL)
    return PartKind.GROUP if grouped else PartKind.INDIVIDUAL
