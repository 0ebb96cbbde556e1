"""The words around the forms about contacts."""

from ...design.filters import listed, when
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter
from ..models import Contact

RECORD = FormPagePresenter(
    title="Record a contact",
    intro=("Every attempt counts, also one that nobody answered.",),
)
PLAN = FormPagePresenter(
    title="Plan an appointment",
    intro=("It shows on your worklist on the day. Afterwards, say what came of it.",),
    submit="Plan it",
)


def _about(contact: Contact) -> str:
    people = listed(person.first_name for person in contact.people.all())
    return f"{contact.get_mode_display()} on {when(contact.at)}, for {people}."


def outcome_form(contact: Contact) -> FormPagePresenter:
    return family_form(
        contact.family,
        FormPagePresenter(title="Say what came of this contact", intro=(_about(contact),)),
    )


def withdraw_form(contact: Contact) -> FormPagePresenter:
    return family_form(
        contact.family,
        FormPagePresenter(
            title="Withdraw this contact",
            intro=(_about(contact), "Nothing is deleted: it stays readable with your reason."),
            submit="Withdraw it",
        ),
    )
