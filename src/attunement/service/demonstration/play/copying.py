"""Three copies of what is held: one given, one that is read and due soon, one that takes longer."""

import datetime as dt
from collections.abc import Iterable

from ...accounts.viewer import Viewer
from ...relationships.models import CarerRole, Episode, Relationship
from ...subject_access import actions, selectors
from ...subject_access.actions import Verdict
from ...subject_access.copy import Passage
from ...subject_access.models import AccessRequest, AskedBy, Ground, Why
from .stage import Company

KNOWN = "Known to her keyworker, who asked her face to face."


def give_copies(lead: Viewer, company: Company) -> None:
    """Of a mother whose care has ended, and of two with whom the team works."""
    (ended, *_), (going, other, *_) = _mothers(closed=True), _mothers(closed=False)
    given = _asked(company, ended, days_ago=19)
    _begun(company, given)
    for by in (lead, company.supervisor):
        _judge(by, given, selectors.of_request(by, given).open)
    actions.finish(by=lead, request=given, seen=None)
    actions.hand_over(
        by=company.administrator,
        request=given,
        how="Into her own hands at the hub, in an envelope.",
        on=company.today,
        seen=None,
    )
    soon = _asked(company, going, days_ago=26)
    _begun(company, soon)
    waiting = selectors.of_request(lead, soon).open
    _judge(lead, soon, waiting[: len(waiting) // 2])
    actions.extend(
        by=lead,
        request=_asked(company, other, days_ago=11),
        ground=Ground.COMPLEX,
        because="Most of it speaks of more than one person, and each part is read with care. I "
        "told her on the phone, and she has it in writing.",
        told_on=company.today - dt.timedelta(days=2),
        seen=None,
    )


def _mothers(*, closed: bool) -> list[Relationship]:
    """The latest first. Who lost a baby is not made an example of."""
    found = Relationship.objects.filter(
        role=CarerRole.MOTHER,
        family__loss_recorded_at=None,
        family__in=Episode.objects.filter(closed_on__isnull=not closed).values("family"),
    ).select_related("family", "carer")
    return list({each.carer_id: each for each in found.order_by("-pk")}.values())


def _asked(company: Company, whose: Relationship, *, days_ago: int) -> AccessRequest:
    return actions.ask(
        by=company.administrator,
        family=whose.family,
        person=whose.carer,
        asked_by=AskedBy.THEMSELVES,
        asker=whose.carer.full_name,
        on=company.today - dt.timedelta(days=days_ago),
    )


def _begun(company: Company, asked: AccessRequest) -> None:
    actions.begin(by=company.administrator, request=asked, identity=KNOWN, seen=None)


def _judge(by: Viewer, asked: AccessRequest, waiting: Iterable[Passage]) -> None:
    """What is hers is given; what speaks of somebody else is left out."""
    reads = selectors.of_request(by, asked).reads
    verdicts = [
        Verdict(key=each.key, given=each.own, why="" if each.own else Why.THIRD_PARTY)
        for each in waiting
        if reads(each.section)
    ]
    if verdicts:
        actions.judge(by=by, request=asked, verdicts=verdicts)
