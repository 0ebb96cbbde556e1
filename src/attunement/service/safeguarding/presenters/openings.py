"""Who opened a sealed section, why, and what the review found."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import when
from ...sections.models import BreakGlass
from ...way.presenters import Link
from .card import Card


@dataclass(frozen=True, kw_only=True)
class OpeningsPage:
    title: str = "Openings of sealed sections"
    back: Link
    lead: str = (
        "Somebody without access gave a reason and read a sealed section for a while. Look at "
        "each: was there a need, and was no more read than that? Every page they read is in the "
        "family’s log."
    )
    rows: tuple[Card, ...]
    none_yet: str = "Nobody has opened a sealed section."


def openings_page(found: Iterable[BreakGlass], *, reviewer: int, now: dt.datetime) -> OpeningsPage:
    """`reviewer` is the id of whoever reads the page."""
    return OpeningsPage(
        back=Link("Back to the team", reverse("your_team")),
        rows=tuple(_row(each, reviewer, now) for each in found),
    )


def _row(glass: BreakGlass, reviewer: int, now: dt.datetime) -> Card:
    own = glass.opened_by_id == reviewer
    lines = [
        f"Opened {when(glass.opened_at)}, until {when(glass.closes_at)}.",
        f"Why: {glass.reason}",
    ]
    if glass.reviewed_at and glass.reviewed_by:
        lines.append(f"{glass.reviewed_by.name}, {when(glass.reviewed_at)}: {glass.review_note}")
        tag, colour = glass.get_finding_display(), "grey"
    elif glass.closes_at > now:
        tag, colour = "Open now, not reviewed yet", "red"
    else:
        tag, colour = "Not reviewed yet", "orange"
    alert = "You opened this yourself: somebody else reviews it."
    review = Link("Review this", reverse("review_opening", args=[glass.pk]))
    log = Link("See what was read", reverse("family_reads", args=[glass.family_id]))
    return Card(
        title=f"{glass.get_section_display()} of {glass.family.name}, by {glass.opened_by.name}",
        tag=tag,
        colour=colour,
        alert=alert if own and not glass.reviewed_at else "",
        lines=tuple(lines),
        links=(log,) if own or glass.reviewed_at else (review, log),
    )
