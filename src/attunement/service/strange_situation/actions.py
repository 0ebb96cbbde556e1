"""Every write to a run of the Strange Situation."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from ...measures import Answer, measure
from ...measures.procedures.strange_situation import EPISODES
from ..accounts.viewer import Viewer
from ..assessments.actions import record_response
from ..assessments.models import Assessment, Response
from ..audit.actions import action, record
from ..relationships.models import Relationship
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies, selectors, states
from .models import CutShort, EpisodeTimes, Observation
from .states import Press

MEASURE = "strange-situation"
WHY = {Press.DISTRESSED: CutShort.DISTRESSED, Press.CARER_ASKED: CutShort.CARER_ASKED}


@action
def start_observation(
    *,
    by: Viewer,
    assessment: Assessment,
    relationship: Relationship,
    filmed_on: dt.date,
    agreed: str,
) -> Observation:
    """Open a run with its eight episodes, none of them timed. Refused outside the child's age."""
    assessment = lock(assessment)
    held = selectors.standing(assessment, relationship)
    child = relationship.child
    insist(policies.may_start(measure(MEASURE), assessment, child, filmed_on, held))
    observation = Observation.objects.create(
        assessment=assessment,
        relationship=relationship,
        filmed_on=filmed_on,
        agreed=agreed,
        started_by=by.user,
    )
    EpisodeTimes.objects.bulk_create(
        EpisodeTimes(observation=observation, number=episode.number) for episode in EPISODES
    )
    _note(by, observation, "started a Strange Situation")
    return observation


@action
def press_button(
    *, by: Viewer, observation: Observation, press: Press, seen: int | None = None
) -> Observation:
    """Begin or end an episode now, or take back the last time. Nothing typed: a child may be
    waiting. `seen` is the version that the person had before them; raises Stale."""
    observation = lock(observation, seen=seen)
    times = list(observation.episodes.all())
    insist(policies.may_press(observation, times, press))
    now = timezone.now()
    if press is Press.TAKE_BACK:
        changed = _take_back(times)
    else:
        changed = []
        going = states.running(times)
        if going is not None:
            going.ended_at = now
            going.cut_short = WHY.get(press, "")
            changed.append(going)
        if press in (Press.BEGIN, Press.END_AND_BEGIN):
            following = states.next_up(times)
            assert following is not None, "the policy offers no beginning after the last episode"
            following.began_at = now
            changed.append(following)
    _save(changed)
    bump(observation)
    _note(
        by,
        observation,
        "timed a Strange Situation",
        press=press.value,
        episodes=[each.number for each in changed],
    )
    return observation


def _take_back(times: list[EpisodeTimes]) -> list[EpisodeTimes]:
    """Undo the last button: both of its times, where it ended one episode and began the next."""
    stamps = [at for each in times for at in (each.began_at, each.ended_at) if at]
    last = max(stamps)
    changed = []
    for each in times:
        if each.ended_at == last:
            each.ended_at, each.cut_short = None, ""
            changed.append(each)
        elif each.began_at == last:
            each.began_at = None
            changed.append(each)
    return changed


def _save(changed: list[EpisodeTimes]) -> None:
    for each in changed:
        each.save(update_fields=["began_at", "ended_at", "seconds", "cut_short"])


@dataclass(frozen=True)
class Length:
    """How long an episode lasted by the film (None: not read there), and why it was cut short."""

    seconds: int | None
    cut_short: str = ""


@action
def write_lengths(
    *, by: Viewer, observation: Observation, lengths: Mapping[int, Length], seen: int | None = None
) -> Observation:
    """Enter how long the episodes lasted, as read from the film, by their numbers."""
    observation = lock(observation, seen=seen)
    insist(policies.may_time(observation))
    times = list(observation.episodes.all())
    for each in times:
        length = lengths.get(each.number, Length(None))
        each.seconds, each.cut_short = length.seconds, length.cut_short
    _save(times)
    bump(observation)
    said = {str(number): length.seconds for number, length in lengths.items()}
    _note(by, observation, "entered lengths of a Strange Situation", seconds=said)
    return observation


@action
def stop_observation(
    *, by: Viewer, observation: Observation, because: str, seen: int | None = None
) -> Observation:
    """Stop for good. An episode that is under way ends with it."""
    observation = lock(observation, seen=seen)
    insist(policies.may_stop(observation))
    now = timezone.now()
    going = states.running(list(observation.episodes.all()))
    if going is not None:
        going.ended_at, going.cut_short = now, CutShort.OTHER
        _save([going])
    observation.stopped_at, observation.stopped_because = now, because
    bump(observation, "stopped_at", "stopped_because")
    _note(by, observation, "stopped a Strange Situation")
    return observation


@action
def code_observation(
    *,
    by: Viewer,
    observation: Observation,
    coded_on: dt.date,
    answers: Mapping[str, Answer],
    seen: int | None = None,
) -> Response:
    """Keep what a coder made of the film, as the form of the measure, dated on the day of filming.

    A draft unless the coder's certificate covers the day of coding and today. `seen` is the primary
    key of the unfinished form that the coder had before them (0: none).
    """
    definition = measure(MEASURE)
    relationship = observation.relationship
    observation = lock(observation)
    insist(policies.may_code(observation, list(observation.episodes.all()), coded_on))
    insist(policies.goes_together(definition, answers))
    response = record_response(
        by=by,
        assessment=observation.assessment,
        measure=MEASURE,
        relationship=relationship,
        answered_on=observation.filmed_on,
        rated_on=coded_on,
        answers=answers,
        seen=seen,
    )
    observation.response = response
    bump(observation, "response")
    _note(by, observation, "coded a Strange Situation", response=response.pk)
    return response


@action
def withdraw_observation(*, by: Viewer, observation: Observation, because: str) -> Observation:
    """Take back a run that was of somebody else or never took place. It stays readable."""
    observation = lock(observation)
    insist(policies.may_withdraw(observation))
    observation.save(update_fields=observation.mark_withdrawn(by=by.user, because=because))
    _note(by, observation, "withdrew a Strange Situation")
    return observation


def _note(by: Viewer, observation: Observation, verb: str, **details: object) -> None:
    record(
        by=by,
        verb=verb,
        family=observation.relationship.family_id,
        subject=f"strange situation {observation.pk}",
        details=details,
    )
