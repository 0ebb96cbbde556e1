"""A review as plain values, and back: what is pooled, and what was shown of it.

A published version keeps both, so that it reads the same whatever becomes of the software.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, fields
from functools import lru_cache
from typing import Any, get_args

from ...drawing import Drawing, Mark, Table
from ...synthesis.living import Entry, LivingReview, Outcome
from ...synthesis.plots import Chart
from .shown import ShownOutcome

type Json = dict[str, Any]

MARKS = {kind.__name__: kind for kind in get_args(Mark)}


def studied(outcomes: Iterable[Outcome], entries: Iterable[Entry]) -> Json:
    return {
        "outcomes": [asdict(each) | {"columns": list(each.columns)} for each in outcomes],
        "entries": [
            {"study": each.study, "outcome": each.outcome, "values": dict(each.values)}
            for each in entries
        ],
    }


def review_of(kept: Json) -> LivingReview:
    """The same numbers are pooled once, however often their page is opened."""
    return _review_of(json.dumps(kept, sort_keys=True))


@lru_cache(maxsize=16)
def _review_of(text: str) -> LivingReview:
    kept = json.loads(text)
    return LivingReview(
        outcomes=tuple(
            Outcome(**each | {"columns": tuple(each["columns"])}) for each in kept["outcomes"]
        ),
        entries=tuple(Entry(**each) for each in kept["entries"]),
    )


def keep(outcomes: Iterable[ShownOutcome]) -> list[Json]:
    return [
        vars(each) | {"forest": _chart(each.forest), "funnel": _chart(each.funnel)}
        for each in outcomes
    ]


def read(kept: list[Json]) -> tuple[ShownOutcome, ...]:
    """As it was shown."""
    return tuple(
        ShownOutcome(
            **_tuples(each) | {"forest": _drawn(each["forest"]), "funnel": _drawn(each["funnel"])}
        )
        for each in kept
    )


def _chart(chart: Chart | None) -> Json | None:
    """Marks as lists without names: there are thousands of them."""
    if chart is None:
        return None
    sheet = chart.sheet
    return {
        "title": chart.title,
        "sentence": chart.sentence,
        "sheet": [sheet.width, sheet.height, sheet.title, sheet.description],
        "marks": [[type(mark).__name__, *astuple(mark)] for mark in sheet.marks],
        "cells": asdict(chart.cells),
    }


def _drawn(kept: Json | None) -> Chart | None:
    if kept is None:
        return None
    marks = tuple(_mark(name, values) for name, *values in kept["marks"])
    width, height, title, description = kept["sheet"]
    return Chart(
        title=kept["title"],
        sentence=kept["sentence"],
        sheet=Drawing(width, height, title, description, marks),
        cells=Table(**_tuples(kept["cells"])),
    )


def _mark(name: str, values: list[Any]) -> Mark:
    kind = MARKS[name]
    names = (field.name for field in fields(kind))
    made: Mark = kind(**_tuples(dict(zip(names, values, strict=True))))
    return made


def _tuples(values: Json) -> Json:
    return {name: _tuple(value) for name, value in values.items()}


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list | tuple) else value
