"""Who was asked at home, and how far they are."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...assessments.models import Assessment
from ...assessments.policies import may_write
from ...design.filters import listed, plural, when
from ...way.presenters import Link
from .. import policies
from ..asking import count_answered, name_of, questions, unanswered
from ..models import Invitation, Language
from ..permissions import INVITE
from ..selectors import AtHome
from ..states import State, state_of

COLOURS = {
    State.SENT: "grey",
    State.OPENED: "blue",
    State.LOCKED: "orange",
    State.EXPIRED: "orange",
    State.CLOSED: "grey",
    State.FINISHED: "green",
    State.WITHDRAWN: "grey",
}


@dataclass(frozen=True, kw_only=True)
class InvitationCard:
    """`alarm` leads to the same-day task of an answer that may not wait, while it is open."""

    title: str
    state: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    alarm: Link | None
    reads: tuple[Link, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class InvitationsPage:
    title: str
    caption: str
    back: Link
    warning: str
    intro: tuple[str, ...]
    ask: tuple[Link, ...]
    none: str = "Nobody has been asked yet."
    cards: tuple[InvitationCard, ...]


def invitations(viewer: Viewer, subject: AtHome, now: dt.datetime) -> InvitationsPage:
    assessment = subject.assessment
    may = viewer.may(INVITE)
    open_ = may and may_write(assessment) is None
    return InvitationsPage(
        title="Answering at home",
        caption=assessment.episode.family.name,
        back=_back(assessment),
        warning=assessment.episode.family.safe_contact,
        intro=(
            "A parent or carer can answer a questionnaire on their own phone, with a link and a "
            "PIN. You see their answers when they send them. An answer that may not wait raises a "
            "task for today as soon as they give it.",
        ),
        ask=tuple(
            Link(
                f"Ask {person.first_name} to answer at home",
                reverse("invite_home", args=[assessment.pk, person.pk]),
            )
            for person in subject.carers
            if open_
        ),
        cards=tuple(_card(each, now, may) for each in subject.invitations),
    )


def _card(invitation: Invitation, now: dt.datetime, may: bool) -> InvitationCard:
    state = state_of(invitation, now)
    forms = list(invitation.forms.all())
    tasks = (form.safety_task for form in forms)
    alarm = next((task for task in tasks if task and task.done_at is None), None)
    links = []
    if may and policies.may_renew(invitation, now) is None:
        links.append(Link("Give a new link", reverse("renew_invitation", args=[invitation.pk])))
    if may and policies.may_withdraw(invitation, now) is None:
        links.append(
            Link("Withdraw the link", reverse("withdraw_invitation", args=[invitation.pk]))
        )
    reads = [
        Link(f"Read {name_of(form, invitation.person)}", reverse("response", args=[sent]))
        for form in forms
        for sent in (form.response_id,)
        if sent
    ]
    return InvitationCard(
        title=listed(name_of(form, invitation.person) for form in forms),
        state=state_in_words(invitation, state),
        colour=COLOURS[state],
        facts=_facts(invitation, state),
        alarm=Link("Act on this today", reverse("do_task", args=[alarm.pk])) if alarm else None,
        reads=tuple(reads),
        links=tuple(links),
    )


def state_in_words(invitation: Invitation, state: State) -> str:
    """ "Not opened yet", "4 of 9 answered, not sent", "Finished; 2 questions left out". How far
    they are; never what they said."""
    if state == State.FINISHED:
        left_out = sum(unanswered(form) for form in invitation.forms.all())
        return (
            f"{state.value}; {plural(left_out, 'question')} left out" if left_out else state.value
        )
    asked = questions(invitation.forms.all())
    answered = count_answered(asked)
    if state == State.WITHDRAWN or (state == State.SENT and not answered):
        return state.value
    so_far = f"{answered} of {plural(len(asked), 'question')} answered, not sent"
    return so_far if state == State.OPENED else f"{state.value}: {so_far}"


def _facts(invitation: Invitation, state: State) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Asked", f"{when(invitation.asked_at)}, by {invitation.asked_by.name}"),
        ("Link for", f"{invitation.person.first_name}, at {invitation.sent_to}"),
        ("Language", Language(invitation.language).label),
    ]
    if invitation.finished_at:
        facts.append(("Sent", when(invitation.finished_at)))
    elif invitation.withdrawn_at and invitation.withdrawn_by:
        who = f"{when(invitation.withdrawn_at)}, by {invitation.withdrawn_by.name}"
        facts.append(("Withdrawn", f"{who}: {invitation.withdrawn_because}"))
    else:
        facts.append(("Works until", when(invitation.expires_at)))
    if state == State.LOCKED:
        facts.append(("Why locked", "A wrong PIN was given 5 times. Find out by whom, if you can."))
    return tuple(facts)


def _back(assessment: Assessment) -> Link:
    name = assessment.get_phase_display().lower()
    return Link(f"Back to the {name} assessment", reverse("assessment", args=[assessment.pk]))
