"""Two supervisions: what was thought, what was decided, and what is done of it."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...relationships.actions import finish_task
from ...supervision import actions, selectors
from ...supervision.decided import Decided
from ...supervision.models import Supervision
from .stage import Company

THOUGHT = (
    "He looks to her when the door goes, and she did not see it until we watched the film twice. "
    "What does she hope that he will not ask of her?",
    "She speaks of the birth as if it had happened to somebody else. We wondered who holds her in "
    "mind between our visits.",
    "A quiet month. Is it quiet because it goes well, or because we have stopped asking?",
)
DECIDED = ("Watch the last film again with her", "Ask the health visitor to join one visit", "")


def supervise(company: Company) -> None:
    """The supervisor meets the first practitioner twice, and the second once."""
    ruth, (first, second, *_) = company.supervisor, company.practitioners
    early = _meet(ruth, first, 40, company.today, "")
    _speak(ruth, first, early, company.today, few=1, due=-30)
    late = _meet(ruth, first, 12, company.today, "She asked for a week without new families.")
    _speak(ruth, first, late, company.today, few=3, due=2)
    _speak(ruth, second, _meet(ruth, second, 19, company.today, ""), company.today, few=2, due=-1)


def _meet(ruth: Viewer, whom: Viewer, ago: int, today: dt.date, note: str) -> Supervision:
    on = today - dt.timedelta(days=ago)
    return actions.hold_supervision(by=ruth, practitioner=whom.user, on=on, note=note)


def _speak(
    ruth: Viewer, whom: Viewer, meeting: Supervision, today: dt.date, *, few: int, due: int
) -> None:
    """Of the first `few` families who were not spoken of for longest; the oldest is done."""
    spoken = [each.family for each in selectors.spoken_of(ruth, whom.user)]
    for number, family in enumerate(each for each in spoken if each.loss_recorded_at is None):
        if number == few:
            break
        words = DECIDED[number]
        owner = whom.user if number == 0 else ruth.user
        row = actions.discuss(
            by=ruth,
            meeting=meeting,
            family=family,
            said=THOUGHT[number],
            decided=Decided(words, owner, max(today + dt.timedelta(days=due), meeting.on))
            if words
            else None,
        )
        for decision in row.decisions.select_related("task") if due == -30 else ():
            finish_task(by=whom, task=decision.task, note="Watched it with her.", seen=None)
