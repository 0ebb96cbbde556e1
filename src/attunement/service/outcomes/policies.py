"""What the state of an episode, of its ending and of its letters allows."""

import datetime as dt
from collections.abc import Collection, Iterable

from ..design.filters import day
from ..people.addresses import Home, leaks
from ..referrers.models import How, Introduction
from ..relationships.models import Episode, Family, Person, Relationship
from ..relationships.policies import may_work_with
from ..signposting.reliable import named
from ..way.policies import Refusal
from .checklist import Item, Line, missing
from .models import Letter
from .new import NewEnding

WANTED = {
    Item.END_MEASURES: "the end measures",
    Item.LAST_SESSION: "the last session",
    Item.GOODBYE: "the goodbye",
    Item.FOLLOW_UP: "the follow-up date",
    Item.LETTER: "the letter",
    Item.REFERRER: "word to the referrer",
}


def may_see_ending(episode: Episode | None) -> Refusal | None:
    if episode is None:
        return Refusal(
            "This family has had no episode of care yet, so there is nothing to end.",
            "Accept a referral for them first.",
        )
    return None


def may_note_ending(episode: Episode, new: NewEnding, *, today: dt.date) -> Refusal | None:
    """Whether these dates can be so: sessions and goodbyes in the episode, the follow-up after."""
    if refusal := may_work_with(episode):
        return refusal
    for name, on in (
        ("last session", new.last_session_on),
        ("goodbye", new.goodbye_on),
        ("word to the referrer", new.referrer_on),
    ):
        if on is not None and not episode.opened_on <= on <= today:
            return Refusal(
                f"The {name} must be between {day(episode.opened_on)}, when this episode of care "
                "began, and today.",
                "Check the date.",
            )
    after = new.last_session_on or episode.opened_on
    if new.follow_up_on is not None and new.follow_up_on <= after:
        return Refusal(
            f"The follow-up must be later than {day(after)}.", "Enter a date that is still to come."
        )
    if new.later_follow_up_on is not None and (
        new.follow_up_on is None or new.later_follow_up_on <= new.follow_up_on
    ):
        return Refusal(
            "The second follow-up comes after the first.", "Enter the first date, then a later one."
        )
    return None


def may_close(
    episode: Episode, lines: Iterable[Line], *, on: dt.date, because: str, today: dt.date
) -> Refusal | None:
    """Only when every line of the checklist is a date or a reason: a goodbye is not skipped by
    forgetting it."""
    lines = tuple(lines)
    if refusal := may_work_with(episode):
        return refusal
    if wanting := missing(lines):
        return not_settled(wanting)
    last = max((line.on for line in lines if line.on and line.item != Item.FOLLOW_UP), default=on)
    earliest = max(last, episode.opened_on)
    if not earliest <= on <= today:
        return Refusal(
            f"Care can end between {day(earliest)}, the last date on the checklist, and today.",
            "Check the date.",
        )
    if not because.strip():
        return Refusal("An episode that closes needs a reason.", "Write why care is ending.")
    return None


def not_settled(wanting: Collection[Item]) -> Refusal:
    *first, last = (WANTED[item] for item in wanting)
    words = f"{', '.join(first)} and {last}" if first else last
    return Refusal(
        f"Before the episode can close, the checklist needs {words}.",
        "Give each a date, or a reason why not.",
    )


def may_begin_closing(episode: Episode | None, lines: Iterable[Line]) -> Refusal | None:
    """Whether the page that closes an episode opens at all."""
    if refusal := may_work_with(episode):
        return refusal
    wanting = missing(lines)
    return not_settled(wanting) if wanting else None


def may_write_to(episode: Episode, to: Person, carers: Collection[Person]) -> Refusal | None:
    if refusal := may_work_with(episode):
        return refusal
    if to not in carers:
        return Refusal(f"{to.first_name} is not a parent or carer in this family.")
    return None


def may_write_for_child(
    episode: Episode, child: Person, keeper: Person, bonds: Collection[Relationship]
) -> Refusal | None:
    """A letter for later is kept by somebody who is bringing this child up."""
    if refusal := may_work_with(episode):
        return refusal
    if child.lost or child.born_on is None:
        return Refusal(
            f"A letter for {child.first_name} to read later cannot be written here.",
            "Write to the parent.",
        )
    if not any(
        bond.child_id == child.pk and bond.carer_id == keeper.pk and bond.ends_on is None
        for bond in bonds
    ):
        return Refusal(f"{keeper.first_name} is not bringing up {child.first_name} now.")
    return None


def may_write_to_referrer(episode: Episode, introduction: Introduction) -> Refusal | None:
    """What they may be told is asked when the letter is sent: they may still agree."""
    if refusal := may_work_with(episode):
        return refusal
    if introduction.referral.episode_id != episode.pk:
        return Refusal("They referred this family to another episode of care.")
    return None


def is_introduced(introduction: Introduction | None) -> Refusal | None:
    if introduction is None:
        return Refusal(
            "Nobody has said yet who the referrer is.",
            "Open the referral and choose or add them. Then write to them.",
        )
    return None


def may_tell_referrer(*, agreed: bool) -> Refusal | None:
    if agreed:
        return None
    return Refusal(
        "The family has not agreed that we share with the referrer’s service.",
        "Ask them, and record what they agreed to. Until then the letter stays here.",
    )


def is_safe_way(
    family: Family, to: Person, how: How, *, hidden: bool, checked: bool
) -> Refusal | None:
    """Into their own hands is always safe. Any other way must be one that they said is safe, and a
    hidden home is never written on an envelope."""
    if how == How.PHONE:
        return Refusal("A letter is not given by phone.", "Choose how it was given.")
    if how == How.IN_PERSON:
        return None
    if hidden and how == How.LETTER:
        return Refusal(
            f"The home of {to.first_name} is hidden: nothing goes there by post.",
            "Give them the letter in person, or by an email that they said is safe.",
        )
    if not family.safe_contact.strip():
        return Refusal(
            "Nobody has written down how it is safe to reach this family.",
            "Ask them and add a note on safe contact, or give the letter in person.",
        )
    if not checked:
        return Refusal(
            "Say that the note on safe contact allows this way.",
            "Read the note above, and tick the box if it does.",
        )
    return None


def may_change_letter(letter: Letter) -> Refusal | None:
    """A letter that somebody holds in their hands can no longer change."""
    if letter.given_on is not None:
        return Refusal(
            f"This letter was given on {day(letter.given_on)}. It stays as it was given.",
            "Write a new letter.",
        )
    return may_work_with(letter.episode)


def may_give(letter: Letter, on: dt.date, *, today: dt.date) -> Refusal | None:
    if refusal := may_change_letter(letter):
        return refusal
    if not letter.written_on <= on <= today:
        return Refusal(
            f"This letter was written on {day(letter.written_on)}.",
            "Enter a day from then until today.",
        )
    return None


def names_no_hidden_home(body: str, hidden: Collection[Home]) -> Refusal | None:
    """A letter lies about: what it says of a hidden home is read by whoever picks it up."""
    if leaks(body, hidden, to=None):
        return Refusal(
            "This letter names an address that is kept hidden.",
            "Take the street and the postcode out of the letter.",
        )
    return None


def names_no_sealed_help(body: str, services: Collection[tuple[str, str]]) -> Refusal | None:
    """`services` are those, by name and contact, of a kind that nobody else at home may read of."""
    if named(body, services):
        return Refusal(
            "This letter names a service that is never put in writing.",
            "Take its name and number out of the letter, and say it in person where that is safe.",
        )
    return None


def says_something(body: str) -> Refusal | None:
    if not body.strip():
        return Refusal("The letter is empty.", "Write it, or leave the page.")
    return None
