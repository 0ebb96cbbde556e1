"""What is proposed, in words: what would change, from what to what."""

from collections.abc import Iterator, Mapping
from typing import Any

from ....theory.words import CONFIDENCE_NAMES, STAGE_TERMS
from ...accounts.viewer import Viewer
from ...design.filters import when
from ...way.presenters import FormPagePresenter, Link
from ..changes import box_content, link_content
from ..models import ChangeKind, Decision, Proposal
from ..permissions import LEAD
from .pages import Note, to

type Names = Mapping[int, str]
"""What the boxes of the theory say, by their ids."""

_NAMES = {
    "stage": "Where it stands",
    "words": "What it says",
    "parent": "Part of",
    "measures": "Measures",
    "why": "Why",
    "assumption": "What has to hold",
    "broken": "Why that does not hold",
    "confidence": "Confidence",
    "evidence": "Evidence",
}


def proposal_note(viewer: Viewer, proposal: Proposal, names: Names) -> Note:
    decide = not proposal.decision and viewer.may(LEAD)
    return Note(
        title=_title(proposal),
        lines=(*told(proposal, names), f"Why: {proposal.because}", *_decided(proposal)),
        who=f"{proposal.by.name}, {when(proposal.at)}",
        link=Link("Accept or decline", to("decide_proposal", proposal.pk)) if decide else None,
        tag=Decision(proposal.decision).label if proposal.decision else "Waits",
    )


def decide_page(proposal: Proposal, names: Names) -> FormPagePresenter:
    return FormPagePresenter(
        title="Accept or decline a proposal",
        caption=proposal.theory.title,
        intro=(
            f"{proposal.by.name} proposes: {_title(proposal)}",
            *told(proposal, names),
            f"Why: {proposal.because}",
        ),
        submit="Save the decision",
        back_href=to("theory", proposal.theory_id),
        back_label="Back to the theory",
    )


def _title(proposal: Proposal) -> str:
    kind = ChangeKind(proposal.kind).label
    if proposal.box:
        return f"{kind}: “{proposal.box}”"
    if proposal.link:
        return f"{kind}: “{proposal.link.cause}” leads to “{proposal.link.effect}”"
    return kind


def told(proposal: Proposal, names: Names) -> tuple[str, ...]:
    """A line for each thing that would be different."""
    content = proposal.content
    match ChangeKind(proposal.kind):
        case ChangeKind.CHANGE_BOX if proposal.box:
            return tuple(_changed(box_content(proposal.box), content, names))
        case ChangeKind.CHANGE_LINK if proposal.link:
            return tuple(_changed(link_content(proposal.link), content, names))
        case ChangeKind.ADD_BOX | ChangeKind.ADD_LINK:
            return tuple(_lines(content, names))
    return ()


def _changed(now: dict[str, Any], then: dict[str, Any], names: Names) -> Iterator[str]:
    for name, words in _NAMES.items():
        if name in then and then[name] != now.get(name):
            before, after = _said(name, now.get(name), names), _said(name, then[name], names)
            yield f"{words}: “{after}” (now: “{before}”)"


def _lines(content: dict[str, Any], names: Names) -> Iterator[str]:
    for name, words in _NAMES.items():
        if content.get(name):
            yield f"{words}: {_said(name, content[name], names)}"
    for name, words in (("cause", "From"), ("effect", "Leads to")):
        if name in content:
            yield f"{words}: {_said(name, content[name], names)}"


def _said(name: str, value: Any, names: Names) -> str:
    if not value:
        return "nothing"
    if name == "stage":
        return STAGE_TERMS[value]
    if name == "confidence":
        return CONFIDENCE_NAMES[value]
    if isinstance(value, list):
        return ", ".join(value)
    if name in ("parent", "cause", "effect"):
        return names.get(value, "a box that has been taken out")
    return str(value)


def _decided(proposal: Proposal) -> tuple[str, ...]:
    if not proposal.decision:
        return ()
    who = proposal.decided_by.name if proposal.decided_by else ""
    why = f": {proposal.decided_because}" if proposal.decided_because else ""
    return (f"{Decision(proposal.decision).label} by {who}{why}",)
