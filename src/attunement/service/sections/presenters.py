"""The words that stand above every page about a family that has a flag."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..accounts.roles import CLINICAL
from ..accounts.viewer import Viewer
from ..design.filters import day
from .models import MIND_THE_POST, Flag, FlagKind

CHECK_FIRST = "Check the safe-contact note before any letter, message or call."


@dataclass(frozen=True)
class FlagLine:
    """`label` is what it is, `words` what to do or not to do; either may be empty."""

    label: str
    words: str


@dataclass(frozen=True)
class Banner:
    lines: tuple[FlagLine, ...]
    title: str = "Know this first"


def banner(viewer: Viewer, flags: Iterable[Flag], on: dt.date) -> Banner | None:
    """Whoever may meet the family reads all of it; whoever writes the letters, that there is
    something to check; nobody else anything."""
    found = list(flags)
    if viewer.role in CLINICAL:
        lines = tuple(line(flag, on) for flag in found)
    elif any(FlagKind(flag.kind) in MIND_THE_POST for flag in found):
        lines = (FlagLine("", CHECK_FIRST),)
    else:
        lines = ()
    return Banner(lines) if lines else None


def line(flag: Flag, on: dt.date) -> FlagLine:
    late = f"Due to be looked at again on {day(flag.review_on)}." if flag.review_on < on else ""
    words = " ".join(each for each in (flag.words, late) if each)
    return FlagLine(flag.get_kind_display(), words)
