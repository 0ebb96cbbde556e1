"""A family's own page, for tests: made by actions only."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.test import Client

from attunement.service.accounts.viewer import Viewer
from attunement.service.home_answers.keys import Keys
from attunement.service.own_view import actions, selectors
from attunement.service.own_view.models import FamilyView
from attunement.service.relationships.models import Family, Person
from html_forms import hidden_fields

NUMBER = "07700 900001"


class Given(NamedTuple):
    view: FamilyView
    keys: Keys

    @property
    def link(self) -> str:
        return f"/v/{self.keys.token}/"

    def again(self) -> FamilyView:
        """The view as the database has it now."""
        return selectors.view_of(self.keys.token)


def everything(by: Viewer, family: Family, person: Person) -> list[str]:
    """The keys of all that could be shown."""
    return [each.key for each in selectors.own_view(by, family.pk, person.pk).pieces]


def give(
    by: Viewer, family: Family, person: Person, *, show: Collection[str] | None = None
) -> Given:
    chosen = everything(by, family, person) if show is None else show
    return Given(
        *actions.make_view(
            by=by,
            family=family,
            person=person,
            show=chosen,
            sent_to=NUMBER,
            safe=True,
            seen=None,
        )
    )


class Phone:
    """The reader's browser: it keeps the cookie of one link and knows nobody's sign-in."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.client = Client()

    def opens(self, path: str = "") -> Any:
        return self.client.get(self.given.link + path)

    def enters(self, pin: str) -> Any:
        return self.client.post(self.given.link, {"pin": pin})

    def reads(self) -> Any:
        assert self.enters(self.given.keys.pin).status_code == 302
        return self.opens("read/")

    def leaves(self) -> Any:
        return self.client.post(f"{self.given.link}leave/", hidden_fields(self.opens("read/")))
