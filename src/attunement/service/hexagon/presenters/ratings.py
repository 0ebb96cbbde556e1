"""How far raters are apart, programme beside programme, before the team agrees."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from ....choosing.hexagon import MOST, Agreed, ComparedChart, HexagonChart, Indicator
from ...design.charts import Chart
from ...library.presenters.blocks import Row, Said, Section, Table
from ...way.presenters import Link
from ..models import Exercise
from ..shown import Shown, ShownRating
from .page import (
    NOT_KNOWN,
    NOT_YET,
    ONE_BY_ONE,
    PARAPHRASE,
    UNCHECKED,
    HexagonPage,
    hint_section,
    level,
    spread,
    who_differs,
)

KEY = (
    "Shaded: from the lowest to the highest rating. A dot for each rating that somebody gave, "
    "larger where several did. The ring and the line: what was agreed."
)


@dataclass(frozen=True, kw_only=True)
class RatingsPage(HexagonPage):
    """`figures`: one for each programme, side by side, and how to read them. `more` is long, and
    opened by whoever asks."""

    more: tuple[Section, ...]
    source: str
    figures_title: str
    figures_key: str
    figures: tuple[Chart, ...]
    overlaid_title: str
    overlaid: Chart | None


def ratings_page(exercise: Exercise, shown: Mapping[int, Shown]) -> RatingsPage:
    every = tuple(shown.values())
    handed_in = sum(each.handed_in_at is not None for each in exercise.raters.all())
    pdf = Link("Print them side by side (PDF)", reverse("hexagon_ratings_pdf", args=[exercise.pk]))
    return RatingsPage(
        title="Ratings side by side",
        caption=exercise.question,
        back=Link("Back to the exercise", reverse("hexagon_exercise", args=[exercise.pk])),
        lead=(
            f"{handed_in} of {len(exercise.raters.all())} raters have handed in. Start where you "
            "are furthest apart, and ask each other why.",
            ONE_BY_ONE,
        ),
        notices=(UNCHECKED,) if any(one.anchors_unchecked for one in every) else (),
        actions=(pdf,),
        figures_title="Each programme",
        figures_key=KEY,
        figures=tuple(hexagon_chart(one, key="") for one in every),
        overlaid_title="What was agreed, laid over each other",
        overlaid=overlaid(every),
        sections=(
            Section("beside", "One indicator at a time", tables=(beside(every, names=True),)),
            *(warned(pk, one) for pk, one in shown.items() if one.warnings),
        ),
        more=tuple(section for pk, one in shown.items() for section in _of_one(pk, one)),
        source=PARAPHRASE,
    )


def hexagon_chart(one: Shown, key: str = KEY) -> HexagonChart:
    return HexagonChart(title=one.name, ratings=one.spread, agreed=one.levels, sentence=key)


def overlaid(every: tuple[Shown, ...]) -> ComparedChart | None:
    """What was agreed on several, in one drawing; None where there is nothing to lay over."""
    if not 1 < len(every) <= MOST or not any(one.levels for one in every):
        return None
    agreed = [Agreed(one.name, one.levels) for one in every]
    return ComparedChart(title="What was agreed", candidates=agreed)


def beside(every: tuple[Shown, ...], *, names: bool) -> Table:
    """`names`: whether it says who is lower and who is higher."""
    return Table(
        "One indicator at a time",
        ("Indicator", *(one.name for one in every)),
        tuple(
            (Said(each.words), *(_cell(one, each, names=names) for one in every))
            for each in Indicator
        ),
    )


def _cell(one: Shown, indicator: Indicator, *, names: bool) -> tuple[Said, ...]:
    found, agreed = one.spread.get(indicator), one.agreed.get(indicator)
    said = [
        f"Rated {spread(found)}." if found else f"{spread(found)}.",
        who_differs(found) if names else "",
        f"Hint: {level(one.hint[indicator].value).lower()}.",
        f"Agreed: {level(agreed.value, NOT_KNOWN)}. {agreed.reason}" if agreed else f"{NOT_YET}.",
    ]
    return tuple(Said(words) for words in said if words)


def warned(pk: int, one: Shown) -> Section:
    title = f"{one.name}: were the studies about families like ours?"
    return Section(f"warnings-{pk}", title, points=tuple(map(Said, one.warnings)))


def _of_one(pk: int, one: Shown) -> tuple[Section, ...]:
    return (
        Section(
            f"reasons-{pk}",
            f"{one.name}: what each person said",
            rows=reasons(one.ratings),
            nothing="Nobody has handed in yet.",
        ),
        hint_section(one.hints, id=f"hints-{pk}", title=f"{one.name}: what our records would say"),
    )


def reasons(ratings: tuple[ShownRating, ...]) -> tuple[Row, ...]:
    """By indicator, who said what and why."""
    rows = []
    for indicator in Indicator:
        said = tuple(_reason(each) for each in ratings if each.indicator is indicator)
        if said:
            rows.append(Row(indicator.words, said))
    return tuple(rows)


def _reason(each: ShownRating) -> Said:
    text = f"{each.rater}, {level(each.value, 'cannot say yet')}: {each.reason}"
    return Said(text, marks=each.sources)
