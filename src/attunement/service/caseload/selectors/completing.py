"""Who has completed what, and what is still awaited, in the open care of a caseload. The number of
queries never changes: those of the worklist, one for forms and one for links."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from ...accounts.viewer import Viewer
from ...assessments.models import Phase, Response
from ...home_answers.models import Invitation
from ..facts import FamilyRow
from ..permissions import SEE_WHOLE_TEAM
from .worklist import worklist


@dataclass(frozen=True)
class FormFacts:
    """One standing form. `who` answered or rated; `about` names the relationship, where it is about
    one; `complete`: it has a score."""

    phase: Phase
    measure: str
    who: str
    about: str
    on: dt.date
    complete: bool


@dataclass(frozen=True)
class Awaited:
    """One family, the forms of its open care in date order, and its links that are not answered."""

    row: FamilyRow
    forms: tuple[FormFacts, ...]
    links: tuple[Invitation, ...]


@dataclass(frozen=True)
class Completing:
    whole_team: bool
    families: tuple[Awaited, ...]
    more: bool


def completing(viewer: Viewer) -> Completing:
    """Of the whole team for those who may see its worklist, else of one's own families."""
    whole_team = viewer.may(SEE_WHOLE_TEAM)
    caseload = worklist(viewer, whole_team=whole_team).caseload
    families = [row.pk for row in caseload.rows]
    care = {"assessment__episode__family__in": families, "assessment__episode__closed_on": None}
    forms: dict[int, list[FormFacts]] = defaultdict(list)
    standing = (
        Response.objects.filter(withdrawn_at=None, **care)
        .select_related(
            "assessment__episode",
            "reporter",
            "rater",
            "relationship__child",
            "relationship__carer",
        )
        .order_by("answered_on", "pk")
    )
    for row in standing:
        who = row.reporter.first_name if row.reporter else (row.rater.name if row.rater else "")
        forms[row.assessment.episode.family_id].append(
            FormFacts(
                Phase(row.assessment.phase),
                row.measure,
                who,
                str(row.relationship) if row.relationship else "",
                row.answered_on,
                row.score["kind"] == "scored",
            )
        )
    links: dict[int, list[Invitation]] = defaultdict(list)
    sent = Invitation.objects.filter(finished_at=None, withdrawn_at=None, **care)
    for invitation in sent.select_related("assessment__episode__family", "person").order_by(
        "expires_at"
    ):
        links[invitation.assessment.episode.family_id].append(invitation)
    return Completing(
        whole_team,
        tuple(Awaited(row, tuple(forms[row.pk]), tuple(links[row.pk])) for row in caseload.rows),
        caseload.more,
    )
