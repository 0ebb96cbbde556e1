"""Who was referred, how old the babies were, and how long families waited."""

from ....design.charts import Table
from ... import sums
from ...sums import protect, share
from ...tallies import AgeBand, Received, Tallies, Waited
from .pieces import HIDDEN, TotalsTable, cell, quarterly, share_words

BANDS = {
    AgeBand.UNBORN: "Not born yet",
    AgeBand.WEEKS_0: "0 to 12 weeks",
    AgeBand.WEEKS_13: "13 to 25 weeks",
    AgeBand.WEEKS_26: "26 to 51 weeks",
    AgeBand.WEEKS_52: "52 to 103 weeks",
    AgeBand.WEEKS_104: "104 weeks and older",
    AgeBand.NOT_KNOWN: "Not known",
}


def referrals(tallies: Tallies) -> TotalsTable:
    rows = quarterly(tallies, tallies.referrals, list(Received))
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


def waits(tallies: Tallies) -> TotalsTable:
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


def ages(tallies: Tallies) -> TotalsTable:
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
