"""From rows as the database gave them to families as a list shows them. No queries here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from ...assessments.models import Phase
from ...care_packages.models import PartKind, PartState
from ...care_packages.sealed import shared_name
from ...referrals.models import ReferralState
from ...relationships.models import CarerRole, Person
from ...relationships.remembering import begun, loss_words
from ..facts import (
    AssessmentFacts,
    Baby,
    EpisodeFacts,
    FamilyRow,
    PackageFacts,
    PartFacts,
    ReferralFacts,
    RelationshipFacts,
    RelationshipRow,
)
from .dose import SessionsRow
from .rows import AssessmentRow, EpisodeRow, FamilyOnly, PairRow, PartRow


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What the queries of `rows.py` and `dose.py` gave, as plain tuples in their order."""

    pairs: Iterable[Sequence[object]]
    assessments: Iterable[Sequence[object]]
    parts: Iterable[Sequence[object]]
    sessions: Iterable[Sequence[object]]


class Care(NamedTuple):
    """The packages of one relationship in one episode, newest first, and their next session."""

    packages: tuple[PackageFacts, ...]
    next_at: dt.datetime | None


NO_CARE = Care((), None)


def family_rows(episodes: Iterable[EpisodeRow], fetched: Fetched) -> list[FamilyRow]:
    """One row an episode, in the order given."""
    assessed = _assessments(fetched.assessments)
    cares = _cares(fetched)
    pairs = _by_family(fetched.pairs)
    found = []
    for row in episodes:
        of_family = pairs.get(row.family, [])
        of_episode = cares.get(row.pk, {})
        times = [row.next_at, *(care.next_at for care in of_episode.values())]
        found.append(
            FamilyRow(
                pk=row.family,
                name=row.family_name,
                keyworker=row.keyworker,
                episode=_episode(row, assessed.get(row.pk, ())),
                referral=_referral(row),
                babies=_babies(of_family),
                relationships=_relationships(of_family, of_episode),
                packages=tuple(each for care in of_episode.values() for each in care.packages),
                next_at=min((at for at in times if at), default=None),
            )
        )
    return found


def without_episode(rows: Iterable[FamilyOnly], fetched: Fetched) -> list[FamilyRow]:
    """Families that have had no episode yet."""
    pairs = _by_family(fetched.pairs)
    return [
        FamilyRow(
            pk=row.pk,
            name=row.name,
            referral=_referral(row),
            babies=_babies(pairs.get(row.pk, [])),
            relationships=_relationships(pairs.get(row.pk, []), {}),
            next_at=row.next_at,
        )
        for row in rows
    ]


def _referral(row: EpisodeRow | FamilyOnly) -> ReferralFacts | None:
    if row.received_on is None or row.referral_state is None:
        return None
    return ReferralFacts(state=ReferralState(row.referral_state), on=row.received_on)


def _episode(row: EpisodeRow, assessed: tuple[AssessmentFacts, ...]) -> EpisodeFacts:
    since = row.received_on or row.opened_on
    met_on = timezone.localdate(row.met_at) if row.met_at else None
    return EpisodeFacts(
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        received_on=row.received_on,
        # A meeting before this referral belongs to an earlier stretch of care.
        met_on=met_on if met_on and met_on >= since else None,
        assessments=assessed,
        last_session_on=row.last_session_on,
    )


def _assessments(
    rows: Iterable[Sequence[object]],
) -> dict[int, tuple[AssessmentFacts, ...]]:
    found: dict[int, list[AssessmentFacts]] = defaultdict(list)
    for row in map(AssessmentRow._make, rows):
        found[row.episode].append(
            AssessmentFacts(
                phase=Phase(row.phase), started_on=row.started_on, completed_on=row.completed_on
            )
        )
    return {episode: tuple(each) for episode, each in found.items()}


def _cares(fetched: Fetched) -> dict[int, dict[int, Care]]:
    """By episode and relationship."""
    counted = {row.part: row for row in map(SessionsRow._make, fetched.sessions)}
    packages: dict[int, dict[int, dict[int, list[PartRow]]]] = {}
    for row in map(PartRow._make, fetched.parts):
        of_episode = packages.setdefault(row.episode, {})
        of_episode.setdefault(row.relationship, {}).setdefault(row.package, []).append(row)
    return {
        episode: {
            relationship: _care(of_relationship, counted)
            for relationship, of_relationship in of_episode.items()
        }
        for episode, of_episode in packages.items()
    }


def _care(packages: Mapping[int, Sequence[PartRow]], counted: Mapping[int, SessionsRow]) -> Care:
    made, upcoming = [], []
    for rows in packages.values():
        parts = []
        for row in rows:
            if row.part is None:
                continue
            count = counted.get(row.part)
            parts.append(_part(row, count))
            if count and count.next_at:
                upcoming.append(count.next_at)
        made.append(
            PackageFacts(agreed_on=rows[0].agreed_on, ended_on=rows[0].ended_on, parts=tuple(parts))
        )
    return Care(tuple(made), min(upcoming, default=None))


def _part(row: PartRow, count: SessionsRow | None) -> PartFacts:
    return PartFacts(
        name=shared_name(row.programme, row.kind),
        kind=PartKind(row.kind),
        state=PartState(row.state),
        expected=row.expected,
        delivered=count.delivered if count else 0,
        booked=count.booked if count else 0,
        last_on=timezone.localdate(count.last_at) if count and count.last_at else None,
    )


def _by_family(rows: Iterable[Sequence[object]]) -> dict[int, list[PairRow]]:
    found: dict[int, list[PairRow]] = defaultdict(list)
    for row in map(PairRow._make, rows):
        found[row.family].append(row)
    return found


def _babies(pairs: Iterable[PairRow]) -> tuple[Baby, ...]:
    """Each child once, however many carers it has."""
    found = {
        row.child: Baby(
            name=_child(row),
            born_on=row.child_born,
            due_on=row.child_due,
            lost=row.child_loss_at is not None,
            lost_on=row.child_lost_on,
        )
        for row in pairs
    }
    return tuple(found.values())


def _child(row: PairRow) -> str:
    return first_name(row.child_given, row.child_last, row.child_born, row.child_due)


def _loss(row: PairRow) -> str:
    if row.child_loss_at is None:
        return ""
    words = loss_words(born=row.child_born is not None, lost_on=row.child_lost_on)
    return f"{_child(row)} {words}" if row.child_born else begun(words)


def first_name(given: str, last: str, born: dt.date | None, due: dt.date | None) -> str:
    """As `Person.first_name` says it; a row of names alone costs less than a person."""
    if given:
        return given
    return Person(given_name=given, family_name=last, born_on=born, due_on=due).first_name


def _relationships(
    pairs: Iterable[PairRow], cares: Mapping[int, Care]
) -> tuple[RelationshipRow, ...]:
    return tuple(
        RelationshipRow(
            pk=row.pk,
            child=_child(row),
            carer=first_name(row.carer_given, row.carer_last, None, None),
            role=CarerRole(row.role),
            facts=RelationshipFacts(
                loss=_loss(row),
                ended_on=row.ends_on,
                included=bool(row.included),
                packages=cares.get(row.pk, NO_CARE).packages,
            ),
        )
        for row in pairs
    )
