"""What is sealed stands at no address of the product, for whoever may not read it.

The addresses are those of the table that a test holds complete (access.py), so that a page which is
added tomorrow is walked tomorrow. Here only pages, files and feeds are asked for, while everything
is sealed; test_sections.py has what is open with a reason, and what ends again.
"""

import pytest
from access import ADDRESSES
from place import Place, build
from test_addresses import ask, signed_in, where
from test_sections import MARKS, may, seal

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.sections.rules import Tie
from builders import safeguarding as build_safeguarding
from world import viewer

# What is asked is the same on both engines: which rows are read is asked in test_sections.py.
pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]

NOT_ASKED = {"break_glass"}
"""Its page asks which section of the family to open: test_sections.py walks all three."""


@pytest.fixture
def place(db: None) -> Place:
    place = build()
    therapist = viewer(place.world.team, name="Theo Therapist")
    therapy = build_safeguarding.own_therapy(therapist, place.in_care, "emdr")
    seal(place.world.practitioner, therapist, place.in_care, therapy)
    return place


def people(place: Place) -> dict[tuple[Role, bool, Tie | None], Viewer]:
    """Who looks: role, team and tie to the family; those only who may not read some section. Of the
    other team its lead looks, who may open the most pages there."""
    who: dict[tuple[Role, bool, Tie | None], Viewer] = {
        (role, True, None): each
        for role, each in place.world.viewers.items()
        if role != Role.PRACTITIONER
    }
    who[Role.TEAM_LEAD, False, None] = place.strangers[Role.TEAM_LEAD]
    who[Role.PRACTITIONER, True, None] = viewer(place.world.team, name="Una Untied")
    who[Role.PRACTITIONER, True, Tie.KEYWORKER] = place.world.practitioner
    return {
        key: each
        for key, each in who.items()
        if not all(may(section, key, opened=False) for section in MARKS)
    }


def text_of(answer: object) -> str:
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return bytes(body).decode("utf-8", "ignore")


def test_no_address_shows_what_is_sealed(place: Place) -> None:
    for key, who in people(place).items():
        client = signed_in(who.user)
        for name, address in ADDRESSES.items():
            if name in NOT_ASKED or name.startswith("library"):
                continue
            answer = ask(client, "get", where(address, name, place))
            assert answer.status_code < 500, (name, key)
            text = text_of(answer)
            for section, marks in MARKS.items():
                if not may(section, key, opened=False):
                    shown = [mark for mark in marks if mark in text]
                    assert not shown, f"{key} reads {section} at {name}"


def test_the_marks_are_found_by_whoever_may_read_them(place: Place) -> None:
    """Else the walk above would prove nothing."""
    client = signed_in(place.world.viewers[Role.SUPERVISOR].user)
    family = {"family": place.in_care.home.family.pk}
    for name, mark in (("chronology", "zqconcern"), ("family_people", "zqrefuge")):
        assert ADDRESSES[name].at(place) == family
        assert mark in text_of(ask(client, "get", where(ADDRESSES[name], name, place)))
