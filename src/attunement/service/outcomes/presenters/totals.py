"""The words of the totals page: tables of numbers that may be shown, each with its definition."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ....measures import UnknownMeasure, measure
from ...accounts.viewer import Viewer
from ...design.charts import Table
from ...design.filters import day
from ...relationships.models import OtherParent
from .. import sums
from ..sums import LEAST, Protected, Share, protect, protect_rows, share
from ..tallies import (
    AgeBand,
    Happened,
    Outcome,
    Reached,
    Received,
    Tallies,
    Waited,
    WhichCarer,
)

HIDDEN = "Hidden"
BANDS = {
    AgeBand.UNBORN: "Not born yet",
    AgeBand.WEEKS_0: "0 to 12 weeks",
    AgeBand.WEEKS_13: "13 to 25 weeks",
    AgeBand.WEEKS_26: "26 to 51 weeks",
    AgeBand.WEEKS_52: "52 to 103 weeks",
    AgeBand.WEEKS_104: "104 weeks and older",
    AgeBand.NOT_KNOWN: "Not known",
}
CARERS = {WhichCarer.FATHER: "Fathers", WhichCarer.OTHER: "Other carers"}


@dataclass(frozen=True)
class TotalsTable:
    """`definitions` say what is counted, in sentences under the table."""

    title: str
    table: Table
    definitions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TotalsPresenter:
    title: str
    caption: str
    intro: tuple[str, ...]
    tables: tuple[TotalsTable, ...]


def totals(viewer: Viewer, tallies: Tallies) -> TotalsPresenter:
    return TotalsPresenter(
        title="Totals",
        caption=viewer.team.name,
        intro=(
            f"Counted on {day(tallies.today)}, from {day(tallies.quarters[0])} on, unless a table "
            "says otherwise. Nobody is named here.",
            f"Numbers from 1 to {LEAST - 1} are hidden, because a family could be recognised. "
            "Where a hidden number could be worked out from others, those are hidden with it. "
            "A percentage is shown only where every number behind it is.",
        ),
        tables=(
            _referrals(tallies),
            _waits(tallies),
            _ages(tallies),
            TotalsTable(
                "Contacts by quarter",
                _happened(tallies, tallies.contacts, "Met or spoke", "Nobody reached"),
                CONTACTS,
            ),
            TotalsTable(
                "Sessions by quarter",
                _happened(tallies, tallies.sessions, "Held", "Not held"),
                SESSIONS,
            ),
            _second_parents(tallies),
            _carers(tallies),
            _outcomes(tallies),
        ),
    )


def quarter_name(start: dt.date) -> str:
    end = start.replace(month=start.month + 2)
    return f"{start:%B} to {end:%B %Y}"


def cell(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def share_words(found: Share | None) -> str:
    if found is None:
        return HIDDEN
    percent = "" if found.percent is None else f" ({found.percent}%)"
    return f"{found.numerator} of {found.denominator}{percent}, {found.missing} missing"


def _quarterly[K: StrEnum](
    tallies: Tallies, counts: Mapping[tuple[dt.date, K], int], kinds: Sequence[K]
) -> list[tuple[str, Protected]]:
    rows = [[counts.get((start, kind), 0) for kind in kinds] for start in tallies.quarters]
    names = [quarter_name(start) for start in tallies.quarters]
    names[-1] += ", so far"
    return list(zip(names, protect_rows(rows), strict=True))


def _referrals(tallies: Tallies) -> TotalsTable:
    rows = _quarterly(tallies, tallies.referrals, list(Received))
    return TotalsTable(
        "Referrals by quarter",
        Table(
            (
                "Quarter",
                "Received",
                "Accepted",
                "Another answer",
                "Not decided yet",
                "Accepted, of those decided",
            ),
            tuple(
                (
                    name,
                    cell(row.total),
                    *map(cell, row.parts),
                    share_words(share(row.parts[0], row.parts[:2], row.parts[2:])),
                )
                for name, row in rows
            ),
        ),
        (
            "A referral counts in the quarter in which it was received. Another answer is a "
            "consultation, a signpost, a no, or a referral that was taken back.",
        ),
    )


def _waits(tallies: Tallies) -> TotalsTable:
    opened = cell(sums.shown(tallies.open_episodes))
    return TotalsTable(
        "Waiting, and care that goes on",
        Table(
            ("What", "Number", "Median days"),
            (
                ("First met in this time", *_waited(tallies.first_met)),
                ("Still waiting today", *_waited(tallies.still_waiting)),
                ("Episodes of care open today", opened, "Does not apply"),
            ),
        ),
        (
            "Days run from the day on which an accepted referral was received to the first contact "
            "at which somebody of the family met or spoke with the team; for those who wait, to "
            "today. Half waited less than the median, half longer.",
            "Still waiting: not decided yet, or accepted and nobody met yet.",
        ),
    )


def _waited(waited: Waited) -> tuple[str, str]:
    count = sums.shown(waited.count)
    if count is None:
        return HIDDEN, HIDDEN
    median = "None" if waited.median_days is None else f"{waited.median_days:g}"
    return cell(count), median


def _ages(tallies: Tallies) -> TotalsTable:
    row = protect([tallies.ages.get(band, 0) for band in AgeBand])
    *known, unknown = row.parts
    shares = [share_words(share(count, known, [unknown])) for count in known]
    return TotalsTable(
        "Age of the baby at referral",
        Table(
            ("Age", "Babies", "Share of those whose age is known"),
            (
                *zip(BANDS.values(), map(cell, row.parts), [*shares, "Missing"], strict=True),
                ("All", cell(row.total), ""),
            ),
        ),
        ("Each baby of each referral counts once, in completed weeks since birth.",),
    )


CONTACTS = (
    "Every attempt to be in touch counts, by the day on which it took place or was planned for. "
    "Attempts that were withdrawn do not count.",
)
SESSIONS = (
    "Sessions of an agreed package, by the day for which they were planned. Not held: the family "
    "was not able to come, or it was cancelled.",
)


def _happened(
    tallies: Tallies, counts: Mapping[tuple[dt.date, Happened], int], yes: str, no: str
) -> Table:
    return Table(
        ("Quarter", "All", yes, no, "Nobody has said yet"),
        tuple(
            (name, cell(row.total), *map(cell, row.parts))
            for name, row in _quarterly(tallies, counts, list(Happened))
        ),
    )


def _second_parents(tallies: Tallies) -> TotalsTable:
    row = protect([tallies.second_parents.get(kind, 0) for kind in OtherParent])
    return TotalsTable(
        "What is known of a second parent",
        Table(
            ("Second parent", "Families"),
            (
                *zip((kind.label for kind in OtherParent), map(cell, row.parts), strict=True),
                ("All families in care in this time", cell(row.total)),
            ),
        ),
        ("Not known is a question still to ask. It is not an absence.",),
    )


def _carers(tallies: Tallies) -> TotalsTable:
    counts = [[tallies.carers.get((who, how), 0) for how in Reached] for who in WhichCarer]
    return TotalsTable(
        "Fathers and other carers",
        Table(
            ("Who", "Recorded", "Met", "Invited, not met yet", "Not invited yet"),
            tuple(
                (CARERS[who], cell(row.total), *map(cell, row.parts))
                for who, row in zip(WhichCarer, protect_rows(counts), strict=True)
            ),
        ),
        (
            "People, each once, in families in care in this time. Mothers are not in this table. "
            "Invited: asked to take part in their own right. Met: met or spoken with, or came to a "
            "session.",
        ),
    )


def _outcomes(tallies: Tallies) -> TotalsTable:
    return TotalsTable(
        "Change from the start of care to its end",
        Table(
            (
                "Measure",
                "Relationships measured at start and end, of all that ended",
                "Better",
                "No reliable change",
                "Worse",
                "Cannot be said",
                "Better, of those where it can be said",
            ),
            tuple(_outcome(id_, counts) for id_, counts in tallies.outcomes.items()),
        ),
        (
            "One relationship is one baby with one carer. It counts where the same form was "
            "complete at the start and at the end, in the same version, by the same person. A form "
            "that a carer answers about themselves counts for each of their relationships.",
            "Better and worse: a difference of at least the measure's reliable change, where a "
            "source gives one; for levels, at least one level. The page on each measure names the "
            "source. Cannot be said: no source gives a threshold that may be used.",
            "A reliable change in many families is no proof that the work caused it.",
        ),
    )


def _outcome(id_: str, counts: Mapping[Outcome, int]) -> tuple[str, ...]:
    row = protect([counts.get(kind, 0) for kind in Outcome])
    better, same, worse, cannot, unpaired = row.parts
    paired = None
    if unpaired is not None and row.total is not None:
        paired = Share(row.total - unpaired, row.total, unpaired)
    return (
        _measure_name(id_),
        share_words(paired),
        *map(cell, (better, same, worse, cannot)),
        share_words(share(better, (better, same, worse), (cannot, unpaired))),
    )


def _measure_name(id_: str) -> str:
    try:
        return measure(id_).short_name
    except UnknownMeasure:
        return id_
