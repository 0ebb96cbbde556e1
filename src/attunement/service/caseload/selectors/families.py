"""Lists of families: those of a page, and those that a search finds."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, FamilyMember
from ..facts import FamilyRow, Listed, listed
from ..search import Search
from . import rows

PAGE = 25


def family_rows(
    episodes: Iterable[rows.EpisodeRow],
    *,
    shown: Collection[int],
    others: Collection[tuple[int, str]] = (),
) -> tuple[FamilyRow, ...]:
    """Families by their episodes, then `others` (id, name), which have none; people are loaded
    only for the families that will be `shown`. Eight queries, however many families."""
    known = list(episodes)
    ids = [row.pk for row in known]
    families = [row.family for row in known] + [pk for pk, _ in others]
    touches = rows.touches(families)
    referrals = rows.referrals(families)
    assessed = rows.assessments(ids)
    cares = rows.care(ids)
    babies = rows.babies(families)
    people = rows.relationships(shown, {row.family: row.pk for row in known}, cares)
    by_episode: dict[int, list[rows.Care]] = {pk: [] for pk in ids}
    for (episode, _), care in cares.items():
        by_episode[episode].append(care)
    found = []
    for row in known:
        touch = touches.get(row.family)
        referral = referrals.get(row.family)
        of_episode = by_episode[row.pk]
        times = [touch.next_at if touch else None, *(care.next_at for care in of_episode)]
        found.append(
            FamilyRow(
                pk=row.family,
                name=row.family_name,
                keyworker=row.keyworker,
                episode=rows.episode_facts(
                    row,
                    received_on=referral.on if referral else None,
                    touch=touch,
                    assessed=assessed.get(row.pk, ()),
                ),
                referral=referral,
                babies=babies.get(row.family, ()),
                relationships=people.get(row.family, ()),
                packages=tuple(each for care in of_episode for each in care.packages),
                next_at=min((at for at in times if at), default=None),
            )
        )
    found += [
        FamilyRow(
            pk=pk,
            name=name,
            referral=referrals.get(pk),
            babies=babies.get(pk, ()),
            relationships=people.get(pk, ()),
            next_at=touches[pk].next_at if pk in touches else None,
        )
        for pk, name in others
    ]
    return tuple(found)


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
    order = ("name", "pk") if search.words else ("-known_since", "-pk")
    names = query.order_by(*order).values_list("pk", "name")[start : start + PAGE + 1]
    several = listed(list(names), PAGE)
    return Listed(rows=_rows(several.rows), more=several.more)


def _rows(names: tuple[tuple[int, str], ...]) -> tuple[FamilyRow, ...]:
    ids = [pk for pk, _ in names]
    episodes = rows.latest_episodes(ids)
    made = {
        row.pk: row
        for row in family_rows(
            episodes.values(),
            shown=ids,
            others=[(pk, name) for pk, name in names if pk not in episodes],
        )
    }
    return tuple(made[pk] for pk in ids)


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


def _somebody(**condition: str) -> Q:
    return Q(Exists(FamilyMember.objects.filter(family=OuterRef("pk"), **condition)))
