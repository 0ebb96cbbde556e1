"""The words of the totals page: tables of numbers that may be shown, each with its definition."""

from dataclasses import dataclass

from ....accounts.viewer import Viewer
from ....design.filters import day
from ...sums import LEAST
from ...tallies import Tallies
from . import arriving, caring, changing, dosing, including
from .pieces import TotalsTable


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
            arriving.referrals(tallies),
            arriving.waits(tallies),
            arriving.ages(tallies),
            caring.contacts(tallies),
            caring.sessions(tallies),
            caring.second_parents(tallies),
            caring.carers(tallies),
            including.inclusion(tallies),
            # Before any change is shown: what fewer sessions did is no programme's effect.
            dosing.doses(tallies),
            changing.outcomes(tallies),
            *changing.moves(tallies),
        ),
    )
