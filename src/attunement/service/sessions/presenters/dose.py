"""How much has been delivered, in words and as a bar; and the colour of a part's state."""

from ...care_packages.models import Part, PartKind, PartState
from ...care_packages.programmes import name_of, own_dose
from ...design.charts import DoseBar
from ...design.filters import plural
from ..dose import Dose, under_dose

PART_COLOURS = {
    PartState.PLANNED: "white",
    PartState.ACTIVE: "blue",
    PartState.COMPLETED: "green",
    PartState.STOPPED: "grey",
}


NO_NUMBER = "No source that we may rely on gives a number of sessions, so nothing is too few."


def bar(part: Part, dose: Dose) -> DoseBar | None:
    """Nothing to draw for help from elsewhere, nor before anything is expected or delivered."""
    if part.kind == PartKind.SIGNPOSTING or not (dose.expected or dose.delivered):
        return None
    return DoseBar(
        title=f"Sessions of {name_of(part.programme)}",
        delivered=dose.delivered,
        expected=dose.expected,
    )


def count_words(dose: Dose, *, ended: bool) -> tuple[str, ...]:
    """What stands beside the bar; only what is not nought. That a part had fewer sessions than
    expected is only said: what fewer do, no source of ours says."""
    counted = (
        (dose.planned, "planned"),
        (dose.not_able, "they were not able to come to"),
        (dose.cancelled, "cancelled"),
        (dose.without_everyone, "held without everyone whom it is for"),
    )
    words = [f"{plural(count, 'session')} {what}" for count, what in counted if count]
    if dose.remaining:
        left = plural(dose.remaining, "session")
        words.append(f"{left} fewer than expected" if ended else f"{left} still to deliver")
    return tuple(words)


def dose_words_of(part: Part, dose: Dose) -> tuple[str, ...]:
    """`count_words`, and how far that is from the number that the programme's own sources give.
    Where they give none, that is said, and nothing pretends to one."""
    return (*count_words(dose, ended=part.ended_on is not None), fidelity(part, dose))


def fidelity(part: Part, dose: Dose) -> str:
    own = own_dose(part.programme)
    if own is None or own.least_sessions is None:
        return NO_NUMBER
    if part.ended_on is not None and under_dose(dose.delivered, own.least_sessions):
        return (
            f"Fewer than the programme’s own number: {dose.delivered} of {own.own_sessions}. Do "
            "not read a change since then as the effect of the whole programme."
        )
    return f"The programme’s own number is {own.own_sessions}; {dose.delivered} delivered."
