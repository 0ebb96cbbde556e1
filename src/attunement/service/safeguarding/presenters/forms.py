"""The words around each form."""

from dataclasses import replace

from django.urls import reverse

from ...design.filters import day, plural
from ...relationships.models import Family
from ...relationships.presenters import family_form
from ...sections.models import BreakGlass, Flag, SectionName
from ...sections.rules import TIME_BOX, Section
from ...way.presenters import FormPagePresenter
from ..models import Concern, Liaison
from . import words

CONCERN = FormPagePresenter(
    title="Record a concern about safety",
    intro=(
        "If somebody is in danger now, call 999 first and write afterwards.",
        "What you write is read by those who work with this family, and by supervisors and team "
        "leads. A decision is needed today: a task goes on the keyworker’s worklist, and after two "
        "hours on those of the supervisors and team leads.",
    ),
    submit="Record the concern",
)
LIAISON = FormPagePresenter(
    title="Contact with another agency",
    intro=("Write it down on the day: whom you spoke with, what you asked, what was agreed.",),
)
FLAG = FormPagePresenter(title="Raise a flag", submit="Raise the flag")


def _in_safeguarding(family: Family, page: FormPagePresenter) -> FormPagePresenter:
    back = reverse("safeguarding", args=[family.pk])
    return family_form(family, replace(page, back_href=back, back_label="Back to safeguarding"))


def decide_form(concern: Concern) -> FormPagePresenter:
    account = words.standing(concern)
    return _in_safeguarding(
        concern.family,
        FormPagePresenter(
            title="Decide what to do",
            intro=(words.title(concern), f"“{account.words}”", words.source(account)),
            submit="Write down the decision",
        ),
    )


def correct_concern_form(concern: Concern) -> FormPagePresenter:
    return _in_safeguarding(
        concern.family,
        FormPagePresenter(
            title="Correct a concern",
            intro=("What was written first stays in the chronology, marked as corrected.",),
            submit="Save the correction",
        ),
    )


def word_form(liaison: Liaison) -> FormPagePresenter:
    due = f" Word was due by {day(liaison.word_due_on)}." if liaison.word_due_on else ""
    return _in_safeguarding(
        liaison.family,
        FormPagePresenter(
            title=f"Word from {liaison.agency}",
            intro=(f"Asked on {day(liaison.on)}: “{liaison.asked}”{due}",),
        ),
    )


def correct_liaison_form(liaison: Liaison) -> FormPagePresenter:
    return _in_safeguarding(
        liaison.family,
        FormPagePresenter(
            title="Correct an entry",
            intro=("The entry stays in the chronology; the new one stands in its place.",),
            submit="Save the correction",
        ),
    )


def _in_flags(family: Family, page: FormPagePresenter) -> FormPagePresenter:
    back = reverse("flags", args=[family.pk])
    return family_form(family, replace(page, back_href=back, back_label="Back to the flags"))


def review_flag_form(flag: Flag) -> FormPagePresenter:
    page = FormPagePresenter(title=f"{flag.get_kind_display()}: it still holds")
    return _in_flags(flag.family, page)


def end_flag_form(flag: Flag) -> FormPagePresenter:
    return _in_flags(
        flag.family,
        FormPagePresenter(
            title=f"{flag.get_kind_display()}: it no longer holds",
            intro=("It leaves every page from that day. That it held stays in the log.",),
            submit="End the flag",
        ),
    )


def break_glass_form(family: Family, section: Section) -> FormPagePresenter:
    name = SectionName(section).label
    minutes = plural(int(TIME_BOX.total_seconds() // 60), "minute")
    return family_form(
        family,
        FormPagePresenter(
            title=f"Open a sealed section: {name[0].lower()}{name[1:]}",
            intro=(
                "You are not among those who read this. If you need it now to keep somebody safe, "
                "say why and it opens.",
                f"It stays open for {minutes}. The supervisors and team leads are told at once, "
                "every page that you read is written down, and somebody reviews it.",
            ),
            submit="Open it and tell the supervisors",
        ),
    )


def review_opening_form(glass: BreakGlass) -> FormPagePresenter:
    return FormPagePresenter(
        title="Review this opening",
        caption=f"{glass.get_section_display()} of {glass.family.name}",
        intro=(f"{glass.opened_by.name} wrote: “{glass.reason}”",),
        back_href=reverse("openings"),
        back_label="Back to the openings",
        submit="Save the review",
    )
