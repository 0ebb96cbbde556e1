"""Two occasions that may be compared: the same informant, about the same people, in due time."""

from dataclasses import dataclass
from datetime import date

from attunement.measures.change_parameters import OwnSpread
from attunement.measures.comparison import Change, IncomparableScores, change
from attunement.measures.definition import Measure
from attunement.measures.local import LocalCutOffs
from attunement.measures.scoring import Scored


class AcrossInformants(IncomparableScores):
    """Two scores from two people: they see different things, and neither is the other's change."""


class AcrossPeople(IncomparableScores):
    """Two scores about different babies, carers or relationships: twins are two relationships."""


@dataclass(frozen=True)
class Answered:
    """One scored form: `by` names who answered or rated, `about` the person or relationship that it
    is about; both are ids of the caller's own."""

    scored: Scored
    by: str
    about: str
    on: date


@dataclass(frozen=True)
class Pair:
    """An earlier and a later form. Raises `AcrossInformants` or `AcrossPeople` where they are not
    of one course, and ValueError where the second is no later than the first."""

    before: Answered
    after: Answered

    def __post_init__(self) -> None:
        if self.before.by != self.after.by:
            raise AcrossInformants(
                "These two were answered by different people, so they are not compared. Compare "
                "each person's answers with that person's own."
            )
        if self.before.about != self.after.about:
            raise AcrossPeople(
                "These two are about different people, so they are not compared. Each baby and "
                "each relationship is followed by itself."
            )
        if self.after.on <= self.before.on:
            raise ValueError("The second was not answered after the first. Check the dates.")


@dataclass(frozen=True)
class PairingWindows:
    """Local settings, in days: how long after the assessment began a first form still counts as
    the baseline, and how far from the last session a second one still counts as the end. They are
    this project's own proposal and come from no source."""

    baseline: int = 28
    end: int = 28


@dataclass(frozen=True)
class PairedChange:
    """What changed, and what a reader must know of when the two were answered."""

    change: Change
    out_of_window: tuple[str, ...] = ()


def paired_change(
    measure: Measure,
    pair: Pair,
    *,
    assessment_began: date,
    last_session: date | None = None,
    windows: PairingWindows | None = None,
    local: LocalCutOffs | None = None,
    own: OwnSpread | None = None,
) -> PairedChange:
    """The change of a pair from baseline to end. A pair out of its time window is compared all the
    same and says so; without a last session only the baseline has a window."""
    said = (
        *_late_baseline(pair, assessment_began, windows or PairingWindows()),
        *_far_from_end(pair, last_session, windows or PairingWindows()),
    )
    found = change(measure, pair.before.scored, pair.after.scored, local=local, own=own)
    return PairedChange(found, said)


def _late_baseline(pair: Pair, began: date, windows: PairingWindows) -> tuple[str, ...]:
    days = (pair.before.on - began).days
    if 0 <= days <= windows.baseline:
        return ()
    when = f"{days} days after" if days > 0 else f"{-days} days before"
    return (
        f"The first was answered {when} the assessment began. A baseline is answered within "
        f"{windows.baseline} days of it, so this is no true baseline.",
    )


def _far_from_end(pair: Pair, last: date | None, windows: PairingWindows) -> tuple[str, ...]:
    if last is None:
        return ()
    days = (pair.after.on - last).days
    if abs(days) <= windows.end:
        return ()
    when = f"{days} days after" if days > 0 else f"{-days} days before"
    return (
        f"The second was answered {when} the last session. An end is answered within "
        f"{windows.end} days of it.",
    )
