"""The forms that make a link, give a new one or take it back; and the link, shown once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...assessments.models import Assessment
from ...design.filters import when
from ...way.presenters import FormPagePresenter, Link
from ..asking import Offer
from ..keys import Keys
from ..models import Invitation
from ..selectors import Asking

UNCHECKED = (
    "Welsh and Urdu words around the questions have not yet been checked by a speaker; what has no "
    "translation yet is in English. The questions themselves stay in English until an official "
    "translation is installed."
)
BY_HAND = (
    "This service sends no messages yet. You copy the link into a text message or an email, and "
    "give the PIN in another way."
)


@dataclass(frozen=True, kw_only=True)
class InvitePage(FormPagePresenter):
    not_from_home_title: str = "What cannot be answered at home now"
    not_from_home: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class LinkPage:
    """Shown once: neither the link nor the PIN is kept."""

    title: str
    caption: str
    warning: str
    link_title: str = "1. Send this message"
    message: str
    pin_title: str
    pin: str
    pin_why: str
    after: tuple[str, ...]
    back: Link


def inviting(subject: Asking) -> InvitePage:
    name, assessment = subject.person.first_name, subject.assessment
    return InvitePage(
        title=f"Ask {name} to answer at home",
        caption=assessment.episode.family.name,
        intro=(BY_HAND, UNCHECKED),
        submit="Make the link",
        back_href=_list(assessment),
        back_label="Back to answering at home",
        warning=assessment.episode.family.safe_contact,
        not_from_home=_not_from_home(subject.offers),
    )


def _not_from_home(offers: Sequence[Offer]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.filling.name, f"{each.refusal.why} {each.refusal.instead}".strip())
        for each in offers
        if each.refusal
    )


def link_made(invitation: Invitation, keys: Keys, address: str) -> LinkPage:
    """`address` is the whole address of the link, as it is sent."""
    name = invitation.person.first_name
    return LinkPage(
        title="The link is ready",
        caption=invitation.assessment.episode.family.name,
        warning="This page is shown once. Copy both before you leave it.",
        message=f"Some questions for you, as we said: {address}",
        pin_title=f"2. Give {name} the PIN in another way",
        pin=f"{keys.pin[:3]} {keys.pin[3:]}",
        pin_why=f"Say it to {name} on the phone or in person. Whoever has the link and the PIN can "
        "read what was answered so far.",
        after=(
            f"The link goes to {invitation.sent_to} and works until {when(invitation.expires_at)}.",
            "If the link or the PIN is lost, make a new one: the old link then leads nowhere.",
        ),
        back=Link("Go on: I have copied both", _list(invitation.assessment)),
    )


def renewing(invitation: Invitation) -> FormPagePresenter:
    return _about(
        invitation,
        FormPagePresenter(
            title=f"Give {invitation.person.first_name} a new link",
            intro=(
                "The old link leads nowhere from then on. What was answered so far is still there.",
                BY_HAND,
            ),
            submit="Make the new link",
        ),
    )


def withdrawing(invitation: Invitation) -> FormPagePresenter:
    return _about(
        invitation,
        FormPagePresenter(
            title=f"Withdraw the link of {invitation.person.first_name}",
            intro=(
                "The link leads nowhere from then on. Answers that were not sent are not kept. A "
                "task that an answer raised stays.",
            ),
            submit="Withdraw the link",
        ),
    )


def _about(invitation: Invitation, page: FormPagePresenter) -> FormPagePresenter:
    family = invitation.assessment.episode.family
    return FormPagePresenter(
        title=page.title,
        intro=page.intro,
        submit=page.submit,
        caption=family.name,
        back_href=_list(invitation.assessment),
        back_label="Back to answering at home",
        warning=family.safe_contact,
    )


def _list(assessment: Assessment) -> str:
    return reverse("home_invitations", args=[assessment.pk])
