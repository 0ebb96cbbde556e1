"""The package that was agreed, and its sessions until today."""

import datetime as dt

from ....choosing import Verdict
from ...assessments.models import Formulation
from ...care_packages import actions as packages
from ...care_packages import selectors as choices
from ...care_packages.decision import ChosenPart
from ...care_packages.models import Package, Part, PartKind, StepKind
from ...care_packages.shown import Shown, ShownCandidate
from ...comprehensive import selectors as comprehensive
from ...sessions import actions as sessions
from ...sessions.models import (
    CalledOffBy,
    Session,
    SessionFormat,
    SessionMode,
    SessionState,
    WhyNotHeld,
)
from .. import words
from ..plan import Stage
from .stage import Scene

AGREED, FIRST_SESSION = 36, 40
WITHOUT_OWN_NUMBER = 12
STEPS = {
    1: (StepKind.REVIEW, "Looked at together: it helps, and they want to go on as agreed."),
    5: (StepKind.UP, "The evenings are hard. They asked to meet twice a week for a while."),
    9: (StepKind.PAUSE, "They are away with family for some weeks, and will call us."),
}
"""By the story's number in each dozen."""
AGAINST = {Verdict.DOES_NOT_SUIT.value, Verdict.EVIDENCE_DOES_NOT_REACH.value}


def work(scene: Scene) -> None:
    relationship = scene.first
    formulation = Formulation.objects.get(episode=scene.episode, relationship=relationship)
    shown = choices.shown(scene.by, formulation, scene.on(AGREED))
    chosen = _choose(scene, shown)
    gaps = comprehensive.missing_for(scene.family, relationship.child)
    package = packages.agree_package(
        by=scene.by,
        formulation=formulation,
        parts=[_part(scene, candidate) for candidate in chosen],
        reason="Talked through with the family. They are willing to try, and can start soon.",
        begun_because=words.BEGUN_BECAUSE if gaps else "",
        on=scene.on(AGREED),
    )
    scene.packages.append(package)
    for part in package.parts.order_by("pk"):
        if part.kind in {PartKind.INDIVIDUAL, PartKind.GROUP}:
            _deliver(scene, part)
    _go_on(scene, package)


def _go_on(scene: Scene, package: Package) -> None:
    """What happens to some packages on their way: more than was agreed, a pause, a second look."""
    kind, because = STEPS.get(scene.story.number % 12, (None, ""))
    if kind is None or scene.story.stage != Stage.WORKING or not scene.past(AGREED + 28):
        return
    review_on = scene.company.today + dt.timedelta(days=14)
    sessions.step_package(
        by=scene.by,
        package=package,
        kind=kind,
        on=scene.on(AGREED + 28),
        because=because,
        review_on=None if kind == StepKind.PAUSE else review_on,
    )


def _choose(scene: Scene, shown: Shown) -> list[ShownCandidate]:
    """One strand together, as the choice has it; for some, help from elsewhere beside it."""
    together = [
        candidate
        for candidate in shown.candidates
        if candidate.deliverable
        and candidate.kind in {PartKind.INDIVIDUAL, PartKind.GROUP}
        and candidate.verdict not in AGAINST
    ] or [shown.by_id["parent-infant-psychotherapy"]]
    chosen = [together[scene.story.number % min(3, len(together))]]
    if scene.story.number % 3 == 1:
        chosen.append(shown.by_id["keyworker-linking"])
    return chosen


def _part(scene: Scene, candidate: ShownCandidate) -> ChosenPart:
    because = "The family asked for this, and it is what we can do well from next week."
    needs = candidate.verdict in AGAINST or not candidate.deliverable
    return ChosenPart(
        programme=candidate.programme,
        practitioner=scene.keyworker,
        reason=because if needs else "",
    )


def _deliver(scene: Scene, part: Part) -> None:
    """Weekly sessions; about one in six does not happen. Those ahead of today stay planned."""
    times = part.sessions_expected or WITHOUT_OWN_NUMBER
    planned = sessions.plan_sessions(
        by=scene.by,
        part=part,
        first=scene.at(FIRST_SESSION, 9 + scene.story.number % 7),
        weeks_between=1,
        times=times,
        mode=SessionMode.HOME if scene.story.number % 2 else SessionMode.CLINIC,
        because="" if part.sessions_expected else "Its own record gives no number; we review here.",
    )
    for session in planned:
        if session.at.date() < scene.company.today:
            _record(scene, session)


def _record(scene: Scene, session: Session) -> None:
    chance = scene.chance
    held = session.number == 1 or chance.random() > 1 / 6
    ended = scene.story.stage in {Stage.ENDING, Stage.CLOSED}
    state = SessionState.HELD if held else SessionState.NOT_ATTENDED
    relationship = scene.first
    came = [relationship.carer, relationship.child] if held else []
    if held and session.number % 3 == 0:
        came = [*scene.carers, relationship.child]
    sessions.record_session(
        by=scene.by,
        session=session,
        state=state,
        came=[person for person in came if not person.unborn],
        mode=SessionMode(session.mode),
        format=_format(len(came)) if held else None,
        minutes=60 if held else None,
        note=chance.choice(words.SESSION_NOTES) if held else "",
        baby_perspective=chance.choice(words.PERSPECTIVES) if held or ended else "",
        called_off_by=None if held else CalledOffBy.FAMILY,
        why=None if held else WhyNotHeld.BABY_UNWELL,
        because="" if held else "They rang in the morning.",
    )


def _format(people: int) -> SessionFormat:
    return SessionFormat.TRIAD if people > 2 else SessionFormat.DYAD
