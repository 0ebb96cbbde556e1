"""Requests for a copy, for tests: made by actions only."""

import datetime as dt
from collections.abc import Collection

from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Family, Person
from attunement.service.sections.rules import Section
from attunement.service.subject_access import actions, selectors
from attunement.service.subject_access.actions import Verdict
from attunement.service.subject_access.models import AccessRequest, AskedBy, Why
from world import TODAY


def asked(
    by: Viewer,
    family: Family,
    person: Person,
    *,
    asked_by: AskedBy = AskedBy.THEMSELVES,
    days_ago: int = 2,
) -> AccessRequest:
    return actions.ask(
        by=by,
        family=family,
        person=person,
        asked_by=asked_by,
        asker="Ada Okafor",
        on=TODAY - dt.timedelta(days=days_ago),
    )


def reading(
    by: Viewer, family: Family, person: Person, *, asked_by: AskedBy = AskedBy.THEMSELVES
) -> AccessRequest:
    made = asked(by, family, person, asked_by=asked_by)
    return actions.begin(by=by, request=made, identity="Known to the keyworker", seen=None)


def judge_all(by: Viewer, request: AccessRequest, without: Collection[Section] = ()) -> None:
    """Give all that this viewer may read and that waits, but for some sections."""
    found = selectors.review(by, request.pk)
    verdicts = [
        Verdict(key=each.key, given=False, why=Why.SERIOUS_HARM, note="Not safe for her to have.")
        if each.section in without
        else Verdict(key=each.key, given=True)
        for each in found.open
        if found.reads(each.section)
    ]
    if verdicts:
        actions.judge(by=by, request=request, verdicts=verdicts)


def ready(
    lead: Viewer,
    supervisor: Viewer,
    family: Family,
    person: Person,
    *,
    asked_by: AskedBy = AskedBy.THEMSELVES,
    without: Collection[Section] = (),
) -> AccessRequest:
    """Read by a lead, and what is sealed from them by a supervisor. A copy that somebody asks for
    a child holds no hidden home."""
    hidden = {Section.HIDDEN_ADDRESS} if asked_by == AskedBy.FOR_CHILD else set()
    made = reading(lead, family, person, asked_by=asked_by)
    for by in (lead, supervisor):
        judge_all(by, made, {*without, *hidden})
    return actions.finish(by=lead, request=made, seen=None)


def rename(by: Viewer, family: Family, person: Person, name: str) -> None:
    relationships.change_person(
        by=by, family=family, person=person, changes={"given_name": name}, seen=None
    )
