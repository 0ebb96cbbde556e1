"""One thing on a page of safeguarding."""

from dataclasses import dataclass

from ...way.presenters import Link


@dataclass(frozen=True, kw_only=True)
class Card:
    """One concern, entry, flag or opening. `alert` is what cannot wait; `lines` are read in
    order."""

    title: str
    tag: str
    colour: str
    alert: str
    lines: tuple[str, ...]
    links: tuple[Link, ...]
