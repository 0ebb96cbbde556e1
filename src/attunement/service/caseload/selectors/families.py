"""The families that a search finds, a page at a time."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, FamilyMember
from ..facts import FamilyRow, Listed, listed
from ..search import Search
from . import assemble, dose, rows

PAGE = 25


def found(viewer: Viewer, search: Search, *, mine: bool, page: int) -> Listed[FamilyRow]:
    """One page (from 1) of the families that a search finds: by name, or newest first where
    nothing is searched for."""
    if search.problem:
        return Listed(rows=())
    start = (page - 1) * PAGE
    query = _searched(relationships.families(viewer), search)
    if mine:
        open_mine = Episode.objects.filter(keyworker=viewer.user, closed_on=None)
        query = query.filter(pk__in=open_mine.values("family"))
    query = query.order_by(*(("name", "pk") if search.words else ("-known_since", "-pk")))
    ids = list(query.values_list("pk", flat=True)[start : start + PAGE + 1])
    several = listed(ids, PAGE)
    made = {row.pk: row for row in _rows(several.rows)}
    return Listed(rows=tuple(made[pk] for pk in several.rows), more=several.more)


def _rows(families: tuple[int, ...]) -> list[FamilyRow]:
    now = timezone.now()
    every = Episode.objects.filter(family__in=families).order_by("opened_on", "pk")
    by_age = [rows.EpisodeRow._make(row) for row in rows.episodes(every, now)]
    # The open episode, or else the one that was opened last.
    latest = {row.family: row for row in sorted(by_age, key=lambda row: row.closed_on is None)}
    ids = [row.pk for row in latest.values()]
    fetched = assemble.Fetched(
        pairs=list(rows.pairs(families, ids)),
        assessments=rows.assessments(ids),
        parts=rows.parts(ids),
        sessions=dose.sessions(ids, now),
    )
    others = Family.objects.filter(pk__in=set(families) - set(latest))
    alone = [rows.FamilyOnly._make(row) for row in rows.families(others, now)]
    return [
        *assemble.family_rows(latest.values(), fetched),
        *assemble.without_episode(alone, fetched),
    ]


def _searched(families: QuerySet[Family], search: Search) -> QuerySet[Family]:
    if search.reference is not None:
        return families.filter(pk=search.reference)
    if search.nhs_number:
        return families.filter(_somebody(person__nhs_number=search.nhs_number))
    for word in search.words:
        families = families.filter(
            Q(name__icontains=word)
            | _somebody(person__given_name__icontains=word)
            | _somebody(person__family_name__icontains=word)
        )
    return families


def _somebody(**condition: Any) -> Q:
    return Q(Exists(FamilyMember.objects.filter(family=OuterRef("pk"), **condition)))
