"""The words around the forms of supervision."""

from django.urls import reverse

from ...accounts.models import User
from ...design.filters import day
from ...way.presenters import FormPagePresenter
from ..models import Discussed, Supervision
from .meetings import TWO
from .work import HOW


def weights_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Change what work counts",
        intro=(HOW, "1 is the work for one family. What counted before stays readable."),
        back_href=reverse("work"),
        back_label="Back to how much work there is",
    )


def hold_form(user: User) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Write down a supervision of {user.name}",
        intro=(TWO, "Next you write down the families that you spoke of."),
        submit="Go on",
        back_href=reverse("spoken_of", args=[user.pk]),
        back_label=f"Back to the families of {user.name}",
    )


def _meeting(
    meeting: Supervision, title: str, *intro: str, submit: str = "Save"
) -> FormPagePresenter:
    return FormPagePresenter(
        title=title,
        caption=f"Supervision of {meeting.practitioner.name}, {day(meeting.on)}",
        intro=intro,
        submit=submit,
        back_href=reverse("supervision", args=[meeting.pk]),
        back_label="Back to the meeting",
    )


ON_WORKLIST = (
    "A decision stands on its owner’s worklist without its words: the team reads that there is "
    "something to do, and not what."
)


def discuss_form(meeting: Supervision) -> FormPagePresenter:
    return _meeting(meeting, "Write down a family that you spoke of", TWO, ON_WORKLIST)


def decide_form(row: Discussed) -> FormPagePresenter:
    return _meeting(row.supervision, f"Add a decision about {row.family.name}", TWO, ON_WORKLIST)


def withdraw_form(meeting: Supervision) -> FormPagePresenter:
    return _meeting(
        meeting,
        "Withdraw this meeting",
        "It stays readable for you two. What it asked for is taken off the worklists.",
        submit="Withdraw it",
    )
