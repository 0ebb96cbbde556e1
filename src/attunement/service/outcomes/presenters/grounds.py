"""What else is said of a pair: in time or not, clinically significant or not, scale by scale."""

from attunement.drawing import number

from ....choosing.reasons import UNCHECKED
from ....knowledge import library
from ....measures import ClinicalChange, ClinicalKind, SubscaleChange
from ....measures.lines import Line
from ..comparing import Course
from .said import signed

NO_PAIR = "So the two are shown together, and are not counted as a pair in the team’s totals."
CLINICAL = {
    ClinicalKind.RECOVERED: (
        "Clinically significant improvement: better by more than chance, and across the line"
    ),
    ClinicalKind.IMPROVED: (
        "Better by more than chance, and not across the line, so not clinically significant"
    ),
    ClinicalKind.UNCHANGED: "No reliable change, so none that is clinically significant",
    ClinicalKind.DETERIORATED: "Worse by more than chance",
}


def out_of_time(course: Course) -> tuple[str, ...]:
    """Empty for a pair in due time."""
    paired = course.paired
    if paired is None or not paired.out_of_window:
        return ()
    return (*paired.out_of_window, NO_PAIR)


def clinically(course: Course) -> tuple[str, ...]:
    """A line for each criterion; or one that says what is missing."""
    return tuple(_by_criterion(found) for found in course.clinical)


def _by_criterion(found: ClinicalChange) -> str:
    if found.line is None or found.kind is ClinicalKind.CANNOT_BE_SAID:
        missing = f" Missing: {', '.join(found.missing)}." if found.missing else ""
        return f"Clinically significant change cannot be said. {found.reason}{missing}"
    return f"{CLINICAL[found.kind]}. {_line(found.line)}"


def _line(line: Line) -> str:
    at = number(line.score)
    on = {
        ("above", True): f"{at} or more",
        ("above", False): f"more than {at}",
        ("below", True): f"{at} or less",
        ("below", False): f"less than {at}",
    }[line.clinical_is, line.inclusive]
    known = library().sources
    cited = "; ".join(known[id_].called for id_ in line.sources)
    said = [f"The line: {line.basis}, {on}."]
    if cited:
        said.append(f"Source: {cited}.")
    if line.unchecked:
        said.append(UNCHECKED)
    return " ".join(said)


def by_scale(course: Course) -> tuple[str, ...]:
    """What moved in each scale beside the total."""
    return tuple(_scale(each) for each in course.by_scale)


def _scale(each: SubscaleChange) -> str:
    moved = f"{each.name}: from {number(each.before)} to {number(each.after)}"
    if each.difference == 0:
        return f"{moved}, the same."
    pointed = f", {each.towards}" if each.towards else ""
    said = f"{moved} ({signed(each.difference)}{pointed})."
    if each.reliable is None or each.threshold is None:
        return (
            f"{said} Whether that is more than chance cannot be said: the spread and the "
            "reliability of this scale are not on file."
        )
    found = "More than chance" if each.reliable else "It can be chance"
    return (
        f"{said} {found}: the least reliable difference is {number(each.threshold)} points, by "
        f"{each.basis}."
    )
