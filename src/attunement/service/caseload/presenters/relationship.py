"""This baby with this carer: its own measures over time, goals, understanding, and package."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ....measures import Measure, Scored, measure
from ...accounts.viewer import Viewer
from ...assessments.models import Formulation, Response
from ...assessments.permissions import SEE_ASSESSMENTS
from ...assessments.scoring import from_json
from ...assessments.selectors import Series, series
from ...design.charts import Sparkline
from ...design.filters import day
from ...outcomes.presenters.in_brief import in_one_sentence
from ...outcomes.selectors.change import RelationshipChange
from ...relationships.models import Relationship
from ...way.presenters import Link
from ..record import FamilyRecord
from ..series import of_relationship
from .care import MeasureLine, RelationshipSection, measure_line, section, states
from .links import to


@dataclass(frozen=True, kw_only=True)
class SeriesTable:
    """One measure in one version from one person, oldest first. `spark` is None where there are
    not two totals on a scale with two ends: levels and single scores make no line."""

    title: str
    rows: tuple[MeasureLine, ...]
    spark: Sparkline | None


@dataclass(frozen=True, kw_only=True)
class RelationshipPage:
    title: str
    caption: str
    back: Link
    safe_contact: str
    safe_contact_title: str = "Safe contact"
    section: RelationshipSection
    series: tuple[SeriesTable, ...]
    series_title: str = "Measures over time"
    series_head: tuple[str, ...] = ("Day", "Score")
    changed: tuple[str, ...]
    changed_title: str = "Has it changed?"
    changed_link: Link
    unfinished: tuple[MeasureLine, ...]
    unfinished_title: str = "Not finished, or still a draft"
    understanding: str
    understanding_title: str = "Our understanding"
    understanding_by: str
    understanding_none: str = "No understanding has been written down yet."


def relationship(
    viewer: Viewer,
    record: FamilyRecord,
    found: Relationship,
    change: RelationshipChange | None,
    *,
    today: dt.date,
) -> RelationshipPage:
    """`change` is None for those who may not read assessments."""
    written = _formulation(record, found)
    own = of_relationship(found, record.responses)
    listed = series(own)
    complete = {row.pk for rows in listed.values() for row in rows}
    return RelationshipPage(
        title=str(found),
        caption=record.family.name,
        back=Link(f"Back to {record.family.name}", to("family", record.family.pk)),
        safe_contact=record.family.safe_contact,
        section=section(
            record,
            found,
            states(record, today)[found.pk],
            clinical=viewer.may(SEE_ASSESSMENTS),
        ),
        series=tuple(_table(key, rows, record, found) for key, rows in listed.items()),
        changed=_changed(change) if change else (),
        changed_link=Link("See the pictures, and how this was compared", to("change", found.pk)),
        unfinished=tuple(measure_line(row, record, found) for row in own if row.pk not in complete),
        understanding=written.understanding if written else "",
        understanding_by=f"{written.written_by.name}, {day(written.written_on)}" if written else "",
    )


def _formulation(record: FamilyRecord, found: Relationship) -> Formulation | None:
    episode = record.episode
    return next(
        (
            row
            for row in record.formulations
            if row.relationship_id == found.pk and episode and row.episode_id == episode.pk
        ),
        None,
    )


def _changed(change: RelationshipChange) -> tuple[str, ...]:
    """In the latest care alone: what came of earlier care stands on the page of changes."""
    courses = change.stretches[0].courses if change.stretches else ()
    return tuple(said for course in courses if (said := in_one_sentence(course)))


def _table(
    key: Series, rows: Iterable[Response], record: FamilyRecord, found: Relationship
) -> SeriesTable:
    listed = list(rows)
    lines = tuple(measure_line(row, record, found) for row in listed)
    return SeriesTable(
        title=lines[0].name, rows=lines, spark=_spark(measure(key.measure), lines[0].name, listed)
    )


def _spark(definition: Measure, title: str, rows: Iterable[Response]) -> Sparkline | None:
    scores = [from_json(row.score) for row in rows]
    totals = [score.total for score in scores if isinstance(score, Scored)]
    values = tuple(total for total in totals if total is not None)
    if definition.total is None or len(values) < 2:
        return None
    low, high = definition.total.range
    if high is None:
        return None
    return Sparkline(title=title, low=low, high=high, values=values)
