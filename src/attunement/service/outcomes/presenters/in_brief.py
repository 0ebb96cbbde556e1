"""What a course says in one sentence, for a page that leads to the whole of it."""

from ....measures import Change, ChangeKind, ClinicalKind
from ...design.filters import day, plural
from ..comparing import Course

FOUND = {
    ChangeKind.RELIABLE_IMPROVEMENT: "better by more than chance (reliable change)",
    ChangeKind.RELIABLE_DETERIORATION: "harder by more than chance (reliable change)",
    ChangeKind.NO_RELIABLE_CHANGE: "no reliable change",
    ChangeKind.SAME_LEVEL: "the same level",
    ChangeKind.CANNOT_BE_SAID: "whether it changed cannot be said",
}
LATE = "One of the two was answered out of its time."
SOME = "Across the clinical line by some criteria and not by others."
CLINICAL = {
    ClinicalKind.RECOVERED: "Clinically significant.",
    ClinicalKind.IMPROVED: "Not across the clinical line.",
}


def in_one_sentence(course: Course) -> str:
    """From the first occasion to the last; empty while there is only one. Nothing is said of a
    clinical line where none is known: the page of changes says what is missing."""
    paired = course.paired
    if paired is None:
        return ""
    days = f"{day(course.first.on)} to {day(course.last.on)}"
    said = [f"{course.name}, {days}: {_found(paired.change)}.", _clinical(course)]
    if paired.out_of_window:
        said.append(LATE)
    return " ".join(words for words in said if words)


def _found(change: Change) -> str:
    if change.levels:
        return f"moved {plural(abs(change.levels), 'level')}, {change.towards}"
    if change.zones is not None:
        first, second = change.zones
        return f"still “{first}”" if first == second else f"from “{first}” to “{second}”"
    return FOUND[change.kind]


def _clinical(course: Course) -> str:
    kinds = {found.kind for found in course.clinical}
    if kinds == {ClinicalKind.RECOVERED, ClinicalKind.IMPROVED}:
        return SOME
    return CLINICAL.get(kinds.pop(), "") if len(kinds) == 1 else ""
