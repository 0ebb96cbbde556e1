"""When something is due, in words: 10 to 14 days after birth."""

from collections.abc import Mapping
from types import MappingProxyType

from ....guidance.age import TERM
from ....knowledge.practice.guidance import Anchor, Window
from ...design.filters import plural

ANCHORS: Mapping[Anchor, str] = MappingProxyType(
    {
        "due-date": "the due date",
        "birth": "birth",
        "transfer-home": "the move home after the birth",
        "midwife-discharge": "the midwife’s handover",
        "referral": "the referral",
        "assessment": "the first assessment",
    }
)


def due(window: Window | None, anchor: Anchor | None) -> str:
    """The days on which it is due, both ends included, and how late still counts. Says so where
    nobody gives a time, or what it is counted from."""
    if window is None:
        return f"Counted from {ANCHORS[anchor]}; no time given" if anchor else "No time given"
    start = ANCHORS[anchor] if anchor else "a day that nobody names"
    late = ""
    if window.late_to is not None:
        late = f"; late after that, up to {_count(window.late_to, window)}"
    return f"{_span(window, start)}{_weeks(window, anchor)}{late}"


def _span(window: Window, start: str) -> str:
    low, high = window.due_from, window.due_to
    if low is None:
        side = f"of {start}" if high >= 0 else f"before {start}"
        return f"{'Within' if high >= 0 else 'At least'} {_count(high, window)} {side}"
    if high < 0:
        return f"{_count(low, window)} to {_count(high, window)} before {start}"
    if low < 0:
        return f"{_count(low, window)} before to {_count(high, window)} after {start}"
    return f"{low} to {_count(high, window)} after {start}"


def _count(number: int, window: Window) -> str:
    return plural(abs(number), window.unit.removesuffix("s"))


def _weeks(window: Window, anchor: Anchor | None) -> str:
    """The same in weeks where that is how people say it; empty where it is not."""
    low, high = window.due_from, window.due_to
    if window.unit != "days" or not low or low % 7:
        return ""
    if anchor == "due-date" and low < 0:
        return f", from {(TERM + low) // 7} weeks of pregnancy"
    return "" if low < 0 or high % 7 else f" ({low // 7} to {plural(high // 7, 'week')})"
