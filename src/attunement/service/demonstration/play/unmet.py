"""Families who were taken on and whom nobody met: teams know them, and so do their referrers.

Without them every referrer would be shown at ten of ten, and nothing would be drawn towards what
all have in common.
"""

from ...outcomes import actions as outcomes
from ...outcomes.new import NewEnding
from ...referrals import actions
from ...referrals.models import Mode, Outcome
from ..plan import Stage, Story
from .stage import Scene

TRIED = ((7, Mode.TEXT, Outcome.MESSAGE), (14, Mode.PHONE, Outcome.NO_ANSWER))
ENDED = 60
NEVER_MET = "We never met: the family did not answer, and nobody knows why yet."


def is_unmet(story: Story) -> bool:
    """Two of those whose answer was something other than care, from two referrers."""
    return story.stage == Stage.ANSWERED and story.number % 8 == 4


def try_to_meet(scene: Scene) -> None:
    """An invitation, a call, and an ending that says what is not known. The door stays open."""
    for day, mode, outcome in TRIED:
        actions.record_contact(
            by=scene.by,
            family=scene.family,
            at=scene.at(day, 11),
            mode=mode,
            people=scene.carers,
            met=[],
            outcome=outcome,
            invitation=True,
            note="Would you be willing to meet us once, at home or here, with your baby?",
        )
    outcomes.note_ending(
        by=scene.by,
        episode=scene.episode,
        new=NewEnding(
            no_end_measures_because=NEVER_MET,
            no_last_session_because=NEVER_MET,
            no_goodbye_because=NEVER_MET,
            no_follow_up_because="They can come back to us at any time, through anybody.",
            no_letter_because="The invitation that they have says how to reach us.",
            referrer_on=scene.on(ENDED),
        ),
    )
    outcomes.close_episode(
        by=scene.by,
        episode=scene.episode,
        on=scene.on(ENDED),
        because="We could not reach the family. They are welcome at any time.",
    )
