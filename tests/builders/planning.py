"""Theories of change, through actions alone."""

from typing import Any

from attunement.knowledge import library
from attunement.service.accounts.viewer import Viewer
from attunement.service.planning import actions, changes
from attunement.service.planning.models import (
    Binding,
    Box,
    BoxLink,
    Proposal,
    PublishedTheory,
    TeamTheory,
)
from attunement.theory import template


def from_template(by: Viewer, title: str = "How our work helps") -> TeamTheory:
    like = template(library())
    return actions.start_theory(by=by, title=title, level="clinical", like=like)


def theory(by: Viewer, title: str = "Ours", level: str = "clinical") -> TeamTheory:
    """An empty sheet."""
    return actions.start_theory(by=by, title=title, level=level)


def box(by: Viewer, theory: TeamTheory, words: str = "Talk with the parent", **content: Any) -> Box:
    whole = {"stage": "activity", "parent": None, "measures": [], **content, "words": words}
    made = actions.make_change(by=by, theory=theory, change=changes.add_box(**whole))
    assert isinstance(made, Box)
    return made


def link(by: Viewer, theory: TeamTheory, cause: Box, effect: Box, **content: Any) -> BoxLink:
    change = changes.add_link(cause, effect, **content)
    made = actions.make_change(by=by, theory=theory, change=change)
    assert isinstance(made, BoxLink)
    return made


def small(by: Viewer, title: str = "Ours") -> tuple[TeamTheory, Box, Box, BoxLink]:
    """Talking leads to calm."""
    made = theory(by, title)
    talk = box(by, made, "Talk with the parent")
    calm = box(by, made, "The parent is calmer", stage="short-term")
    return made, talk, calm, link(by, made, talk, calm)


def bind(
    by: Viewer,
    theory: TeamTheory,
    box: Box,
    indicator: str = "other-parent-known",
    *,
    percent: int = 50,
    months: int = 12,
    direction: str = "at-least",
) -> Binding:
    return actions.bind(
        by=by,
        theory=theory,
        box=box,
        indicator=indicator,
        direction=direction,
        percent=percent,
        months=months,
    )


def propose(by: Viewer, theory: TeamTheory, box: Box, words: str = "Listen first") -> Proposal:
    return actions.propose_change(
        by=by,
        theory=theory,
        change=changes.change_box(box, words=words),
        because="It is what we do.",
    )


def publish(by: Viewer, theory: TeamTheory, note: str = "") -> PublishedTheory:
    return actions.publish(by=by, theory=theory, note=note)
