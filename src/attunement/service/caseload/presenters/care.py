"""One relationship's section: where it stands, what was measured, hoped for and agreed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from ....measures import measure
from ...assessments.fitting import form_name
from ...assessments.models import Goal, GoalRating, Response
from ...assessments.presenters.score import kept_in_words
from ...assessments.scoring import is_complete
from ...care_packages.models import Part, PartKind
from ...design.filters import day
from ...people.holding import standing
from ...people.selectors import held
from ...relationships.models import ParentalResponsibility, Relationship
from ...way.presenters import Link
from ..record import FamilyRecord
from ..series import of_relationship
from ..states import State, part_words, relationship_state
from .links import to

NOTHING = "Nothing has been measured, hoped for or agreed yet."


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """`note` says what is uncertain about the score, or is empty."""

    name: str
    score: str
    on: str
    note: str
    href: str


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    words: str
    rating: str


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """`href` is empty where this reader may know no more than the words."""

    words: str
    href: str
    plan: Link | None


@dataclass(frozen=True, kw_only=True)
class RelationshipSection:
    """`links` are what can be done next. `clinical` is False for those who may not read
    assessments: then neither scores nor goals stand here. `nothing` is said in place of three
    empty lists."""

    title: str
    role: str
    state: str
    href: str
    clinical: bool
    measures: tuple[MeasureLine, ...]
    goals: tuple[GoalLine, ...]
    parts: tuple[PartLine, ...]
    links: tuple[Link, ...]
    nothing: str
    measures_title: str = "Latest measures"
    measures_none: str = "Nothing has been measured yet."
    goals_title: str = "Goals"
    goals_none: str = "No goal has been set yet."
    parts_title: str = "Package"
    parts_none: str = "No package has been agreed yet."


def states(record: FamilyRecord, today: dt.date) -> dict[int, State]:
    """By relationship id."""
    return {
        relationship.pk: relationship_state(
            record.relationship_facts(relationship),
            record.episode_facts,
            record.referral_facts,
            today,
        )
        for relationship in record.relationships
    }


def section(
    record: FamilyRecord, relationship: Relationship, state: State, *, clinical: bool
) -> RelationshipSection:
    episode = record.episode
    inside, lost = _in_the_work(record, relationship), relationship.child.lost
    works = clinical and inside and not lost
    joins = (
        clinical
        and record.open_episode is not None
        and not (inside or lost or relationship.ends_on)
    )
    known = f"{relationship.get_role_display()}. {_responsibility(record, relationship)}"
    measured, hoped = latest(record, relationship), goals(record, relationship)
    parts = tuple(
        _part(record, part, works=works, clinical=clinical)
        for package in record.packages_of(relationship, episode)
        for part in record.parts.get(package.pk, ())
    )
    return RelationshipSection(
        title=str(relationship),
        role=known,
        state=state.words,
        href=to("relationship", relationship.pk),
        clinical=clinical,
        measures=measured,
        goals=hoped,
        parts=parts,
        nothing="" if measured or hoped or parts else NOTHING,
        links=_links(
            relationship,
            works=works,
            joins=joins,
            clinical=clinical,
            assessed=not lost or relationship.child_id in record.written_of,
        ),
    )


def _part(record: FamilyRecord, part: Part, *, works: bool, clinical: bool) -> PartLine:
    words = part_words(record.part_facts(part))
    if part.kind == PartKind.OWN_THERAPY:
        # Whose it is, and a page that shows each reader what they may know of it.
        person = record.people.get(part.person_id or 0)
        return PartLine(
            words=f"{person.first_name}: {words[0].lower()}{words[1:]}" if person else words,
            href=to("own_therapies", record.family.pk) if clinical else "",
            plan=None,
        )
    plans = works and part.kind != PartKind.SIGNPOSTING and record.part_facts(part).open
    return PartLine(
        words=words,
        href=to("part", part.pk),
        plan=Link("Plan sessions", to("plan_sessions", part.pk)) if plans else None,
    )


def _in_the_work(record: FamilyRecord, relationship: Relationship) -> bool:
    episode = record.open_episode
    return episode is not None and (episode.pk, relationship.pk) in record.included


def _responsibility(record: FamilyRecord, relationship: Relationship) -> str:
    """What was recorded with its evidence, or else what was told when the family came."""
    for row in record.responsibilities:
        if (row.child_id, row.holder_id) == (relationship.child_id, relationship.carer_id):
            stands = standing(held(row), timezone.localdate())
            return f"Parental responsibility: {stands.value.lower()}."
    if relationship.parental_responsibility == ParentalResponsibility.NOT_KNOWN:
        return "Parental responsibility is not known yet."
    return f"{ParentalResponsibility(relationship.parental_responsibility).label}."


def _links(
    relationship: Relationship, *, works: bool, joins: bool, clinical: bool, assessed: bool
) -> tuple[Link, ...]:
    """`assessed`: the child is alive, or something was written of them that can still be read."""
    pk = relationship.pk
    doing = [
        Link("Write down your understanding", to("formulation", pk)),
        Link("Choose a package", to("choose", pk)),
    ]
    whole = Link(
        "Comprehensive assessment (NICE NG26)",
        to("comprehensive", relationship.family_id, relationship.child_id),
    )
    seeing = [
        Link("See how things have changed", to("change", pk)),
        *((whole,) if assessed else ()),
    ]
    held = Link(
        "See what is on record of parental responsibility",
        f"{to('family_people', relationship.family_id)}#held",
    )
    join = Link("Make them part of the work", to("include_relationship", pk))
    who = Link("Change who they are to each other", to("change_relationship", pk))
    return (
        *(doing if works else ()),
        *((join,) if joins else ()),
        *(seeing if clinical else ()),
        *(() if relationship.child.lost else (held,)),
        who,
    )


def latest(record: FamilyRecord, relationship: Relationship) -> tuple[MeasureLine, ...]:
    """Of each form the latest response, unfinished ones told as such."""
    found: dict[tuple[str, int | None], Response] = {}
    for response in of_relationship(relationship, record.responses):
        found[response.measure, response.reporter_id] = response
    return tuple(measure_line(response, record, relationship) for response in found.values())


def measure_line(
    response: Response, record: FamilyRecord, relationship: Relationship
) -> MeasureLine:
    definition, people = measure(response.measure), record.people
    words = kept_in_words(definition, response)
    about = relationship if response.relationship_id == relationship.pk else None
    return MeasureLine(
        name=form_name(
            definition,
            people.get(response.reporter_id or 0),
            about,
            people.get(response.about_id or 0),
        ),
        score=words.headline,
        on=day(response.answered_on),
        note=words.note if is_complete(response.score) else "",
        href=to("response", response.pk),
    )


def of_pair(relationship: Relationship, goals: Iterable[Goal]) -> list[Goal]:
    """Goals for this relationship, and those that are for the whole family."""
    return [goal for goal in goals if goal.relationship_id in {None, relationship.pk}]


def goals(record: FamilyRecord, relationship: Relationship) -> tuple[GoalLine, ...]:
    return tuple(
        GoalLine(words=f"“{goal.words}”", rating=rating_words(record.ratings.get(goal.pk, ())))
        for goal in of_pair(relationship, record.goals)
    )


def rating_words(given: Iterable[GoalRating]) -> str:
    """Every rating in the order of its day: "2 out of 10 on 1 March 2026, then 6 on 3 May 2026"."""
    ratings = [f"{each.rating} on {day(each.rated_on)}" for each in given]
    if not ratings:
        return "Not rated yet"
    first, *later = ratings
    return ", then ".join((first.replace(" on ", " out of 10 on ", 1), *later))
