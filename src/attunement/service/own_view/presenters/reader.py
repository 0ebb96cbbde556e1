"""The pages behind a link, for a parent or carer. English only: no other language has been
translated, and a page that is half in English is harder to read than one that is read together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...home_answers.presenters.parent import Notice, PinPage
from ...home_answers.presenters.shell import Action, Shell, Speaker
from ...home_answers.states import State
from ...home_answers.wording import Said, in_english
from ..models import FamilyView
from .shown import ShownPage, shown_page, urgent


@dataclass(frozen=True, kw_only=True)
class ReaderPage:
    shell: Shell
    shown: ShownPage
    leave: Action


def pin(to: Speaker, view: FamilyView, *, again: bool, wrong: Said | None) -> PinPage:
    why = (
        "Please enter your PIN again. We ask after a break, so that nobody else reads your page."
        if again
        else "We gave you a PIN with 6 numbers, apart from this link. It keeps your page private."
    )
    say = to.words.say
    return PinPage(
        shell=_named(to, view, say("pin_title"), error=wrong is not None),
        said=(in_english(why),),
        label=say("pin_label"),
        hint=say("pin_hint"),
        button=Action(say("pin_button"), to.at("view_pin")),
        problem=to.problem(wrong, "#pin"),
    )


def page(to: Speaker, view: FamilyView) -> ReaderPage:
    return ReaderPage(
        shell=_named(to, view, in_english("Your page")),
        shown=shown_page(view.shown, view.family.team),
        leave=Action(in_english("I have finished reading"), to.at("view_leave")),
    )


def left(to: Speaker, view: FamilyView) -> Notice:
    words = (
        "Nothing of it stays on this phone but the message with the link. You can delete that.",
        "To read it again, open the link and enter your PIN.",
    )
    title = in_english("You can close this page now")
    return Notice(shell=_named(to, view, title), said=tuple(in_english(each) for each in words))


DEAD: Mapping[State | None, tuple[str, str]] = {
    State.EXPIRED: (
        "This link has run out",
        "Links work for a few days only, to keep your page private. You can ask us for a new one.",
    ),
    State.LOCKED: (
        "This link is locked",
        "A wrong PIN was entered too many times. This keeps your page private. "
        "You can ask us for a new link.",
    ),
    State.CLOSED: (
        "This link is closed",
        "There is nothing that you need to do. If you did not expect this, ask us.",
    ),
    State.WITHDRAWN: (
        "This link is closed",
        "There is nothing that you need to do. If you did not expect this, ask us.",
    ),
    None: (
        "This link does not work",
        "Check that you have all of it. If it still does not work, ask the person who gave it to "
        "you.",
    ),
}
"""What is said of a link that leads no further; None: one that we do not know. Closed and withdrawn
read the same: why, is for the team to say in person."""


def dead(to: Speaker, view: FamilyView | None, state: State | None) -> Notice:
    title, words = DEAD[state]
    contact = (to.contact(),) if to.team else ()
    return Notice(shell=_named(to, view, in_english(title)), said=(in_english(words), *contact))


def _named(to: Speaker, view: FamilyView | None, title: Said, *, error: bool = False) -> Shell:
    """A name for the browser's tab that says nothing about health, babies or questions."""
    shell = to.shell(title, error=error, tab="For you")
    if view is None:
        return shell
    bereaved = view.shown["bereaved"] or view.family.loss_recorded_at is not None
    words = urgent(view.family.team, bereaved=bereaved)
    return replace(shell, urgent=tuple(in_english(each) for each in words))
