"""The team works out its theory of change from the toolkit's example, and binds it to numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from ....knowledge import library
from ....theory import template
from ...accounts.roles import Role
from ...accounts.viewer import Viewer
from ...planning import actions, changes
from ...planning.models import Box, TeamTheory


class Stands(NamedTuple):
    """The beginning of what a box says, and the number that it stands by."""

    box: str
    indicator: str
    percent: int


STANDS = (
    Stands("Parent sustains", "improved:phq-9", 20),
    Stands("Better assessment", "end-measured", 60),
    Stands("Signpost", "stressors-acted-on", 50),
    Stands("Offer varied", "sessions-held", 60),
)
MONTHS = 24
ASSUMPTION = "families can be reached at the times that we offer"


def theorise(viewers: Sequence[Viewer]) -> TeamTheory:
    """Published once, then talked about: one proposal was accepted, and one waits."""
    lead = next(viewer for viewer in viewers if viewer.role == Role.TEAM_LEAD)
    priya, tom = [viewer for viewer in viewers if viewer.role == Role.PRACTITIONER][:2]
    theory = actions.start_theory(
        by=lead, title="How our work helps families", level="clinical", like=template(library())
    )
    for each in STANDS:
        actions.bind(
            by=lead,
            theory=theory,
            box=_box(theory, each.box),
            indicator=each.indicator,
            direction="at-least",
            percent=each.percent,
            months=MONTHS,
        )
    _assume(lead, theory)
    actions.publish(by=lead, theory=theory, note="Our first version, from the toolkit’s example.")
    _talk(lead, priya, tom, theory)
    return theory


def _box(theory: TeamTheory, begins: str) -> Box:
    return theory.boxes.get(words__startswith=begins, withdrawn_at=None)


def _assume(lead: Viewer, theory: TeamTheory) -> None:
    link = _box(theory, "Signpost").leads_to.order_by("pk")[0]
    change = changes.change_link(link, assumption=ASSUMPTION, confidence="medium")
    actions.make_change(by=lead, theory=theory, change=change)


def _talk(lead: Viewer, priya: Viewer, tom: Viewer, theory: TeamTheory) -> None:
    signpost = _box(theory, "Signpost")
    reworded = actions.propose_change(
        by=priya,
        theory=theory,
        change=changes.change_box(
            signpost, words="Go with the family to housing, money and other help"
        ),
        because="Handing over a leaflet is not what helps; going along is.",
    )
    actions.decide_proposal(
        by=lead, proposal=reworded, accept=True, because="Yes: that is what we do."
    )
    actions.propose_change(
        by=tom,
        theory=theory,
        change=changes.add_box(
            stage="mechanism",
            words="A father or second parent is held in mind from the start",
            parent=None,
            measures=[],
        ),
        because="Our theory says nothing of fathers, and half of our work is with them.",
    )
    actions.comment(
        by=priya,
        theory=theory,
        words="How would a parent say this? It sounds like us and not like them.",
        box=_box(theory, "Mutual safety"),
    )
