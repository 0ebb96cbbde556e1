"""The words around the forms about waiting."""

from dataclasses import replace

from django.urls import reverse

from ...referrals.models import Referral
from ...way.presenters import FormPagePresenter
from ..models import Pause


def _form(row: Referral, page: FormPagePresenter) -> FormPagePresenter:
    return replace(
        page,
        caption=row.family.name,
        back_href=reverse("wait", args=[row.pk]),
        back_label="Back to their wait",
    )


def need_form(row: Referral) -> FormPagePresenter:
    page = FormPagePresenter(
        title="Say how soon they need to be met",
        intro=(
            "This orders the list. It is not a measure of risk: if you are worried about safety, "
            "record a safeguarding concern today.",
        ),
    )
    return _form(row, page)


def move_form(row: Referral, *, first: bool) -> FormPagePresenter:
    return _form(
        row,
        FormPagePresenter(
            title="Move them up the list",
            intro=("They are the first on the list already.",)
            if first
            else ("The list keeps your reason, and shows it to whoever asks why.",),
            submit="Move them up",
        ),
    )


def pause_form(row: Referral) -> FormPagePresenter:
    page = FormPagePresenter(
        title="Pause their wait",
        intro=(
            "They keep their place. The days of the pause are shown beside the wait and are "
            "never taken off it.",
        ),
        submit="Pause the wait",
        warning=row.family.safe_contact,
    )
    return _form(row, page)


def end_pause_form(pause: Pause) -> FormPagePresenter:
    page = FormPagePresenter(title="End the pause", submit="They wait again")
    return _form(pause.referral, page)


def review_form(row: Referral) -> FormPagePresenter:
    page = FormPagePresenter(
        title="Review while they wait",
        intro=("Ask the family how they are, and what would help until you meet.",),
        submit="Save the review",
        warning=row.family.safe_contact,
    )
    return _form(row, page)
