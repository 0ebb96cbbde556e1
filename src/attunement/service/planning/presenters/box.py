"""Every visible string of one box, and of one link."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....knowledge import Library
from ....theory import Finding, Flag
from ....theory.words import CONFIDENCE_NAMES, STAGE_TERMS, STATUS_NAMES
from ...accounts.viewer import Viewer
from ...design.filters import when
from ...library.addresses import record_href
from ...way.presenters import Link
from ..evidence import line
from ..held import Held
from ..measured import measure_name
from ..models import Binding, Box, BoxLink, Comment
from ..permissions import LEAD, PROPOSE
from .pages import back, to

UNSAID = "Nobody has said."


@dataclass(frozen=True)
class Row:
    label: str
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class PiecePage:
    """One box or one link: rows of what is said of it, and what can be done."""

    title: str
    caption: str
    back: Link
    rows: tuple[Row, ...]
    actions: tuple[Link, ...]
    findings: tuple[str, ...]


def box_page(
    viewer: Viewer,
    held: Held,
    box: Box,
    *,
    flag: Flag | None,
    findings: Iterable[Finding],
    library: Library,
    elsewhere: Sequence[str],
    comments: Sequence[Comment],
) -> PiecePage:
    """`elsewhere`: titles of the other theories that it stands in; `comments` are those on it."""
    pk, bound = held.row.pk, held.bindings.get(box.pk)
    into = [link for link in held.links if link.effect_id == box.pk]
    out = [link for link in held.links if link.cause_id == box.pk]
    parts = [each for each in held.boxes.values() if each.parent_id == box.pk]
    whole = held.boxes.get(box.parent_id) if box.parent_id else None
    source = f"{box.source}{'' if box.stated else ' (our reading)'}" or "The team’s own"
    rows = [
        Row("Where it stands", (STAGE_TERMS[box.stage],)),  # type: ignore[index]
        Row("Now", (flag.full if flag else "Nothing is bound to it.",)),
        Row("What leads to it", links=tuple(_link(pk, each, each.cause_id, held) for each in into)),
        Row("What it leads to", links=tuple(_link(pk, each, each.effect_id, held) for each in out)),
        *([Row("Part of", (whole.words,))] if whole else []),
        *([Row("Its parts", tuple(each.words for each in parts))] if parts else []),
        Row("Measures", tuple(measure_name(each, library) for each in box.measures) or ("None",)),
        Row("Who wrote it", (source,)),
        *([Row("Also stands in", tuple(elsewhere))] if elsewhere else []),
        *([Row("Comments", tuple(map(_comment, comments)))] if comments else []),
    ]
    return PiecePage(
        title=box.words,
        caption=held.row.title,
        back=back(held.row),
        rows=tuple(row if row.lines or row.links else Row(row.label, ("Nothing",)) for row in rows),
        actions=_box_actions(viewer, pk, box, bound),
        findings=tuple(f"{each.wrong} {each.mend}" for each in findings),
    )


def _comment(each: Comment) -> str:
    return f"{each.words} ({each.by.name}, {when(each.at)})"


def _link(theory: int, link: BoxLink, other: int, held: Held) -> Link:
    return Link(held.boxes[other].words, to("theory_link", theory, link.pk))


def _box_actions(viewer: Viewer, theory: int, box: Box, bound: Binding | None) -> tuple[Link, ...]:
    links = [Link("See the numbers", to("box_numbers", theory, box.pk))] if bound else []
    if viewer.may(PROPOSE):
        verb = "" if viewer.may(LEAD) else "Propose: "
        links += [
            Link(f"{verb}Change or move", to("change_box", theory, box.pk)),
            Link(f"{verb}Link it to another box", f"{to('add_link', theory)}?from={box.pk}"),
            Link("Comment on it", f"{to('comment_on_theory', theory)}?box={box.pk}"),
            Link(f"{verb}Take it out", to("take_box", theory, box.pk)),
        ]
    if viewer.may(LEAD):
        words = "Bind another number to it" if bound else "Bind a number to it"
        links.append(Link(words, to("bind_box", theory, box.pk)))
        if bound:
            links.append(Link("Take the number off", to("unbind_box", theory, box.pk)))
    return tuple(links)


def link_page(
    viewer: Viewer,
    held: Held,
    link: BoxLink,
    *,
    findings: Iterable[Finding],
    library: Library,
    today: dt.date,
) -> PiecePage:
    pk = held.row.pk
    broken = f"It does not hold: {link.broken}" if link.broken else "Nobody says that it is broken."
    claims = [library.claims[each] for each in link.evidence if each in library.claims]
    verb = "" if viewer.may(LEAD) else "Propose: "
    actions = (
        Link(f"{verb}Change it, or say what it rests on", to("change_link", pk, link.pk)),
        Link(f"{verb}Attach a finding from the library", to("attach_claim", pk, link.pk)),
        Link(f"{verb}Take it out", to("take_link", pk, link.pk)),
    )
    return PiecePage(
        title="What leads to what",
        caption=held.row.title,
        back=back(held.row),
        rows=(
            Row("From", links=(Link(link.cause.words, to("theory_box", pk, link.cause_id)),)),
            Row("Leads to", links=(Link(link.effect.words, to("theory_box", pk, link.effect_id)),)),
            Row("Why", (link.why or UNSAID,)),
            Row("What has to hold", (link.assumption, broken) if link.assumption else (UNSAID,)),
            Row("Confidence", (CONFIDENCE_NAMES[link.confidence or None],)),
            Row("Who drew it", (STATUS_NAMES[link.status],)),
            Row(
                "Evidence",
                () if claims else ("No finding of the library is attached.",),
                tuple(
                    Link(line(claim, library, today), record_href("claims", claim.id))
                    for claim in claims
                ),
            ),
        ),
        actions=actions if viewer.may(PROPOSE) else (),
        findings=tuple(f"{each.wrong} {each.why} {each.mend}" for each in findings),
    )
