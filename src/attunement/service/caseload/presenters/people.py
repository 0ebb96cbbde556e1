"""Who belongs to a family: drawn, listed, and how far each carer has been reached."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...design.charts import Carer, Child, FamilyMap, InclusionChart, Reached, Tie
from ...design.charts.inclusion import Reach
from ...design.filters import day, plural
from ...referrals.engagement import Engagement, engagement
from ...referrals.engagement import Reached as Attempt
from ...referrals.inclusion import Included, Step, Stood, of_carer, of_other_parent
from ...relationships.models import OtherParent, Person, Place, Relationship
from ...relationships.remembering import begun
from ...way.presenters import Link
from ..facts import Baby
from ..record import FamilyRecord
from ..states import Stage, State
from ..waiting import age_words

LINES = {
    Stage.WAITING: "dashed",
    Stage.ENDED: "dotted",
    Stage.OUTSIDE: "dotted",
}
"""The style of a relationship's line; one that is being worked with is solid."""

LETTERS = re.compile(r"(?:^|(?<=; ))[^;(]*\(([A-Z][\w-]*[A-Z])\)")
"""A programme's name with its letters: "Video Interaction Guidance (VIG)"."""

DOSE = re.compile(r", (?:[0-9]+ of [0-9]+ sessions?|[0-9]+ sessions? so far|not started)$")
"""How a part goes on after its state (see states.part_words)."""


def family_map(record: FamilyRecord, states: dict[int, State], today: dt.date) -> FamilyMap | None:
    """None only for a family whose children have all left it."""
    children = record.placed(Place.CHILD)
    carers = record.placed(Place.CARER)
    if not children:
        return None
    here = {person.pk for person in (*children, *carers)}
    roles = {r.carer_id: r.get_role_display() for r in record.relationships}
    drawn = [Carer(str(p.pk), p.first_name, roles.get(p.pk, "")) for p in carers]
    if record.family.other_parent == OtherParent.NOT_KNOWN:
        drawn.append(Carer("unknown", "Second parent", "Not known yet", known=False))
    return FamilyMap(
        title="Who belongs to this family",
        carers=tuple(drawn),
        children=tuple(
            Child(str(p.pk), p.first_name, _short_age(p, today), unborn=p.unborn) for p in children
        ),
        ties=tuple(
            _tie(relationship, states[relationship.pk])
            for relationship in record.relationships
            if {relationship.child_id, relationship.carer_id} <= here
        ),
    )


def _short_age(person: Person, today: dt.date) -> str:
    """Without the corrected age, which stands in the list of people: a box of the map is narrow."""
    return age_words(baby_of(person), today).partition(" (")[0]


def _tie(relationship: Relationship, state: State) -> Tie:
    return Tie(
        carer=str(relationship.carer_id),
        child=str(relationship.child_id),
        role=relationship.get_role_display(),
        state=briefly(state.words),
        line=LINES.get(state.stage, "solid"),  # type: ignore[arg-type]
    )


def briefly(words: str) -> str:
    """Programmes by the letters that stand behind their names, where they have some, and several of
    them without their doses: a label of the map is narrow, and all of it stands in the
    relationship's own section."""
    parts = LETTERS.sub(r"\1", words).split("; ")
    return "; ".join(DOSE.sub("", part) for part in parts) if len(parts) > 1 else parts[0]


def baby_of(person: Person) -> Baby:
    return Baby(
        name=person.first_name,
        born_on=person.born_on,
        due_on=person.due_on,
        lost=person.lost,
        lost_on=person.lost_on,
    )


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    name: str
    place: str
    facts: tuple[str, ...]
    links: tuple[Link, ...]


def people(record: FamilyRecord, *, may_change: bool, today: dt.date) -> tuple[PersonLine, ...]:
    """Everybody who belongs now, carers first."""
    order = (Place.CARER, Place.CHILD, Place.SIBLING, Place.OTHER)
    return tuple(
        PersonLine(
            name=person.full_name,
            place=_place(person, place, record),
            facts=_facts(person, place, today),
            links=_links(person, place, record.family.pk) if may_change else (),
        )
        for place in order
        for person in record.placed(place)
    )


def _place(person: Person, place: Place, record: FamilyRecord) -> str:
    roles = [r.get_role_display() for r in record.relationships if r.carer_id == person.pk]
    if roles:
        return roles[0]
    return record.called(person) or place.label


def _facts(person: Person, place: Place, today: dt.date) -> tuple[str, ...]:
    facts = []
    if place == Place.CHILD:
        facts.append(begun(age_words(baby_of(person), today)))
    if person.born_on:
        facts.append(f"Born {day(person.born_on)}")
    if person.unborn and person.due_on and not person.lost:
        facts.append(f"Due {day(person.due_on)}")
    if person.telephone:
        facts.append(f"Phone {person.telephone}")
    if person.interpreter_needed:
        facts.append(f"Needs an interpreter{f': {person.language}' if person.language else ''}")
    elif person.language:
        facts.append(f"Language: {person.language}")
    if person.access_needs:
        facts.append(f"Helps them take part: {person.access_needs}")
    return tuple(facts)


def _links(person: Person, place: Place, family: int) -> tuple[Link, ...]:
    change = Link("Change", reverse("change_person", args=[family, person.pk]))
    if person.lost:
        return (
            change,
            Link("Correct this loss", reverse("correct_loss", args=[family, person.pk])),
        )
    loss = Link("Record a loss", reverse("record_loss", args=[family, person.pk]))
    if place not in {Place.CHILD, Place.SIBLING}:
        return (change,)
    if not person.unborn:
        return change, loss
    birth = Link("Record the birth", reverse("record_birth", args=[family, person.pk]))
    return birth, change, loss


REACH: dict[Stood, Reach] = {
    Stood.REACHED: "yes",
    Stood.NOT_YET: "not yet",
    Stood.NOT_KNOWN: "not known",
    Stood.UNSAFE: "left out",
    Stood.ABSENT: "left out",
}


def inclusion(record: FamilyRecord, today: dt.date) -> InclusionChart | None:
    """How far each carer has come, and what is known of a second parent who is not recorded."""
    rows = [
        _reached(carer.first_name, of_carer(_included(record, carer), today))
        for carer in record.placed(Place.CARER)
    ]
    other = of_other_parent(OtherParent(record.family.other_parent))
    if other is not None:
        rows.append(_reached("Second parent", other))
    steps = tuple(step.value for step in Step)
    return InclusionChart("Step by step", steps, tuple(rows))


def _reached(name: str, stood: Mapping[Step, Stood]) -> Reached:
    return Reached(
        name,
        tuple(REACH[stood[step]] for step in Step),
        tuple(stood[step].value for step in Step),
    )


def _included(record: FamilyRecord, carer: Person) -> Included:
    """A session to which somebody came is on their own page; here it is who was met or measured."""
    happened = [
        (timezone.localdate(row.contact.at), row)
        for row in record.contacts
        if row.contact.outcome and row.contact.withdrawn_at is None
    ]
    invited = [on for on, row in happened if row.contact.invitation and carer.pk in row.people]
    met = [on for on, row in happened if carer.pk in row.met]
    measured = [row.answered_on for row in record.responses if row.reporter_id == carer.pk]
    own = {r.pk for r in record.relationships if r.carer_id == carer.pk}
    return Included(
        contact_held=bool(carer.telephone or carer.email or carer.address),
        invited_on=min(invited, default=None),
        attended_on=min(met, default=None),
        measured_on=min(measured, default=None),
        in_work=any(pk in own for _, pk in record.included),
    )


@dataclass(frozen=True, kw_only=True)
class EngagementLine:
    name: str
    invited: str
    met: str
    attempts: str


def engagement_lines(record: FamilyRecord) -> tuple[EngagementLine, ...]:
    """Each carer in their own right: a father who was never asked is not a father who said no."""
    carers = record.placed(Place.CARER)
    told = [
        Attempt(
            on=timezone.localdate(row.contact.at),
            invitation=row.contact.invitation,
            people=row.people,
            met=row.met,
        )
        for row in record.contacts
        if row.contact.outcome and row.contact.withdrawn_at is None
    ]
    found = engagement([carer.pk for carer in carers], told)
    return tuple(_engaged(*pair) for pair in zip(carers, found, strict=True))


def _engaged(carer: Person, found: Engagement) -> EngagementLine:
    return EngagementLine(
        name=carer.first_name,
        invited=f"Invited {day(found.invited_on)}" if found.invited_on else "Not invited yet",
        met=f"Last met {day(found.last_met_on)}" if found.last_met_on else "Not met yet",
        attempts=plural(found.attempts, "attempt"),
    )
