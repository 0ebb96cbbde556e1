"""Questions to answer at home, for tests: made by actions only."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.test import Client

from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.home_answers import actions, selectors
from attunement.service.home_answers.keys import Keys
from attunement.service.home_answers.models import Invitation, Language
from attunement.service.relationships.models import Person
from html_forms import hidden_fields

NUMBER = "07700 900001"


class Invited(NamedTuple):
    invitation: Invitation
    keys: Keys

    @property
    def link(self) -> str:
        return f"/a/{self.keys.token}/"

    def again(self) -> Invitation:
        """The invitation as the database has it now."""
        return selectors.invitation_of(self.keys.token)


def keys_of(assessment: Assessment, person: Person, *measures: str) -> list[str]:
    return [
        offer.key
        for offer in selectors.offers(assessment, person)
        if offer.filling.measure.id in measures
    ]


def invite(
    by: Viewer,
    assessment: Assessment,
    person: Person,
    measures: Sequence[str] = ("gad-2",),
    *,
    language: Language = Language.ENGLISH,
) -> Invited:
    return Invited(
        *actions.invite(
            by=by,
            assessment=assessment,
            person=person,
            forms=keys_of(assessment, person, *measures),
            language=language,
            sent_to=NUMBER,
            safe=True,
        )
    )


def answer(invited: Invited, item: str, value: int | None, *, form: int = 0) -> Any:
    """One answer, by the actions alone."""
    invitation = invited.again()
    asked = list(invitation.forms.all())[form]
    return actions.save_answer(by=None, invitation=invitation, form=asked, item=item, answer=value)


class Phone:
    """A parent's browser: it keeps the cookies of one link and knows nobody's sign-in."""

    def __init__(self, invited: Invited) -> None:
        self.invited = invited
        self.client = Client()

    def opens(self, path: str = "") -> Any:
        return self.client.get(self.invited.link + path)

    def enters(self, pin: str) -> Any:
        return self.client.post(self.invited.link, {"pin": pin})

    def gets_in(self) -> "Phone":
        assert self.enters(self.invited.keys.pin).status_code == 302
        return self

    def sends(self, path: str, **data: object) -> Any:
        """Press a button of the page at that address, with the page's own hidden fields."""
        page = path if path != "leave/" else "start/"
        return self.client.post(
            self.invited.link + path,
            hidden_fields(self.opens(page)) | data,  # type: ignore[operator]
        )

    def answers(self, number: int, value: int) -> Any:
        return self.sends(f"{number}/", answer=value)
