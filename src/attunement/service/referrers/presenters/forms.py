"""The words around the forms about referrers."""

from dataclasses import replace

from django.urls import reverse

from ...referrals.models import Referral
from ...way.presenters import FormPagePresenter
from ..models import Introduction, Referrer, WordBack
from ..states import Step


def _about(referral: Referral, page: FormPagePresenter, *, back: str) -> FormPagePresenter:
    return replace(page, caption=referral.family.name, back_href=back, back_label="Back")


def name_form(referral: Referral) -> FormPagePresenter:
    said = ", ".join(
        part
        for part in (
            referral.referrer_name,
            referral.referrer_role,
            referral.referrer_organisation,
            referral.referrer_contact,
        )
        if part
    )
    return _about(
        referral,
        FormPagePresenter(
            title="Say who the referrer is",
            intro=(
                f"The referral says: {said or 'nothing about them'}.",
                "Nobody is matched by name alone: choose the person, or give the details of "
                "somebody new.",
            ),
            submit="Save the referrer",
        ),
        back=reverse("referral", args=[referral.pk]),
    )


def change_form(row: Referrer) -> FormPagePresenter:
    return FormPagePresenter(
        title="Change their details",
        intro=(
            "What was written in a referral, and what they were told, stays as it was.",
            "If one of their referrals is by somebody else, open that referral and say who it is.",
        ),
        submit="Save their details",
        caption=row.name,
        back_href=reverse("referrer", args=[row.pk]),
        back_label="Back",
    )


def send_form(introduction: Introduction, step: Step, words: str) -> FormPagePresenter:
    referral = introduction.referral
    return _about(
        referral,
        FormPagePresenter(
            title=f"Tell {introduction.referrer.name}: {step.label[0].lower()}{step.label[1:]}",
            intro=(
                "Say these words and no others. They name nobody and give no reason.",
                f"“{words}”",
                "When you have told them, save how and when.",
            ),
            submit="Save that they were told",
        ),
        back=reverse("word_back", args=[referral.pk]),
    )


def withdraw_form(word: WordBack) -> FormPagePresenter:
    referral = word.introduction.referral
    return _about(
        referral,
        FormPagePresenter(
            title="Withdraw what the referrer was told",
            intro=(f"“{word.words}”", "It stays readable, marked as withdrawn, with your reason."),
            submit="Withdraw it",
        ),
        back=reverse("word_back", args=[referral.pk]),
    )


def visit_form(introduction: Introduction) -> FormPagePresenter:
    referral = introduction.referral
    page = FormPagePresenter(
        title=f"Plan a joint visit with {introduction.referrer.name}",
        intro=(
            "A first visit together carries the family’s trust in the referrer over to you. "
            "Ask the family whether they would be willing to try it.",
        ),
        submit="Plan the visit",
        warning=referral.family.safe_contact,
    )
    return _about(referral, page, back=reverse("word_back", args=[referral.pk]))
