"""Bands of a baby's age, and which of them a programme is for."""

from collections.abc import Iterator

from attunement.knowledge.programme import AgeWindow
from attunement.knowledge.record import Quantity
from attunement.knowledge.vocabulary import Worded

UNKNOWN = "unknown"


class AgeBand(Worded):
    """The baby's age in completed months."""

    BEFORE_BIRTH = "before-birth", "before birth"
    UNDER_3 = "0-2-months", "0 to 2 months"
    UNDER_6 = "3-5-months", "3 to 5 months"
    UNDER_12 = "6-11-months", "6 to 11 months"
    UNDER_24 = "12-23-months", "12 to 23 months"
    UNDER_36 = "24-35-months", "24 to 35 months"
    OLDER = "36-months-on", "36 months and over"

    @classmethod
    def of_months(cls, months: int) -> "AgeBand":
        """The band of an age. Raises ValueError for an age below nought."""
        if months < 0:
            raise ValueError(f"{months} is not an age in months.")
        return next((band for top, band in _TOPS if months < top), cls.OLDER)


_TOPS = tuple(
    zip(
        (3, 6, 12, 24, 36),
        (AgeBand.UNDER_3, AgeBand.UNDER_6, AgeBand.UNDER_12, AgeBand.UNDER_24, AgeBand.UNDER_36),
        strict=True,
    )
)


def ages(window: AgeWindow) -> Iterator[str]:
    """The bands that a programme's window reaches into. With one end unknown, the band of the other
    and "unknown" with it; with both, nothing."""
    if sure(window.antenatal_from_weeks) is not None:
        yield AgeBand.BEFORE_BIRTH
    yield from _born(window)


def _born(window: AgeWindow) -> Iterator[str]:
    ends = (sure(window.min_months), sure(window.max_months))
    known = [months for months in ends if months is not None]
    if not known:
        return
    born: list[AgeBand] = [band for band in AgeBand if band is not AgeBand.BEFORE_BIRTH]
    youngest = born.index(AgeBand.of_months(max(min(known), 0)))
    oldest = born.index(AgeBand.of_months(max(max(known), 0)))
    yield from born[youngest : oldest + 1]
    if len(known) == 1:
        yield UNKNOWN


def sure(quantity: Quantity | None) -> int | None:
    """The number, None when it is unknown or not sure enough to decide anything."""
    return quantity.value if quantity and quantity.may_decide else None
