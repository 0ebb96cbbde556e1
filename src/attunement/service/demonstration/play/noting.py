"""What a note and a calendar go through: a session called off, a note that was amended, and parents
who are reminded by text."""

from django.utils import timezone

from ...consents import actions as consents
from ...consents.purposes import Purpose
from ...reminders import actions as reminders
from ...reminders.policies import may_text
from ...reminders.selectors import facts_of
from ...sessions import actions as sessions
from ...sessions.models import CalledOffBy, Session, SessionMode, SessionState, WhyNotHeld
from .stage import Scene

AMENDED, CALLED_OFF, REMINDED = 5, 7, 3
"""Every so many stories: few enough to be found, and not always the same family."""


def note(scene: Scene) -> None:
    number, own = scene.story.number, Session.objects.filter(family=scene.family)
    if number % AMENDED == 0:
        _amend(scene, own.filter(state=SessionState.HELD).order_by("-at").first())
    if number % CALLED_OFF == 0:
        to_come = own.filter(state=SessionState.PLANNED, at__gt=timezone.now())
        _call_off(scene, to_come.order_by("at").first())
    if number % REMINDED == 0:
        _remind(scene)


def _amend(scene: Scene, session: Session | None) -> None:
    if session is None:
        return
    sessions.amend_note(
        by=scene.by,
        session=session,
        note=f"{session.note} They were on the floor for most of it.",
        baby_perspective=session.baby_perspective,
        because="I had left out where they were.",
    )


def _call_off(scene: Scene, session: Session | None) -> None:
    if session is None:
        return
    sessions.record_session(
        by=scene.by,
        session=session,
        state=SessionState.CANCELLED,
        mode=SessionMode(session.mode),
        called_off_by=CalledOffBy.FAMILY,
        why=WhyNotHeld.CAME_FIRST,
        because="They are moving house that day.",
    )


def _remind(scene: Scene) -> None:
    """The first carer agrees to texts, and their phone is their own."""
    family, person = scene.family, scene.first.carer
    family.refresh_from_db()
    consents.record_consent(
        by=scene.by,
        family=family,
        person=person,
        purpose=Purpose.TEXTS,
        given=True,
        answered_by=person,
        answered_on=min(scene.on(40), scene.company.today),
        explained="What a text says, and who else may read their phone.",
    )
    facts = facts_of(family, person)
    if may_text(family, person, consent=facts.consent) is None:
        reminders.switch_on(
            by=scene.by, family=family, person=person, telephone=person.telephone, safe=True
        )
