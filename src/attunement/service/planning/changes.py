"""One change to a theory, as a team lead makes it and as anybody may propose it."""

from dataclasses import dataclass, field
from typing import Any

from .models import Box, BoxLink, ChangeKind, Proposal

BOX_FIELDS = ("stage", "words", "parent", "measures")
LINK_FIELDS = ("why", "assumption", "broken", "confidence", "evidence")


@dataclass(frozen=True, kw_only=True)
class Change:
    """`content`: BOX_FIELDS for a box (`parent` an id or None); LINK_FIELDS for a link, and `cause`
    and `effect` (ids) for a new one. For something taken out, `because`. `seen`: the version of
    the box or link that the person had before them."""

    kind: ChangeKind
    box: Box | None = None
    link: BoxLink | None = None
    content: dict[str, Any] = field(default_factory=dict)
    seen: int | None = None


def add_box(**content: Any) -> Change:
    return Change(kind=ChangeKind.ADD_BOX, content=content)


def change_box(box: Box, *, seen: int | None = None, **content: Any) -> Change:
    """What is not given stays as it is."""
    whole = {**box_content(box), **content}
    return Change(kind=ChangeKind.CHANGE_BOX, box=box, content=whole, seen=seen)


def take_box(box: Box, *, because: str, seen: int | None = None) -> Change:
    content = {"because": because}
    return Change(kind=ChangeKind.TAKE_BOX, box=box, content=content, seen=seen)


def add_link(cause: Box, effect: Box, **content: Any) -> Change:
    empty = {"why": "", "assumption": "", "broken": "", "confidence": "", "evidence": []}
    whole = {"cause": cause.pk, "effect": effect.pk, **empty, **content}
    return Change(kind=ChangeKind.ADD_LINK, content=whole)


def change_link(link: BoxLink, *, seen: int | None = None, **content: Any) -> Change:
    """What is not given stays as it is."""
    whole = {**link_content(link), **content}
    return Change(kind=ChangeKind.CHANGE_LINK, link=link, content=whole, seen=seen)


def take_link(link: BoxLink, *, because: str, seen: int | None = None) -> Change:
    content = {"because": because}
    return Change(kind=ChangeKind.TAKE_LINK, link=link, content=content, seen=seen)


def box_content(box: Box) -> dict[str, Any]:
    return {
        "stage": box.stage,
        "words": box.words,
        "parent": box.parent_id,
        "measures": list(box.measures),
    }


def link_content(link: BoxLink) -> dict[str, Any]:
    return {name: getattr(link, name) for name in LINK_FIELDS}


def proposed(proposal: Proposal) -> Change:
    return Change(
        kind=ChangeKind(proposal.kind),
        box=proposal.box,
        link=proposal.link,
        content=proposal.content,
        seen=proposal.seen,
    )
