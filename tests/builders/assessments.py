"""Assessments for tests, made by actions only."""

import datetime as dt
from typing import Any

from attunement.measures import Answer, Measure, measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions
from attunement.service.assessments.models import Assessment, Goal, Phase, Response
from attunement.service.assessments.new import NewFormulation
from attunement.service.relationships.models import Episode
from world import TODAY, Home, viewer

CARE_INDEX = {
    "adult-sensitive": 6,
    "adult-controlling": 4,
    "adult-unresponsive": 4,
    "infant-cooperative": 5,
    "infant-compulsive": 3,
    "infant-difficult": 3,
    "infant-passive": 3,
}


def start(
    by: Viewer, episode: Episode, *, phase: Phase = Phase.BASELINE, on: dt.date = TODAY
) -> Assessment:
    return actions.start_assessment(by=by, episode=episode, phase=phase, on=on)


def least(definition: Measure) -> dict[str, Answer]:
    """The lowest permitted answer to every item that is waited for (to each, where answers stand
    alone): no safety item of a questionnaire asks for action at its lowest."""
    if definition.id == "care-index":
        return dict(CARE_INDEX)
    asked = definition.items if definition.kind == "answers-alone" else definition.required
    return {item.key: definition.response(item).lowest for item in asked}


def phq9(
    by: Viewer, assessment: Assessment, home: Home, *, on: dt.date = TODAY, **answers: Any
) -> Response:
    """A complete PHQ-9 of the mother, all nought but for the items given: `item_9=1`; None leaves
    one open."""
    given = {key.removeprefix("item_"): value for key, value in answers.items()}
    return actions.record_response(
        by=by,
        assessment=assessment,
        measure="phq-9",
        reporter=home.mother,
        answered_on=on,
        answers=least(measure("phq-9")) | given,
    )


def loaf(
    by: Viewer, assessment: Assessment, home: Home, level: int, *, on: dt.date = TODAY
) -> Response:
    return actions.record_response(
        by=by,
        assessment=assessment,
        measure="dc-0-5-loaf",
        relationship=home.relationship,
        answered_on=on,
        answers={"level": level},
    )


def draft(by: Viewer, assessment: Assessment, home: Home, *, on: dt.date = TODAY) -> Response:
    """A level that a colleague without a certificate gave: `by` may confirm it."""
    newcomer = viewer(by.team, name=f"New {by.team.name} {assessment.pk}")
    return loaf(newcomer, assessment, home, 2, on=on)


def goal(
    by: Viewer, assessment: Assessment, home: Home, words: str = "To laugh together again"
) -> Goal:
    return actions.set_goal(
        by=by,
        assessment=assessment,
        words=words,
        set_by=home.mother,
        relationship=home.relationship,
        on=TODAY,
        rating=2,
    )


def formulation(by: Viewer, episode: Episode, home: Home, **said: Any) -> Any:
    return actions.write_formulation(
        by=by,
        episode=episode,
        relationship=home.relationship,
        new=NewFormulation(**said),
        on=TODAY,
        seen=None,
    )
