"""How groups are said, wherever they are shown."""

from collections.abc import Mapping, Sequence

from ...care_packages.programmes import name_of
from ...design.filters import day, plural
from ...relationships.models import Relationship
from ..counting import together
from ..models import GroupSessionState, Run, RunState, Trained
from ..selectors import creche_left, days, places_left

RUN_COLOURS = {
    RunState.PLANNED: "white",
    RunState.OPEN: "blue",
    RunState.RUNNING: "green",
    RunState.FINISHED: "grey",
    RunState.CALLED_OFF: "grey",
}
SESSION_COLOURS = {
    GroupSessionState.PLANNED: "white",
    GroupSessionState.HELD: "green",
    GroupSessionState.CANCELLED: "grey",
}
TRAINED = {
    Trained.ON_FILE: "Training on file",
    Trained.ENDS_BEFORE: "Training on file ends before this group does",
    Trained.LAPSED: "Training on file has lapsed",
    Trained.NONE: "No training on file",
}


def left_words(run: Run) -> str:
    left = places_left(run)
    return f"{left} of {plural(run.places, 'place')} left" if left else "No place left"


def creche_words(run: Run) -> str:
    if not run.creche_places:
        return "No crèche"
    return f"{creche_left(run)} of {plural(run.creche_places, 'crèche place')} left"


def days_words(run: Run) -> str:
    found = days(run)
    if found is None:
        return "No session left"
    first, last = found
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def run_title(run: Run) -> str:
    return f"{name_of(run.programme)}: {run.name}"


def attendance(
    relationship: Relationship, registers: Sequence[Mapping[int, bool]]
) -> tuple[str, ...]:
    """Together first: the group is for the two of them. Then each of them."""
    child, carer = relationship.child, relationship.carer
    both = together(registers, [child.pk, carer.pk])
    if not both.of:
        return ("No session has been held since they joined.",)
    told = [f"{relationship} came together to {both.times} of {plural(both.of, 'session')}"]
    for person in (carer, child):
        each = together(registers, [person.pk])
        if each.of and each != both:
            told.append(f"{person.first_name} came to {each.times} of {each.of}")
    return tuple(told)
