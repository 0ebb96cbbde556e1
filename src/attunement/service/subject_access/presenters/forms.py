"""The words around what is typed about a request."""

from django.urls import reverse

from ...design.filters import day, plural
from ...relationships.models import FamilyMember
from ...way.presenters import FormPagePresenter
from ..clock import SOURCE, due
from ..held import HELD
from ..models import AccessRequest
from ..selectors import Review
from .common import BY_RULE, HARM, HOW_LONG, at


def judge_page(found: Review, label: str, count: int) -> FormPagePresenter:
    row = found.request
    return _form(
        row,
        FormPagePresenter(
            title=HELD[label].title,
            intro=(BY_RULE, HARM, f"{plural(count, 'passage')} on this page."),
            submit="Save what you judged",
        ),
    )


def ask_page(member: FamilyMember, going_on: AccessRequest | None) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Somebody asks for a copy for {member.person.first_name}",
        caption=member.family.name,
        intro=(
            *_already(going_on),
            HOW_LONG,
            "A parent may ask for a child. Their right is not without limits: what would harm the "
            "child, or tell where somebody lives, is left out when it is read.",
        ),
        submit="Write down the request",
        back_href=reverse("family_copies", args=[member.family_id]),
    )


def _already(row: AccessRequest | None) -> tuple[str, ...]:
    if row is None:
        return ()
    return (
        f"{row.asker} asked for one on {day(row.asked_on)}, and that goes on. Write down another "
        "only if somebody has asked again.",
    )


def step_page(row: AccessRequest, title: str, submit: str, *intro: str) -> FormPagePresenter:
    return _form(row, FormPagePresenter(title=title, intro=intro, submit=submit))


def extend_page(row: AccessRequest) -> FormPagePresenter:
    until = day(due(row.asked_on, extended=True))
    return step_page(
        row,
        "It takes longer than a month",
        "Save",
        f"Where a request is complex, or somebody has made a number of requests, you may take two "
        f"months more: until {until}. ({SOURCE})",
        f"Tell them by {day(row.first_due_on)}: that it takes longer, and why. Write it down by "
        "then. It can be made longer once.",
    )


def _form(row: AccessRequest, page: FormPagePresenter) -> FormPagePresenter:
    return FormPagePresenter(
        title=page.title,
        caption=f"Copy for {row.person.full_name}",
        intro=page.intro,
        submit=page.submit,
        back_href=at("copy", row),
        back_label="Back to the copy",
    )
