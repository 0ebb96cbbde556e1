"""A family's page: what is safe, what is urgent, who belongs, how each relationship does, and all
that happened."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from ....knowledge import library
from ...accounts.roles import CLINICAL, Permission
from ...accounts.viewer import Viewer
from ...assessments.permissions import ASSESS, SEE_ASSESSMENTS
from ...consents.presenters import disagreements
from ...consents.purposes import Purpose
from ...consents.selectors import stands
from ...design.charts import FamilyMap, InclusionChart
from ...design.filters import day
from ...people.holding import Standing, standing
from ...people.selectors import held
from ...referrals.permissions import RECORD_CONTACTS
from ...relationships.models import OtherParent, Presence, Stressor, TaskKind
from ...relationships.permissions import CHANGE_KEYWORKER, CHANGE_PEOPLE, NOTE_STRESSORS
from ...relationships.remembering import loss_of
from ...relationships.selectors import CHILDREN
from ...way.presenters import Link
from ..record import FamilyRecord
from ..timeline import SHORT, Entry
from .care import RelationshipSection, section, states
from .families import near, reference
from .happenings import timeline
from .links import to
from .people import (
    EngagementLine,
    PersonLine,
    engagement_lines,
    family_map,
    inclusion,
    people,
)
from .safety import safety_links

STOPPED = (
    "Ages, reminders and links to questions at home have stopped. Appointments that were planned "
    "before are still in the diary: look at each one."
)
END = Permission(to="end an episode of care", roles=CLINICAL)


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    title: Link
    safety: bool
    due: str


@dataclass(frozen=True, kw_only=True)
class HappenedLine:
    on: str
    title: str
    detail: str
    who: str
    href: str


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """Lists may be empty; each has its own words for that, or its section is left out."""

    title: str
    caption: str
    safe_contact: str
    safe_contact_title: str = "Safe contact"
    facts: tuple[tuple[str, str], ...]
    loss: str
    disputes: tuple[str, ...]
    disputes_link: Link
    disagreements: tuple[str, ...]
    disagreements_link: Link
    question: str
    question_links: tuple[Link, ...]
    tasks: tuple[TaskLine, ...]
    tasks_title: str = "To do for this family"
    actions: tuple[Link, ...]
    actions_title: str = "What you can do"
    safety: tuple[Link, ...]
    safety_title: str = "Safety"
    closed: str
    map: FamilyMap | None
    map_title: str = "Who belongs"
    relationships: tuple[RelationshipSection, ...]
    relationships_title: str = "Relationships"
    people: tuple[PersonLine, ...]
    people_title: str = "People"
    people_links: tuple[Link, ...]
    inclusion: InclusionChart | None
    engagement: tuple[EngagementLine, ...]
    engagement_title: str = "How far each parent or carer has been reached"
    engagement_head: tuple[str, ...] = ("Parent or carer", "Invited", "Met", "Contact attempts")
    stressors: tuple[str, ...]
    stressors_title: str = "What is hard for this family, and what helps"
    strengths: tuple[str, ...]
    strengths_title: str = "What protects it"
    timeline: tuple[HappenedLine, ...]
    timeline_title: str = "What has happened"
    timeline_none: str = "Nothing has been recorded yet."
    timeline_more: Link | None
    log: Link


def family(viewer: Viewer, record: FamilyRecord, *, whole: bool, today: dt.date) -> FamilyPage:
    """`whole`: the timeline from its beginning, and not only its newest entries."""
    found, by_relationship = record.family, states(record, today)
    clinical = viewer.may(SEE_ASSESSMENTS)
    may_change = viewer.may(CHANGE_PEOPLE)
    happened = timeline(record, today)
    asks = found.other_parent == OtherParent.NOT_KNOWN
    pressing, protecting = _stressors(record)
    return FamilyPage(
        title=found.name,
        caption=reference(found.pk),
        safe_contact=found.safe_contact,
        facts=_facts(record, today),
        loss=_loss(record),
        disputes=_disputes(record, today),
        disagreements=_disagreements(record, today),
        disagreements_link=Link("Read who said what", to("consents", found.pk)),
        disputes_link=Link("Read what is disputed", to("family_people", found.pk)),
        question="Is there a second parent? This is not known yet. It does not mean that there is "
        "nobody."
        if asks
        else "",
        question_links=_answers(found.pk) if asks and may_change else (),
        tasks=_tasks(record),
        actions=_actions(viewer, record),
        safety=safety_links(viewer, record),
        closed=_closed(record),
        map=family_map(record, by_relationship, today),
        relationships=tuple(
            section(record, relationship, by_relationship[relationship.pk], clinical=clinical)
            for relationship in record.relationships
        ),
        people=people(record, may_change=may_change, today=today),
        people_links=_people_links(found.pk) if may_change else (),
        inclusion=inclusion(record, today) if clinical else None,
        engagement=engagement_lines(record),
        stressors=pressing,
        strengths=protecting,
        timeline=tuple(_happened(each) for each in (happened if whole else happened[:SHORT])),
        timeline_more=Link(
            f"See all {len(happened)}", f"{reverse('family', args=[found.pk])}?all=1#timeline"
        )
        if len(happened) > SHORT and not whole
        else None,
        log=Link("Who has read or changed this record", to("family_reads", found.pk)),
    )


def _facts(record: FamilyRecord, today: dt.date) -> tuple[tuple[str, str], ...]:
    episode, next_at = record.open_episode, record.next_at
    facts = [("Known since", day(record.family.known_since))]
    if episode is not None:
        facts.append(("Keyworker", episode.keyworker.name))
        facts.append(("In our care since", day(episode.opened_on)))
        facts.append(("Next appointment", near(next_at, today) if next_at else "None planned"))
    if record.family.other_parent != OtherParent.NOT_KNOWN:
        facts.append(("Second parent", OtherParent(record.family.other_parent).label))
    return tuple(facts)


def _loss(record: FamilyRecord) -> str:
    """Said first, so that nobody calls about an age or a birth that is no more."""
    said = [loss_of(person) for person in record.people.values() if person.lost]
    if not said:
        return ""
    return f"{'. '.join(said)}. {STOPPED}"


def _disagreements(record: FamilyRecord, today: dt.date) -> tuple[str, ...]:
    """Consents about which those who decide for a child do not agree."""
    children = {m.person_id for m in record.members if m.place in CHILDREN}
    held_by = [held(row) for row in record.responsibilities]
    asked = dict.fromkeys(
        (row.person, Purpose(row.purpose), row.agency)
        for row in record.consents
        if row.person_id in children
    )
    return disagreements(
        (
            person,
            purpose,
            stands(
                record.consents,
                person.pk,
                purpose,
                held_by,
                child=True,
                on=today,
                agency=agency,
            ),
        )
        for person, purpose, agency in asked
    )


def _disputes(record: FamilyRecord, today: dt.date) -> tuple[str, ...]:
    return tuple(
        f"Parental responsibility of {row.holder or row.holder_name} for {row.child.first_name} "
        f"is disputed by {row.disputed_by}."
        for row in record.responsibilities
        if standing(held(row), today) is Standing.DISPUTED
    )


def _closed(record: FamilyRecord) -> str:
    episode = record.episode
    if episode is None:
        return "No episode of care has been opened. Accept a referral to start work."
    if episode.closed_on is not None:
        return (
            f"Care ended on {day(episode.closed_on)}. The record can be read but not added to. "
            "A new referral opens a new episode."
        )
    return ""


def _answers(family: int) -> tuple[Link, ...]:
    return (
        Link("Add a parent or carer", to("add_carer", family)),
        Link("Say what is known of a second parent", to("change_family", family)),
    )


def _people_links(family: int) -> tuple[Link, ...]:
    return (
        Link("Add a parent or carer", to("add_carer", family)),
        Link("Add a baby", to("add_child", family)),
        Link("Add somebody else in the family", to("add_relative", family)),
        Link("Change the family’s details", to("change_family", family)),
        Link("Homes and parental responsibility", to("family_people", family)),
        Link("Copies of what is held about them", to("family_copies", family)),
        Link("What they agreed to", to("consents", family)),
    )


def _actions(viewer: Viewer, record: FamilyRecord) -> tuple[Link, ...]:
    """What this person can do in the state that things are in, the commonest first."""
    pk = record.family.pk
    found = []
    if viewer.may(RECORD_CONTACTS):
        found.append(Link("Record a contact", to("record_contact", pk)))
        found.append(Link("Plan an appointment", to("plan_contact", pk)))
    working = record.open_episode is not None
    if working and viewer.may(ASSESS):
        found.append(_assessment(record))
        if not record.everybody_lost:
            found.append(Link("See which measures fit when", to("plan_measures", pk)))
    if viewer.may(NOTE_STRESSORS):
        found.append(Link("Note what is hard and what helps", to("note_stressors", pk)))
        found.append(Link("See strains, strengths and who is acting", to("stressor_map", pk)))
        found.append(Link("Help from elsewhere", to("family_help", pk)))
    found.append(Link("Groups", to("family_groups", pk)))
    found.append(Link("Reminders by text", to("family_reminders", pk)))
    if working and viewer.may(CHANGE_KEYWORKER):
        found.append(Link("Change the keyworker", to("change_keyworker", pk)))
    if working and viewer.may(END):
        found.append(Link("Write a letter", to("write_letter", pk)))
        found.append(Link("Make a page for a parent to read at home", to("own_views", pk)))
        found.append(Link("End the episode", to("ending", pk)))
    if not working:
        found.append(Link("Enter a new referral", to("refer_again", pk)))
    return tuple(found)


def _assessment(record: FamilyRecord) -> Link:
    going = record.open_assessment
    if going is None:
        return Link("Start an assessment", to("start_assessment", record.family.pk))
    phase = going.get_phase_display().lower()
    return Link(f"Continue the {phase} assessment", to("assessment", going.pk))


def _tasks(record: FamilyRecord) -> tuple[TaskLine, ...]:
    """Open ones: safety first, then by the day on which they are due."""
    waiting = [task for task in record.tasks if task.done_at is None]
    ordered = sorted(waiting, key=lambda task: (task.kind != TaskKind.SAFETY, task.due_on, task.pk))
    return tuple(
        TaskLine(
            title=Link(task.title, to("do_task", task.pk)),
            safety=task.kind == TaskKind.SAFETY,
            due=f"Due {day(task.due_on)}",
        )
        for task in ordered
    )


def _stressors(record: FamilyRecord) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Strains and strengths that are present by the latest word about each."""
    latest: dict[str, Stressor] = {}
    for row in record.stressors:
        latest[row.item] = row
    known = library().stressors
    present = [
        known[row.item]
        for row in latest.values()
        if row.presence == Presence.PRESENT and row.item in known
    ]
    return (
        tuple(item.text for item in present if not item.protective),
        tuple(item.text for item in present if item.protective),
    )


def _happened(entry: Entry) -> HappenedLine:
    return HappenedLine(
        on=day(entry.on),
        title=entry.title,
        detail=entry.detail,
        who=entry.who,
        href=entry.href,
    )
