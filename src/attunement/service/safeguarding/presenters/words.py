"""How a concern, an account of it and a word with an agency are told."""

import datetime as dt

from ...design.filters import day, plural
from ..escalation import Turn, Waiting
from ..models import Account, Concern, ConcernState, Liaison, WhoseWords
from ..states import ENDED

COLOURS = {
    ConcernState.RECORDED: "red",
    ConcernState.WATCHING: "yellow",
    ConcernState.WITH_LEAD: "orange",
    ConcernState.REFERRED: "orange",
    ConcernState.EMERGENCY: "red",
    ConcernState.CLOSED: "grey",
    ConcernState.MISTAKEN: "grey",
}


def standing(concern: Concern) -> Account:
    """The account that stands: the last correction, or what was written first."""
    return list(concern.accounts.all())[-1]


def title(concern: Concern) -> str:
    account = standing(concern)
    about = account.about.first_name if account.about else "The whole family"
    return f"{about}: {account.get_kind_display()[0].lower()}{account.get_kind_display()[1:]}"


def source(account: Account) -> str:
    """Whose words, on which day, and who wrote them down."""
    said = account.get_whose_display()
    if account.whose == WhoseWords.SEEN:
        said = f"Seen or heard by {account.written_by.name}"
    elif account.told_by:
        said = f"{said}: {account.told_by}"
    return f"{said}, {day(account.seen_on)}. Written down by {account.written_by.name}."


def waiting_words(found: Waiting, what: str) -> str:
    """ "Nobody has decided for 3 hours: …", or nothing where nobody has to be told."""
    if found.turn == Turn.GIVEN_TO:
        return f"{what} needed today."
    if found.turn == Turn.WATCHERS and found.hours is not None:
        hours = found.hours
        long = plural(hours, "hour") if hours < 48 else plural(hours // 24, "day")
        return (
            f"{what} needed, and nobody has written it for {long}. It is on the worklists of the "
            "supervisors and the team leads."
        )
    return ""


def with_whom(liaison: Liaison) -> str:
    person = f", {liaison.person}" if liaison.person else ""
    return f"{liaison.get_how_display()}: {liaison.agency}{person}"


def word_line(liaison: Liaison, today: dt.date) -> str:
    if liaison.word_came_on is not None:
        return f"Word came on {day(liaison.word_came_on)}: {liaison.word}"
    if liaison.word_due_on is None:
        return ""
    if liaison.word_due_on < today:
        return f"Word was due back by {day(liaison.word_due_on)} and has not come."
    return f"Word is due back by {day(liaison.word_due_on)}."


def ended(concern: Concern) -> bool:
    return concern.state in ENDED
