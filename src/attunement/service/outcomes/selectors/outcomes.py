"""Paired measures of the relationships whose care has ended, counted by the database.

The database pairs each baseline with the end form of the same measure, version and informant, about
the same relationship or person, and counts pairs with the same two results. What each of those few
kinds of pair means is then said by `measures.change`, as it is on a family's own page.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Count, F, FloatField, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from ....measures import Measure, OrdinalLevel, Scored, measures
from ....measures.local import LocalCutOffs
from ...accounts.models import Team
from ...assessments.models import COUNTS, Phase, Response
from ...instruments.selectors import local_cut_offs
from ...relationships.models import Episode
from ..comparing import compared, definition
from ..tallies import Outcome, outcome

SAME = ("assessment__episode", "measure", "measure_version")
SAME_OR_NOBODY = ("reporter", "rater", "relationship", "about")
RESULT = {
    "total": Cast(KT("score__total"), FloatField()),
    "level": Cast(KT("score__level__code"), IntegerField()),
    "form": Cast(KT("score__form"), IntegerField()),
}
"""What of a kept score decides a comparison (assessments.scoring)."""


class Pair(NamedTuple):
    """A kind of pair, and in how many relationships it was found."""

    measure: str
    version: str
    total: float | None
    level: int | None
    form: int | None
    end_total: float | None
    end_level: int | None
    end_form: int | None
    relationships: int


def ended(team: Team, since: dt.date) -> int:
    """Relationships in episodes of care that ended since then."""
    found = Episode.objects.filter(team=team, closed_on__gte=since)
    return found.aggregate(n=Count("relationships"))["n"] or 0


def outcomes(team: Team, since: dt.date, of: int) -> Mapping[str, Mapping[Outcome, int]]:
    """By measure id. Every measure but the family's own goals has a row, and each sums to `of`."""
    counted: dict[str, Counter[Outcome]] = {
        id_: Counter() for id_, held in measures().items() if held.kind != "goals"
    }
    local = local_cut_offs(team)
    for row in _pairs(team, since):
        pair = Pair(*row)
        found = _outcome(pair, local.get((pair.measure, pair.version)))
        counted.setdefault(pair.measure, Counter())[found] += pair.relationships
    for counts in counted.values():
        counts[Outcome.NOT_PAIRED] = of - counts.total()
    return counted


def _scored(phase: Phase) -> QuerySet[Response]:
    return Response.objects.filter(COUNTS, assessment__phase=phase, score__kind="scored")


def _pairs(team: Team, since: dt.date) -> QuerySet[Response, tuple]:
    nobody = {f"{name}_or_0": Coalesce(name, 0) for name in SAME_OR_NOBODY}
    same = {f"{name}_or_0": Coalesce(OuterRef(name), 0) for name in SAME_OR_NOBODY}
    partner = (
        _scored(Phase.END)
        .alias(**nobody)
        .filter(**same, **{name: OuterRef(name) for name in SAME})
        .order_by("-answered_on", "-pk")
    )
    end = {
        f"end_{name}": Subquery(partner.values(**{f"its_{name}": part})[:1])
        for name, part in RESULT.items()
    }
    episode = "assessment__episode"
    return (
        _scored(Phase.BASELINE)
        .filter(**{f"{episode}__team": team, f"{episode}__closed_on__gte": since})
        .annotate(
            of=F(f"{episode}__relationships"),
            child=F(f"{episode}__relationships__child"),
            carer=F(f"{episode}__relationships__carer"),
            partner=Subquery(partner.values("pk")[:1]),
        )
        .filter(_theirs(), partner__isnull=False)
        .annotate(**RESULT, **end)
        .order_by()
        .values_list("measure", "measure_version", *RESULT, *end)
        .annotate(n=Count("of"))
    )


def _theirs() -> Q:
    """The forms of one relationship, as the page on its change shows them."""
    return (
        Q(relationship=F("of"))
        | Q(relationship=None, about=F("carer"))
        | Q(relationship=None, about=F("child"), reporter=F("carer"))
        | Q(relationship=None, about=F("child"), reporter=None)
    )


def _outcome(pair: Pair, local: LocalCutOffs | None) -> Outcome:
    held = definition(measures(), pair.measure, pair.version)
    before = _rebuilt(held, pair, pair.total, pair.level, pair.form)
    after = _rebuilt(held, pair, pair.end_total, pair.end_level, pair.end_form)
    return outcome(compared(held, before, after, local))


def _rebuilt(
    held: Measure | None, pair: Pair, total: float | None, level: int | None, form: int | None
) -> Scored:
    """As much of a score as a comparison needs."""
    return Scored(
        measure=pair.measure,
        version=pair.version,
        total=total,
        subscales=MappingProxyType({}),
        band=None,
        subscale_bands=MappingProxyType({}),
        level=_level(held, level) if held and level is not None else None,
        form=form,
        answered=0,
        out_of=0,
    )


def _level(held: Measure, code: int) -> OrdinalLevel:
    assert held.levels is not None, "only an ordinal measure keeps a level"
    options = held.response(held.item(held.levels.item)).options
    name = next(option.label for option in options if option.value == code)
    return OrdinalLevel(held.id, held.version, code, name, len(options))
