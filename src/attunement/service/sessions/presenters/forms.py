"""The words around each form."""

from django.urls import reverse
from django.utils import timezone

from ....knowledge import library
from ...care_packages.models import Package, Part
from ...care_packages.programmes import name_of, own_number
from ...care_packages.words import dose_words
from ...design.filters import day, when
from ...way.presenters import FormPagePresenter
from ..models import Session


def plan_form(part: Part, *, again: bool) -> FormPagePresenter:
    known = library()
    programme = known.programmes.get(part.programme)
    usual = f"The programme's own dose: {dose_words(programme, known)}" if programme else ""
    return FormPagePresenter(
        title=f"Plan {'more ' if again else ''}sessions of {name_of(part.programme)}",
        intro=(usual,) if usual else (),
        submit="Plan these sessions",
    )


def why_this_many(part: Part) -> str:
    """The hint that says when a number needs a reason."""
    own = own_number(part.programme)
    if own is None:
        return "No source that we may rely on gives a number, so write how you came to yours."
    return f"Only needed if it is not {own}, the programme's own number."


def record_form(session: Session) -> FormPagePresenter:
    name = name_of(session.part.programme)
    return FormPagePresenter(
        title=f"Record session {session.number} of {name}",
        intro=(f"Planned for {when(session.at)}.",),
        submit="Save this record",
    )


def amend_form(session: Session) -> FormPagePresenter:
    on = day(timezone.localdate(session.at))
    return FormPagePresenter(
        title=f"Amend the note of session {session.number}, {on}",
        intro=("What was written before stays readable, with who wrote it and when.",),
        submit="Save the amended note",
    )


def move_form(session: Session) -> FormPagePresenter:
    name = name_of(session.part.programme)
    return FormPagePresenter(
        title=f"Move session {session.number} of {name}",
        intro=(f"It is planned for {when(session.at)}.",),
        submit="Move the session",
    )


def withdraw_form(session: Session) -> FormPagePresenter:
    on = day(timezone.localdate(session.at))
    return FormPagePresenter(
        title=f"Withdraw the record of session {session.number}, {on}",
        intro=("It stays readable, with your reason, and no longer counts as delivered.",),
        submit="Withdraw this record",
    )


def end_part_form(part: Part) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"End {name_of(part.programme)}",
        intro=("Sessions that are still planned in it are cancelled.",),
        submit="End this part",
    )


def end_package_form(package: Package) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"End the package for {package.relationship}",
        intro=("Parts that are still open end with it, and their planned sessions are cancelled.",),
        submit="End this package",
    )


def step_form(package: Package) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Review, pause or change the package for {package.relationship}",
        intro=(
            "A pause cancels the sessions that are still to come. Stepping out ends the package, "
            "and its open parts are recorded as stopped early.",
            "After a step up or a step down, change the parts: end one, or choose another package.",
        ),
        submit="Save this step",
    )


def order_form(part: Part) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"When does {name_of(part.programme)} begin?", submit="Save the order"
    )


def hand_form(part: Part) -> FormPagePresenter:
    now = part.practitioner
    return FormPagePresenter(
        title=f"Who delivers {name_of(part.programme)}?",
        intro=(
            *((f"{now.name} delivers it now.",) if now else ()),
            "Sessions that are still to come go to the diary of whoever you choose. Sessions of "
            "a group stay with whoever leads the group.",
        ),
        submit="Save who delivers it",
    )


def rule_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="A supervisor’s agreement to packages",
        intro=("Packages that were agreed before stay as they are.",),
        back_href=reverse("your_team"),
        back_label="Back to the team",
        submit="Save",
    )
