"""Change between two scores of one measure, said only where the measure lets it be said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from attunement.measures.change_parameters import (
    LevelsMoved,
    NotKnown,
    PublishedThreshold,
    SpreadAndReliability,
)
from attunement.measures.definition import Measure
from attunement.measures.scales import Direction
from attunement.measures.scoring import Scored

Towards = Literal["better", "worse", "same"]


class ChangeKind(StrEnum):
    """What can be said of a pair of scores."""

    RELIABLE_IMPROVEMENT = "reliable-improvement"
    RELIABLE_DETERIORATION = "reliable-deterioration"
    NO_RELIABLE_CHANGE = "no-reliable-change"
    MOVED_LEVELS = "moved-levels"
    SAME_LEVEL = "same-level"
    CANNOT_BE_SAID = "cannot-be-said"


class IncomparableScores(ValueError):
    """Two scores that no rule compares: other measures, or other versions of one."""


@dataclass(frozen=True)
class Change:
    """What can be said, and on what ground.

    `difference` is after minus before, in points of the total, None where there is no total or the
    two totals are not on one scale. `towards` is which way it points, None where no source says
    which way is better. `threshold` is the least reliable difference, with its `basis` and
    `sources`; `unchecked`: not yet checked against the publisher. `levels` counts ordinal levels
    moved. `reason` says why a change cannot be said.
    """

    measure: str
    kind: ChangeKind
    difference: float | None = None
    towards: Towards | None = None
    threshold: float | None = None
    basis: str | None = None
    sources: tuple[str, ...] = ()
    unchecked: bool = False
    levels: int | None = None
    reason: str | None = None


def change(measure: Measure, before: Scored, after: Scored) -> Change:
    """What changed from `before` to `after`; a difference at the threshold counts as reliable.

    The caller pairs scores of the same person or relationship by the same informant. Raises
    `IncomparableScores` for scores of another measure or another version.
    """
    for scored in (before, after):
        if (scored.measure, scored.version) != (measure.id, measure.version):
            raise IncomparableScores(
                f"{scored.measure} version {scored.version} cannot be compared as "
                f"{measure.id} version {measure.version}."
            )
    if before.form != after.form:
        reason = (
            f"The two scores come from different forms ({before.form} and {after.form}), "
            "which have different ranges. Compare each with its own form."
        )
        return Change(measure.id, ChangeKind.CANNOT_BE_SAID, reason=reason)
    match measure.change:
        case LevelsMoved():
            return _levels(measure, before, after)
        case NotKnown(because=because):
            return _cannot(measure, before, after, because)
        case PublishedThreshold() | SpreadAndReliability() as parameters:
            return _reliable(measure, parameters, before, after)


def _levels(measure: Measure, before: Scored, after: Scored) -> Change:
    if before.level is None or after.level is None or measure.levels is None:
        return _cannot(measure, before, after, "One of the two has no level.")
    moved = after.level.code - before.level.code
    return Change(
        measure.id,
        ChangeKind.MOVED_LEVELS if moved else ChangeKind.SAME_LEVEL,
        towards=_towards(moved, measure.levels.direction),
        levels=abs(moved),
        sources=measure.levels.sources,
        unchecked=measure.levels.unchecked,
    )


def _reliable(
    measure: Measure,
    parameters: PublishedThreshold | SpreadAndReliability,
    before: Scored,
    after: Scored,
) -> Change:
    difference = _difference(before, after)
    towards = _pointing(measure, difference)
    if difference is None or towards is None:
        return _cannot(measure, before, after, "One of the two has no total.")
    kind = ChangeKind.NO_RELIABLE_CHANGE
    if abs(difference) >= parameters.threshold:
        better = towards == "better"
        kind = ChangeKind.RELIABLE_IMPROVEMENT if better else ChangeKind.RELIABLE_DETERIORATION
    return Change(
        measure.id,
        kind,
        difference=difference,
        towards=towards,
        threshold=parameters.threshold,
        basis=parameters.basis,
        sources=parameters.sources,
        unchecked=parameters.unchecked,
    )


def _cannot(measure: Measure, before: Scored, after: Scored, reason: str) -> Change:
    difference = _difference(before, after)
    towards = _pointing(measure, difference)
    return Change(
        measure.id,
        ChangeKind.CANNOT_BE_SAID,
        difference=difference,
        towards=towards,
        reason=reason,
    )


def _difference(before: Scored, after: Scored) -> float | None:
    if before.total is None or after.total is None:
        return None
    return after.total - before.total


def _pointing(measure: Measure, difference: float | None) -> Towards | None:
    if difference is None or measure.total is None or measure.total.direction is None:
        return None
    return _towards(difference, measure.total.direction)


def _towards(difference: float, direction: Direction) -> Towards:
    if difference == 0:
        return "same"
    return "better" if (difference > 0) == (direction == "higher-better") else "worse"
