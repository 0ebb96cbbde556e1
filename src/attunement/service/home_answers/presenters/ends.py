"""Where a link ends: left for now, sent, not taken, or leading no further."""

from collections.abc import Mapping

from ..models import Invitation
from ..states import State
from .parent import Notice
from .shell import Speaker, day_in_numbers

DEAD: Mapping[State | None, str] = {
    State.FINISHED: "finished",
    State.EXPIRED: "expired",
    State.LOCKED: "locked",
    State.CLOSED: "closed",
    State.WITHDRAWN: "closed",
    None: "unknown",
}
"""What is said of a link that leads no further; None: one that we do not know. Withdrawn and closed
read the same: why, is for the team to say in person."""


def left(to: Speaker, invitation: Invitation) -> Notice:
    say = to.words.say
    told = any(form.safety_task_id for form in invitation.forms.all())
    words = "left_after_safety" if told else "left"
    until = say(words, day=day_in_numbers(invitation.expires_at))
    return Notice(shell=to.shell(say("left_title")), said=(until, say("close")))


def thanks(to: Speaker) -> Notice:
    say = to.words.say
    return Notice(
        shell=to.shell(say("thanks_title")),
        said=(say("thanks", team=to.called), say("thanks_phone"), say("close")),
    )


def not_taken(to: Speaker) -> Notice:
    """The answers stay where they were; the team can see that they wait."""
    say = to.words.say
    return Notice(shell=to.shell(say("not_taken_title")), said=(say("not_taken"), to.contact()))


def dead(to: Speaker, state: State | None) -> Notice:
    say, key = to.words.say, DEAD[state]
    contact = (to.contact(),) if to.team else ()
    return Notice(shell=to.shell(say(f"{key}_title")), said=(say(key), *contact))
