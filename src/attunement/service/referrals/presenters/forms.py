"""The words around the forms about referrals."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.models import Team
from ...design.filters import day
from ...relationships.models import Episode
from ...way.presenters import FormPagePresenter
from ..models import Referral, ReferralState
from .babies import waited

ANOTHER = FormPagePresenter(
    title="Enter a further referral",
    intro=("The family and the people in it are in the record already.",),
    submit="Save the referral",
)


@dataclass(frozen=True, kw_only=True)
class ReferralFormPresenter(FormPagePresenter):
    """`urgent` says whom to call now: a form is read later."""

    urgent: str = ""
    urgent_title: str = "If you are worried now"


def new_referral_form() -> ReferralFormPresenter:
    return ReferralFormPresenter(
        title="Enter a referral",
        intro=(
            "Write what you were told. What nobody knows yet can stay empty: it will read as "
            "“not known”, never as “no”.",
            "Twins are two babies: each has a place of their own below.",
        ),
        submit="Save the referral",
        back_href=reverse("referrals"),
        back_label="Back to referrals",
    )


def professional_form(team: Team) -> ReferralFormPresenter:
    return ReferralFormPresenter(
        title=f"Refer a family to {team.name}",
        intro=(
            "For families where the relationship between a baby, born or not yet born, and a "
            "parent or carer needs help.",
            "Talk with the family first and ask whether they agree. We will not show you whether "
            "we know a family already.",
        ),
        submit="Send the referral",
        urgent=urgent(team),
    )


def family_words_form(team: Team) -> ReferralFormPresenter:
    return ReferralFormPresenter(
        title=f"Ask {team.name} for help",
        intro=(
            "Having a baby can be hard. You are not alone, and asking for help is a strong thing "
            "to do.",
            "Tell us what you can. You can leave most boxes empty. We will talk about the rest "
            "when we meet.",
        ),
        submit="Send",
        urgent=urgent(team),
    )


def urgent(team: Team) -> str:
    return team.family_crisis_text or (
        "If you or your baby are in danger, call 999. If you need help today, call NHS 111."
    )


@dataclass(frozen=True)
class ThanksPresenter:
    title: str
    next_title: str
    next_steps: tuple[str, ...]
    urgent_title: str
    urgent: str
    telephone: str


def thanks(team: Team) -> ThanksPresenter:
    """The same words for everybody: they do not tell whether a family is known to the team."""
    return ThanksPresenter(
        title="Thank you. We have what you sent",
        next_title="What happens next",
        next_steps=(
            f"Somebody at {team.name} will read it.",
            "We will get in touch in the way that you said is safe.",
            "If we are not the right people, we will say who may be.",
        ),
        urgent=urgent(team),
        telephone=f"You can also call us on {team.telephone}." if team.telephone else "",
        urgent_title=ReferralFormPresenter.urgent_title,
    )


def decision_form(
    referral: Referral, episode: Episode | None, *, today: dt.date
) -> FormPagePresenter:
    days, share = waited(referral.received_on, today=today)
    waiting = f"Received on {day(referral.received_on)}: {days}" + (f", {share}." if share else ".")
    intro = [waiting]
    if episode is not None:
        intro.append(
            f"{referral.family.name} already has an open episode of care, and "
            f"{episode.keyworker.name} is the keyworker. If you accept, this referral joins it and "
            "the keyworker stays."
        )
    return FormPagePresenter(
        title="Decide about this referral",
        caption=referral.family.name,
        intro=tuple(intro),
        submit="Save the decision",
        back_href=reverse("referral", args=[referral.pk]),
        back_label="Back to the referral",
        warning=referral.family.safe_contact,
    )


def revoke_form(referral: Referral) -> FormPagePresenter:
    accepted = referral.state == ReferralState.ACCEPTED
    return FormPagePresenter(
        title="Take back this referral",
        caption=referral.family.name,
        intro=(
            "The referral stays readable, with your reason.",
            *(("The episode of care that it opened closes with it.",) if accepted else ()),
        ),
        submit="Take it back",
        back_href=reverse("referral", args=[referral.pk]),
        back_label="Back to the referral",
    )
