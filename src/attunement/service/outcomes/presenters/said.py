"""What a course says, in two sentences: one for the parent, one for the practitioner."""

from attunement.drawing import number

from ....choosing.reasons import UNCHECKED
from ....knowledge import library
from ....measures import Change, ChangeKind, OrdinalLevel
from ...assessments.models import Phase
from ...design.filters import day, plural
from ..comparing import Course, GoalCourse, Occasion, Rating

OCCASIONS = {
    Phase.BASELINE: "Start",
    Phase.REVIEW: "Review",
    Phase.END: "End",
    Phase.FOLLOW_UP: "Follow-up",
}
BETTER = {"higher-better": "Higher is better here.", "higher-worse": "Lower is better here."}


def for_parents(course: Course) -> str:
    """What the plot shows, in words that claim no more than the measure lets anybody claim."""
    change = course.change
    if change is None:
        again = (
            "When the same person answers it again"
            if course.reporter
            else "When the same person rates it again"
        )
        return f"Done once so far, on {day(course.first.on)}. {again}, change will show here."
    if change.levels is not None:
        return _levels(course, change)
    parts = [_from_to(course), _better(course), SAID[change.kind](change)]
    return " ".join(part for part in parts if part)


def _reliable_better(change: Change) -> str:
    return "This is more than the small ups and downs that any form shows: it got better."


def _reliable_worse(change: Change) -> str:
    return (
        "This is more than the small ups and downs that any form shows: it is harder now. "
        "Talk together about what would help."
    )


def _not_reliable(change: Change) -> str:
    if change.difference == 0:
        return "It is the same as at the start."
    return "A difference this small can be chance, so we cannot say that it changed."


def _zones(change: Change) -> str:
    first, second = change.zones or ("", "")
    if first == second:
        return f"Both times it was in the zone “{first}” for the age."
    return f"It went from the zone “{first}” to “{second}” for the age."


def _cannot(change: Change) -> str:
    return "" if change.difference == 0 else "We cannot say if a difference is more than chance."


SAID = {
    ChangeKind.RELIABLE_IMPROVEMENT: _reliable_better,
    ChangeKind.RELIABLE_DETERIORATION: _reliable_worse,
    ChangeKind.NO_RELIABLE_CHANGE: _not_reliable,
    ChangeKind.MOVED_ZONES: _zones,
    ChangeKind.SAME_ZONE: _zones,
    ChangeKind.CANNOT_BE_SAID: _cannot,
}


def _from_to(course: Course) -> str:
    before, after = course.first.scored.total, course.last.scored.total
    if before is None or after is None:
        return ""
    if course.first.scored.form != course.last.scored.form:
        return "The two forms were for different ages, so their scores do not compare."
    if before == after:
        return f"The score was {number(before)} both times."
    return f"The score went from {number(before)} to {number(after)}."


def _better(course: Course) -> str:
    total = course.measure.total if course.measure else None
    return BETTER.get((total.direction if total else None) or "", "")


def _levels(course: Course, change: Change) -> str:
    """By number: the names of levels are a clinician's words, and stand on the axis."""
    before, after = level(course.first), level(course.last)
    if not change.levels:
        return f"Seen at level {after.code} of {after.of} both at the start and now."
    return (
        f"Seen at level {before.code} of {before.of} at the start, and at level {after.code} now: "
        f"{plural(change.levels, 'level')} {change.towards}."
    )


def level(occasion: Occasion) -> OrdinalLevel:
    assert occasion.scored.level is not None, "only an ordinal measure is told in levels"
    return occasion.scored.level


KINDS = {
    ChangeKind.RELIABLE_IMPROVEMENT: "Reliable improvement",
    ChangeKind.RELIABLE_DETERIORATION: "Reliable deterioration",
    ChangeKind.NO_RELIABLE_CHANGE: "No reliable change",
    ChangeKind.MOVED_LEVELS: "Moved",
    ChangeKind.SAME_LEVEL: "The same level",
    ChangeKind.MOVED_ZONES: "Another zone",
    ChangeKind.SAME_ZONE: "The same zone",
    ChangeKind.CANNOT_BE_SAID: "Cannot be said",
}


def for_practitioners(course: Course) -> tuple[str, ...]:
    """The comparison and its ground: what was subtracted from what, the threshold, its source."""
    change = course.change
    if change is None:
        return ("One occasion: nothing to compare yet.",)
    return tuple(part for part in (_finding(course, change), *ground(change)) if part)


def _finding(course: Course, change: Change) -> str:
    when = f"{day(course.first.on)} to {day(course.last.on)}"
    kind = KINDS[change.kind]
    if change.levels:
        return f"{when}: moved {plural(change.levels, 'level')}, {change.towards}."
    if change.difference is not None and course.first.scored.form == course.last.scored.form:
        return f"{when}: {signed(change.difference)} points. {kind}."
    return f"{when}. {kind}."


def ground(change: Change) -> tuple[str, ...]:
    """Where the band comes from, or why there is none."""
    lines = []
    if change.reason:
        lines.append(change.reason)
    if change.threshold is not None:
        lines.append(
            f"The least reliable difference is {number(change.threshold)} points: {change.basis}."
        )
    if change.sources:
        sources = library().sources
        titles = "; ".join(sources[id_].called for id_ in change.sources)
        lines.append(f"Source: {titles}.")
    if change.unchecked:
        lines.append(UNCHECKED)
    return tuple(lines)


def signed(difference: float) -> str:
    """A difference with its sign; a true minus, which a screen reader says."""
    if difference == 0:
        return "0"
    return f"{'+' if difference > 0 else '−'}{number(abs(difference))}"


def goal_sentence(goal: GoalCourse) -> str:
    """A goal is compared with itself alone, and nobody has said how much change is chance."""
    if not goal.ratings:
        return "Not rated yet."
    first, last = goal.ratings[0].rating, goal.ratings[-1].rating
    if len(goal.ratings) == 1:
        return f"Rated once so far: {first} out of 10."
    if first == last:
        return f"{goal.set_by_name} said {first} out of 10 both at the start and now."
    return f"{goal.set_by_name} said {first} out of 10 at the start, and {last} out of 10 now."


def occasion_name(occasion: Occasion | Rating) -> str:
    return OCCASIONS[occasion.phase] if occasion.phase else "Rated"
