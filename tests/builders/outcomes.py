"""Episodes measured, ended and written about, through actions alone."""

import datetime as dt
from typing import Any

from attunement.measures import Answer
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Assessment, Phase, Response
from attunement.service.outcomes import actions
from attunement.service.outcomes.models import Ending, Letter
from attunement.service.outcomes.new import NewEnding
from attunement.service.relationships.models import Episode, Person
from world import TODAY, Home, episode, home

SETTLED: dict[str, Any] = {
    "last_session_on": TODAY,
    "goodbye_on": TODAY,
    "goodbye_note": "Sam waved. Ada cried and laughed.",
    "follow_up_on": TODAY + dt.timedelta(days=90),
    "no_end_measures_because": "Ada would rather not fill in forms today.",
    "no_letter_because": "Ada asked for none.",
}
"""Every line of the checklist as a date or a reason."""


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def mood(total: int) -> dict[str, Answer]:
    """Answers to the PHQ-9 that add up to a total, the safety item last of all."""
    answers: dict[str, Answer] = {}
    for item in range(1, 10):
        answers[str(item)] = min(3, total)
        total -= min(3, total)
    return answers


def occasion(by: Viewer, episode: Episode, phase: Phase, on: dt.date) -> Assessment:
    return assessments.start_assessment(by=by, episode=episode, phase=phase, on=on)


def phq9(by: Viewer, assessment: Assessment, person: Person, total: int, on: dt.date) -> Response:
    return assessments.record_response(
        by=by,
        assessment=assessment,
        measure="phq-9",
        reporter=person,
        answered_on=on,
        answers=mood(total),
    )


def loaf(by: Viewer, assessment: Assessment, home: Home, level: int, on: dt.date) -> Response:
    return assessments.record_response(
        by=by,
        assessment=assessment,
        measure="dc-0-5-loaf",
        relationship=home.relationship,
        answered_on=on,
        answers={"level": level},
    )


def complete(by: Viewer, assessment: Assessment, on: dt.date) -> Assessment:
    return assessments.complete_assessment(by=by, assessment=assessment, on=on, seen=None)


def measured(
    by: Viewer,
    episode: Episode,
    home: Home,
    phase: Phase,
    on: dt.date,
    *,
    mood_total: int | None = None,
    level: int | None = None,
) -> Assessment:
    """One completed occasion, with the mother's PHQ-9 and the LOAF of the two."""
    assessment = occasion(by, episode, phase, on)
    if mood_total is not None:
        phq9(by, assessment, home.mother, mood_total, on)
    if level is not None:
        loaf(by, assessment, home, level, on)
    return complete(by, assessment, on)


def settled(by: Viewer, episode: Episode, **changes: Any) -> Ending:
    return actions.note_ending(by=by, episode=episode, new=NewEnding(**SETTLED | changes))


def close(by: Viewer, episode: Episode, **kwargs: Any) -> Episode:
    return actions.close_episode(
        by=by, episode=episode, on=TODAY, because="The work is done.", **kwargs
    )


def finished(
    by: Viewer,
    name: str,
    *,
    mood_totals: tuple[int | None, int | None] = (None, None),
    levels: tuple[int | None, int | None] = (None, None),
    **kwargs: Any,
) -> Home:
    """A family whose care has ended, measured at its start and at its end."""
    at_home = home(by, name=name, weeks_old=40, **kwargs)
    opened = episode(by, at_home, days_ago=60)
    for i, (phase, on) in enumerate(((Phase.BASELINE, ago(60)), (Phase.END, TODAY))):
        if mood_totals[i] is not None or levels[i] is not None:
            measured(by, opened, at_home, phase, on, mood_total=mood_totals[i], level=levels[i])
    settled(by, opened)
    close(by, opened)
    return at_home


def letter(by: Viewer, episode: Episode, to: Person, body: str = "You did well.") -> Letter:
    return actions.write_letter(by=by, episode=episode, to=to, body=body, on=TODAY)
