"""The banner and the form that say on which day the library is read."""

from dataclasses import dataclass

from ...design.filters import day
from ...way.presenters import Link
from ..addresses import Query, with_query
from ..selectors import Known


@dataclass(frozen=True)
class AskedDay:
    """`on` and `banner` are empty for today. `keep` is what else was asked, for the form to send
    along."""

    on: str
    banner: str
    today: Link
    summary: str
    intro: str
    submit: str
    keep: tuple[tuple[str, str], ...]


def asked_day(known: Known, *, path: str, query: Query) -> AskedDay:
    kept = tuple(query)
    return AskedDay(
        on=known.on.isoformat() if known.on else "",
        banner=f"What was known on {day(known.on)}." if known.on else "",
        today=Link("Show what is known today", with_query(path, on=None, query=kept)),
        summary="See what was known on another day",
        intro=(
            "Shows this page with everything later taken out: findings, ratings and guidance that "
            "came after that day."
        ),
        submit="Show that day",
        keep=kept,
    )
