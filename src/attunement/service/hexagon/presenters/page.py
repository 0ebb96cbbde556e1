"""What the pages of the Hexagon are made of, and the words that several of them say."""

from collections.abc import Iterable
from dataclasses import dataclass

from ....choosing.hexagon import Dispersion
from ....choosing.hexagon.chart import middle_in_words
from ...design.filters import listed, partial_day
from ...library.presenters.blocks import Row, Said, Section, Tag
from ...way.presenters import Link
from ..shown import OWN, ShownGround, ShownHint

PARAPHRASE = (
    "After the Hexagon of the National Implementation Research Network. These are our words for "
    "it, and not the official form."
)
UNCHECKED = (
    "What each rating means is from memory and not yet checked against the publisher. Compare it "
    "with the tool itself."
)
ONE_BY_ONE = "Look at the six one by one: there are no weights, no total and no cut-off."
CANNOT = "Cannot be said"
NOT_YET = "Not agreed yet"
NOT_KNOWN = "Not known"


@dataclass(frozen=True, kw_only=True)
class HexagonPage:
    """`actions` stand as buttons, the first as the main one."""

    title: str
    caption: str
    back: Link | None
    tags: tuple[Tag, ...] = ()
    lead: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    actions: tuple[Link, ...] = ()
    sections: tuple[Section, ...]


def level(value: int | None, otherwise: str = CANNOT) -> str:
    return otherwise if value is None else f"{value} of 5"


def spread(found: Dispersion | None) -> str:
    """ "2 to 4 from 5 raters, 3 in the middle"."""
    if found is None:
        return "Nobody has rated it"
    raters = len(found.values)
    people = f"{raters} {'rater' if raters == 1 else 'raters'}"
    if found.span == 0:
        return f"{found.lowest} from {people}"
    span = f"{found.lowest} to {found.highest} from {people}"
    return f"{span}, {middle_in_words(found)} in the middle"


def who_differs(found: Dispersion | None) -> str:
    """Names, so never for somebody outside the clinical team."""
    if found is None:
        return ""
    below = f"Lower: {listed(found.below)}." if found.below else ""
    above = f"Higher: {listed(found.above)}." if found.above else ""
    return " ".join(filter(None, (below, above)))


def ground(given: ShownGround, label: str = "") -> Said:
    return Said(f"{label}{given.text}", marks=(f"{partial_day(given.as_of)}. {given.where}",))


def grounds(hint: ShownHint, *, counts: bool = True) -> tuple[Said, ...]:
    """What a hint rests on, what speaks against it, each with where it comes from. Without `counts`
    the team's own are left out: one of two families could be known by them."""

    def shown(given: tuple[ShownGround, ...]) -> list[ShownGround]:
        return [each for each in given if counts or each.where != OWN]

    return (
        *(ground(each) for each in shown(hint.grounds)),
        *(ground(each, "Against: ") for each in shown(hint.against)),
    )


def hint_in_words(hint: ShownHint | None) -> str:
    return f"{level(hint.value)}. {hint.why}" if hint else CANNOT


def hint_section(
    hints: Iterable[ShownHint], *, id: str, title: str, counts: bool = True
) -> Section:
    """Every hint with its grounds and the day that each bears; `counts` as in `grounds`."""
    return Section(
        id,
        title,
        intro=(
            "Worked out from the library and from counts of your team’s own records. A hint is the "
            "highest rating that the records show to be met. It never takes the place of a "
            "person’s rating.",
            *(() if counts else ("The counts themselves are shown to the clinical team alone.",)),
        ),
        rows=tuple(
            Row(each.indicator.words, (Said(hint_in_words(each)), *grounds(each, counts=counts)))
            for each in hints
        ),
    )
