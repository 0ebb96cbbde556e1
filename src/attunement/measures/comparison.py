"""Change between two scores of one measure, said only where the measure lets it be said."""

from dataclasses import dataclass
from enum import StrEnum

from attunement.measures.change_parameters import (
    LevelsMoved,
    NotKnown,
    OwnSpread,
    PublishedThreshold,
    SpreadAndReliability,
)
from attunement.measures.definition import Measure
from attunement.measures.local import LocalCutOffs, insist_fits
from attunement.measures.pointing import Towards, pointing
from attunement.measures.scoring import Scored
from attunement.measures.zone_change import zones_of


class ChangeKind(StrEnum):
    """What can be said of a pair of scores."""

    RELIABLE_IMPROVEMENT = "reliable-improvement"
    RELIABLE_DETERIORATION = "reliable-deterioration"
    NO_RELIABLE_CHANGE = "no-reliable-change"
    MOVED_LEVELS = "moved-levels"
    SAME_LEVEL = "same-level"
    MOVED_ZONES = "moved-zones"
    SAME_ZONE = "same-zone"
    CANNOT_BE_SAID = "cannot-be-said"


class IncomparableScores(ValueError):
    """Two scores that no rule compares: other measures, or other versions of one."""


@dataclass(frozen=True)
class Change:
    """What can be said, and on what ground.

    `difference` is after minus before, in points of the total, None where there is no total or the
    two totals are not on one scale. `towards` is which way it points, None where no source says
    which way is better. `threshold` is the least reliable difference, with its `basis` and
    `sources`; `unchecked`: not yet checked against the publisher. `index` is the reliable change
    index, None where the threshold was published as points. `levels` counts ordinal levels moved.
    `zones` are the two zones of the team's own manual. `reason` says why a change cannot be said.
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
    index: float | None = None
    zones: tuple[str, str] | None = None
    reason: str | None = None


def change(
    measure: Measure,
    before: Scored,
    after: Scored,
    *,
    local: LocalCutOffs | None = None,
    own: OwnSpread | None = None,
) -> Change:
    """What changed from `before` to `after`; a difference at the threshold counts as reliable.

    A measure with age forms is compared by the zones that the team entered in `local`, and never by
    points across forms. `own`, of the total, is used where the record knows of no threshold. The
    caller pairs scores of the same person or relationship by the same
    informant (`pairing.Pair` insists). Raises `IncomparableScores` for scores of another measure or
    another version.
    """
    insist_same(measure, before, after)
    if local is not None:
        insist_fits(measure, local)
        by_form = measure.forms != (None,)
        if by_form and (found := _zones(measure, local, before, after)):
            return found
    if before.form != after.form:
        reason = (
            f"The two scores come from different forms ({before.form} and {after.form}), "
            "which have different ranges. Compare each with its own form."
        )
        return Change(measure.id, ChangeKind.CANNOT_BE_SAID, reason=reason)
    match measure.change:
        case LevelsMoved():
            return _levels(measure, before, after)
        case NotKnown() if own is not None and measure.total is not None:
            return _reliable(measure, own, before, after)
        case NotKnown(because=because):
            return _cannot(measure, before, after, because)
        case PublishedThreshold() | SpreadAndReliability() as parameters:
            return _reliable(measure, parameters, before, after)


def insist_same(measure: Measure, *scores: Scored) -> None:
    """Raises `IncomparableScores` where a score is of another measure or another version."""
    for scored in scores:
        if (scored.measure, scored.version) != (measure.id, measure.version):
            raise IncomparableScores(
                f"{scored.measure} version {scored.version} cannot be compared as "
                f"{measure.id} version {measure.version}."
            )


def _zones(measure: Measure, local: LocalCutOffs, before: Scored, after: Scored) -> Change | None:
    """By zones; None where zones cannot be laid side by side."""
    found = zones_of(measure.total, local, before, after) if measure.total else None
    if found is None:
        return None
    first, second, worse_by = found
    return Change(
        measure.id,
        ChangeKind.MOVED_ZONES if worse_by else ChangeKind.SAME_ZONE,
        towards=pointing(worse_by, "higher-worse"),
        basis=local.source,
        zones=(first, second),
    )


def _levels(measure: Measure, before: Scored, after: Scored) -> Change:
    if before.level is None or after.level is None or measure.levels is None:
        return _cannot(measure, before, after, "One of the two has no level.")
    moved = after.level.code - before.level.code
    return Change(
        measure.id,
        ChangeKind.MOVED_LEVELS if moved else ChangeKind.SAME_LEVEL,
        towards=pointing(moved, measure.levels.direction),
        levels=abs(moved),
        sources=measure.levels.sources,
        unchecked=measure.levels.unchecked,
    )


def _reliable(
    measure: Measure,
    parameters: PublishedThreshold | SpreadAndReliability | OwnSpread,
    before: Scored,
    after: Scored,
) -> Change:
    difference = _difference(before, after)
    towards = _towards(measure, difference)
    if difference is None or towards is None:
        return _cannot(measure, before, after, "One of the two has no total.")
    kind = ChangeKind.NO_RELIABLE_CHANGE
    if abs(difference) >= parameters.threshold:
        better = towards == "better"
        kind = ChangeKind.RELIABLE_IMPROVEMENT if better else ChangeKind.RELIABLE_DETERIORATION
    index = None if isinstance(parameters, PublishedThreshold) else parameters.index(difference)
    return Change(
        measure.id,
        kind,
        difference=difference,
        towards=towards,
        index=index,
        threshold=parameters.threshold,
        basis=parameters.basis,
        sources=parameters.sources,
        unchecked=parameters.unchecked,
    )


def _cannot(measure: Measure, before: Scored, after: Scored, reason: str) -> Change:
    difference = _difference(before, after)
    return Change(
        measure.id,
        ChangeKind.CANNOT_BE_SAID,
        difference=difference,
        towards=_towards(measure, difference),
        reason=reason,
    )


def _difference(before: Scored, after: Scored) -> float | None:
    if before.total is None or after.total is None:
        return None
    # Tenths are not exact in binary: 23.4 - 18.4 must not miss a threshold of 5.
    return round(after.total - before.total, 9)


def _towards(measure: Measure, difference: float | None) -> Towards | None:
    return None if measure.total is None else pointing(difference, measure.total.direction)
