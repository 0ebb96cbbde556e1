"""What goes next for the whole team, and what went."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...way.policies import Refusal
from ...way.presenters import FormPagePresenter
from ..models import Reminder
from ..selectors import Coming
from .lines import NextLine, SentLine, next_line, sent_line


@dataclass(frozen=True, kw_only=True)
class TeamPage(FormPagePresenter):
    """`may_send`: whether there is something that the button would send now."""

    goes: tuple[NextLine, ...]
    stays: tuple[NextLine, ...]
    sent: tuple[SentLine, ...]
    may_send: bool
    not_now: str
    goes_title: str = "These texts go next"
    goes_none: str = "No text is due in the next two days."
    stays_title: str = "No text goes about these now"
    stays_lead: str = (
        "Where it does not say that a text goes by itself later, remind the family in another way, "
        "if that is safe."
    )
    sent_title: str = "What went"
    sent_none: str = "Nothing has been sent yet."


def team_page(
    due: Iterable[Coming], sent: Iterable[Reminder], *, now_not: Refusal | None
) -> TeamPage:
    lines = [(each.refusal is None, each) for each in due if not _went(each)]
    goes = tuple(next_line(each) for may, each in lines if may)
    return TeamPage(
        title="Reminders by text",
        intro=(
            "A parent who agreed to texts gets one in the two days before a session, visit or "
            "call. Read the words here before they go.",
        ),
        submit="Send these texts now",
        goes=goes,
        stays=tuple(next_line(each) for may, each in lines if not may),
        sent=tuple(sent_line(each) for each in sent),
        may_send=bool(goes) and now_not is None,
        not_now=f"{now_not.why} {now_not.instead}" if now_not and goes else "",
    )


def _went(each: Coming) -> bool:
    """Sent, or perhaps sent: it stands in the log and not among what is still to go."""
    return each.earlier is not None and each.earlier.state != "failed"
