"""Clinically significant change: reliable improvement that also crosses a line between two groups.

Jacobson, N. S. and Truax, P. (1991), Clinical significance: a statistical approach to defining
meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology 59,
12-19. The lines a, b and c stand on page 13.
"""

from dataclasses import dataclass
from enum import StrEnum

from attunement.measures.change_parameters import OwnSpread
from attunement.measures.comparison import Change, ChangeKind, change
from attunement.measures.definition import Measure
from attunement.measures.lines import Criterion, Line, NoLine, Norms, best_criterion, line
from attunement.measures.scoring import Scored


class ClinicalKind(StrEnum):
    """The paper's four outcomes, and that nothing can be said."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    DETERIORATED = "deteriorated"
    CANNOT_BE_SAID = "cannot-be-said"


@dataclass(frozen=True)
class ClinicalChange:
    """What can be said. `change` is the reliable change that it rests on, `line` the score between
    the two groups with where it comes from. `missing` names each number that is lacking, and
    `reason` puts that in a sentence; both are empty where something can be said."""

    kind: ClinicalKind
    change: Change
    line: Line | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""


def clinically_significant(
    measure: Measure,
    before: Scored,
    after: Scored,
    *,
    criterion: Criterion = "published",
    norms: Norms | None = None,
    cut_off: str | None = None,
    own: OwnSpread | None = None,
) -> ClinicalChange:
    """Whether the change from `before` to `after` is clinically significant.

    `criterion`: "published" is the cut-off in the record (`cut_off` names it where there are
    several); "a", "b" and "c" are worked out from `norms`. Recovered: a reliable improvement from
    the clinical side of the line to the other; a score on the line itself is on the clinical side.
    Improved: reliably better without crossing. `own` is as in `change`, which says what is raised.
    """
    found = change(measure, before, after, own=own)
    drawn = line(measure, criterion, norms, cut_off)
    if isinstance(drawn, NoLine):
        return _cannot(found, drawn.missing, drawn.reason)
    if found.kind is ChangeKind.CANNOT_BE_SAID:
        missing = ("how much change is more than chance",)
        return _cannot(found, missing, found.reason or "")
    if before.total is None or after.total is None:
        return _cannot(found, ("a total",), "One of the two has no total.")
    crossed = drawn.clinical(before.total) and not drawn.clinical(after.total)
    return ClinicalChange(_kind(found.kind, crossed), found, drawn)


def clinical_changes(
    measure: Measure,
    before: Scored,
    after: Scored,
    *,
    norms: Norms | None = None,
    own: OwnSpread | None = None,
) -> tuple[ClinicalChange, ...]:
    """Everything that can be said, a criterion at a time: by each published cut-off, and by the
    best of a, b and c that the norms allow. Where neither is known, one that says what is lacking.

    The paper prefers c, between both groups, where both are known (page 13).
    """

    def by(criterion: Criterion, cut_off: str | None = None) -> ClinicalChange:
        return clinically_significant(
            measure, before, after, criterion=criterion, norms=norms, cut_off=cut_off, own=own
        )

    cut_offs = measure.total.cut_offs if measure.total else ()
    found = [by("published", each.name) for each in cut_offs]
    if norms is not None:
        found.append(by(best_criterion(norms)))
    return tuple(found) or (by("published"),)


def _kind(kind: ChangeKind, crossed: bool) -> ClinicalKind:
    match kind:
        case ChangeKind.RELIABLE_IMPROVEMENT:
            return ClinicalKind.RECOVERED if crossed else ClinicalKind.IMPROVED
        case ChangeKind.RELIABLE_DETERIORATION:
            return ClinicalKind.DETERIORATED
    return ClinicalKind.UNCHANGED


def _cannot(found: Change, missing: tuple[str, ...], reason: str) -> ClinicalChange:
    return ClinicalChange(ClinicalKind.CANNOT_BE_SAID, found, missing=missing, reason=reason)
