"""The goodbye: end measures, the last session, the letter, the follow-up."""

import datetime as dt

from ...assessments import actions as assessments
from ...assessments.models import Phase
from ...care_packages.models import Part
from ...outcomes import actions, selectors
from ...outcomes.draft import draft
from ...outcomes.draft_for_child import draft_for_child
from ...outcomes.draft_for_referrer import draft_for_referrer
from ...outcomes.new import NewEnding
from ...sessions.models import Session, SessionState
from .assessing import occasion
from .stage import Scene

END, LETTER, CLOSED = 190, 200, 204


def end(scene: Scene) -> None:
    """End measures; the goodbye has begun and is not finished."""
    ended = occasion(scene, Phase.END, END, progress=1.0)
    assessments.complete_assessment(by=scene.by, assessment=ended, on=scene.on(END + 5), seen=None)


def _last_session(scene: Scene) -> dt.date | None:
    held = Session.objects.filter(family=scene.family, state=SessionState.HELD)
    last = held.order_by("-at").first()
    return last.at.date() if last else None


def close(scene: Scene) -> None:
    """The letter is written from the draft and given; the follow-up stands; the episode closes."""
    by, on = scene.by, scene.on(LETTER)
    carer = scene.first.carer
    addressed = selectors.addressed(by, family=scene.family.pk, person=carer.pk)
    assert addressed.draft is not None
    letter = actions.write_letter(
        by=by, episode=scene.episode, to=carer, body=draft(addressed.draft).body, on=on
    )
    actions.give_letter(by=by, letter=letter, on=scene.on(LETTER + 2))
    if scene.story.number % 4 == 0:
        _for_the_child(scene, on)
    if scene.story.number % 2:
        _to_the_referrer(scene, on)
    last = _last_session(scene)
    actions.note_ending(
        by=by,
        episode=scene.episode,
        new=NewEnding(
            last_session_on=last,
            no_last_session_because="" if last else "All help came from elsewhere.",
            goodbye_on=scene.on(LETTER + 2),
            goodbye_note="Looked at the first and the last film together. Tears and laughing.",
            referrer_on=scene.on(LETTER + 2),
            follow_up_on=scene.on(CLOSED) + dt.timedelta(days=180),
        ),
    )
    parts = Part.objects.filter(package__episode=scene.episode)
    actions.close_episode(
        by=by,
        episode=scene.episode,
        on=scene.on(CLOSED),
        because="The work that was agreed is done.",
        completed=list(parts),
    )


def _for_the_child(scene: Scene, on: dt.date) -> None:
    """Kept by the carer until the child can read it, given into their hands."""
    found = selectors.for_child(scene.by, scene.first.pk)
    assert found.draft is not None
    letter = actions.write_letter_for_child(
        by=scene.by,
        episode=scene.episode,
        child=scene.first.child,
        keeper=scene.first.carer,
        body=draft_for_child(found.draft).body,
        on=on,
    )
    actions.give_letter(by=scene.by, letter=letter, on=scene.on(LETTER + 2))


def _to_the_referrer(scene: Scene, on: dt.date) -> None:
    """Written, and not sent: the family has not said yet whether the referrer may know."""
    found = selectors.for_referrer(scene.by, scene.family.pk)
    if found.introduction is not None and found.draft is not None:
        actions.write_letter_to_referrer(
            by=scene.by,
            episode=scene.episode,
            introduction=found.introduction,
            body=draft_for_referrer(found.draft).body,
            on=on,
        )
