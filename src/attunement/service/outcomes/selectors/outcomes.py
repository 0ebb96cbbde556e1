"""Paired measures of the relationships whose care has ended, counted by the database.

The database pairs each baseline with the end form of the same measure, version and informant, about
the same relationship or person, and counts pairs with the same two results. What each of those few
kinds of pair means is then said by `measures.change`, as it is on a family's own page. A pair that
was answered out of its time is told apart, and is no pair in any total.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from ....measures import (
    Category,
    Measure,
    OrdinalLevel,
    PairingWindows,
    Scored,
    Transitions,
    measures,
    transitions,
)
from ...accounts.models import Team
from ...assessments.models import COUNTS, Assessment, Phase, Response
from ...relationships.models import Episode
from ..comparing import Manual, compared, definition
from ..tallies import Outcome, outcome
from .change import manuals_of

SAME = ("assessment__episode", "measure", "measure_version")
SAME_OR_NOBODY = ("reporter", "rater", "relationship", "about")
EACH = ("assessment__episode", "of")
RESULT = {
    "total": Cast(KT("score__total"), FloatField()),
    "level": Cast(KT("score__level__code"), IntegerField()),
    "category": Cast(KT("score__category__code"), IntegerField()),
    "form": Cast(KT("score__form"), IntegerField()),
}
"""What of a kept score decides a comparison (assessments.scoring)."""


class Result(NamedTuple):
    total: float | None
    level: int | None
    category: int | None
    form: int | None


class Pair(NamedTuple):
    """A kind of pair, and in how many relationships it was found."""

    measure: str
    version: str
    in_time: bool
    before: Result
    after: Result
    relationships: int


class Found(NamedTuple):
    """By measure id what became of it; and for levels and classes, which became which."""

    outcomes: Mapping[str, Mapping[Outcome, int]]
    moves: tuple[Transitions, ...]


def ended(team: Team, since: dt.date) -> int:
    """Relationships in episodes of care that ended since then."""
    found = Episode.objects.filter(team=team, closed_on__gte=since)
    return found.aggregate(n=Count("relationships"))["n"] or 0


def outcomes(team: Team, since: dt.date, of: int) -> Found:
    """Every measure but the family's own goals has a row, and each sums to `of`."""
    counted: dict[str, Counter[Outcome]] = {
        id_: Counter() for id_, held in measures().items() if held.kind != "goals"
    }
    manuals = manuals_of(team)
    found = [_pair(row) for row in _pairs(team, since)]
    for pair in found:
        manual = manuals.get((pair.measure, pair.version), Manual())
        kind = _outcome(pair, manual) if pair.in_time else Outcome.OUT_OF_TIME
        counted.setdefault(pair.measure, Counter())[kind] += pair.relationships
    for counts in counted.values():
        counts[Outcome.NOT_PAIRED] = of - counts.total()
    return Found(counted, tuple(_moves([pair for pair in found if pair.in_time])))


def relationships_by_outcome(
    team: Team, since: dt.date, measure: str
) -> Mapping[tuple[int, int], tuple[Outcome, ...]]:
    """By episode and relationship, what became of each pair of one measure: several where several
    people filled it in.

    Relationship by relationship there is nothing to count, so the database only says which form is
    whose partner: to look every part of the partner up in its turn took more than twice as long.
    """
    manuals, known = manuals_of(team), dict[Pair, Outcome]()
    ended = _scored(Phase.END).filter(
        measure=measure,
        assessment__episode__team=team,
        assessment__episode__closed_on__gte=since,
    )
    ends = {
        pk: (on, Result(*row))
        for pk, on, *row in ended.values_list("pk", "answered_on", *RESULT.values())
    }
    last = "assessment__episode__ending__last_session_on"
    paired = _paired(team, since).filter(measure=measure)
    found: dict[tuple[int, int], tuple[Outcome, ...]] = {}
    for episode, relationship, version, on, began, last_on, partner, *row in paired.values_list(
        *EACH, "measure_version", "answered_on", "began", last, "partner", *RESULT.values()
    ):
        ended_on, after = ends[partner]
        in_time = _was_in_time(on, ended_on, began, last_on)
        pair = Pair(measure, version, in_time, Result(*row), after, 1)
        if pair not in known:
            manual = manuals.get((measure, version), Manual())
            known[pair] = _outcome(pair, manual) if in_time else Outcome.OUT_OF_TIME
        unit = (episode, relationship)
        found[unit] = (*found.get(unit, ()), known[pair])
    return found


def _was_in_time(
    baseline: dt.date, end: dt.date, began: dt.date, last_session: dt.date | None
) -> bool:
    """As `_in_time` asks it of the database."""
    windows = PairingWindows()
    at_start = 0 <= (baseline - began).days <= windows.baseline
    at_end = last_session is None or abs((end - last_session).days) <= windows.end
    return at_start and at_end and end > baseline


def _pair(row: tuple[Any, ...]) -> Pair:
    measure, version, in_time, *results, relationships = row
    size = len(Result._fields)
    return Pair(
        measure, version, in_time, Result(*results[:size]), Result(*results[size:]), relationships
    )


def _moves(pairs: list[Pair]) -> Iterator[Transitions]:
    for id_, held in measures().items():
        own = [pair for pair in pairs if (pair.measure, pair.version) == (id_, held.version)]
        if own and (held.levels or held.category):
            yield transitions(
                held,
                [
                    (_rebuilt(held, pair, pair.before), _rebuilt(held, pair, pair.after))
                    for pair in own
                    for _ in range(pair.relationships)
                ],
            )


def _scored(phase: Phase) -> QuerySet[Response]:
    return Response.objects.filter(COUNTS, assessment__phase=phase, score__kind="scored")


def _paired(team: Team, since: dt.date) -> QuerySet[Response]:
    """First forms that have a partner, each once for every relationship (`of`) that it speaks of;
    with `partner` and `began`, when the assessment did."""
    episode = "assessment__episode"
    began = Assessment.objects.filter(episode=OuterRef(episode)).order_by("started_on")
    return (
        _scored(Phase.BASELINE)
        .filter(**{f"{episode}__team": team, f"{episode}__closed_on__gte": since})
        .annotate(
            of=F(f"{episode}__relationships"),
            child=F(f"{episode}__relationships__child"),
            carer=F(f"{episode}__relationships__carer"),
            partner=Subquery(_partner().values("pk")[:1]),
            began=Subquery(began.values("started_on")[:1]),
        )
        .filter(_theirs(), partner__isnull=False)
        .order_by()
    )


def _partner() -> QuerySet[Response]:
    """The end form of the same course, the latest first."""
    nobody = {f"{name}_or_0": Coalesce(name, 0) for name in SAME_OR_NOBODY}
    same = {f"{name}_or_0": Coalesce(OuterRef(name), 0) for name in SAME_OR_NOBODY}
    return (
        _scored(Phase.END)
        .alias(**nobody)
        .filter(**same, **{name: OuterRef(name) for name in SAME})
        .order_by("-answered_on", "-pk")
    )


def _pairs(team: Team, since: dt.date) -> QuerySet[Response, tuple]:
    end = {
        f"end_{name}": Subquery(_partner().values(**{f"its_{name}": part})[:1])
        for name, part in RESULT.items()
    }
    return (
        _paired(team, since)
        .annotate(
            after_start=_days(F("answered_on") - F("began")),
            ended_on=Subquery(_partner().values("answered_on")[:1]),
        )
        .annotate(
            after_last=_days(F("ended_on") - F("assessment__episode__ending__last_session_on"))
        )
        .annotate(in_time=_in_time(), **RESULT, **end)
        .values_list("measure", "measure_version", "in_time", *RESULT, *end)
        .annotate(n=Count("of"))
    )


def _days(between: Any) -> ExpressionWrapper:
    return ExpressionWrapper(between, output_field=DurationField())


def _in_time() -> Case:
    """As `measures.paired_change` says it of one pair; without a last session, only the start."""
    windows = PairingWindows()
    baseline, end = (dt.timedelta(days=each) for each in (windows.baseline, windows.end))
    start = Q(after_start__gte=dt.timedelta(0), after_start__lte=baseline)
    last = Q(after_last=None) | Q(after_last__gte=-end, after_last__lte=end)
    later = Q(ended_on__gt=F("answered_on"))
    return Case(
        When(start & last & later, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


def _theirs() -> Q:
    """The forms of one relationship, as the page on its change shows them."""
    return (
        Q(relationship=F("of"))
        | Q(relationship=None, about=F("carer"))
        | Q(relationship=None, about=F("child"), reporter=F("carer"))
        | Q(relationship=None, about=F("child"), reporter=None)
    )


def _outcome(pair: Pair, manual: Manual) -> Outcome:
    held = definition(measures(), pair.measure, pair.version)
    before, after = (_rebuilt(held, pair, each) for each in (pair.before, pair.after))
    return outcome(compared(held, before, after, manual))


def _rebuilt(held: Measure | None, pair: Pair, result: Result) -> Scored:
    """As much of a score as a comparison needs."""
    return Scored(
        measure=pair.measure,
        version=pair.version,
        total=result.total,
        subscales=MappingProxyType({}),
        band=None,
        subscale_bands=MappingProxyType({}),
        level=_level(held, result.level) if held and result.level is not None else None,
        category=_category(held, result.category) if held and result.category is not None else None,
        form=result.form,
        answered=0,
        out_of=0,
    )


def _category(held: Measure, code: int) -> Category:
    assert held.category is not None, "only a measure with classes keeps one"
    options = held.response(held.item(held.category.item)).options
    name = next(option.label for option in options if option.value == code)
    return Category(held.id, held.version, code, name)


def _level(held: Measure, code: int) -> OrdinalLevel:
    assert held.levels is not None, "only an ordinal measure keeps a level"
    options = held.response(held.item(held.levels.item)).options
    name = next(option.label for option in options if option.value == code)
    return OrdinalLevel(held.id, held.version, code, name, len(options))
