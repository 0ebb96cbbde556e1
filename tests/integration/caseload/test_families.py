"""Finding a family."""

from collections.abc import Callable

import pytest
from django.test import Client

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from builders import caseload, referrals
from world import TODAY, World, home

ClientFor = Callable[[Viewer], Client]
NUMBER = "9990000018"


@pytest.fixture
def me(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def mine(me: Viewer, client_for: ClientFor) -> Client:
    return client_for(me)


def find(client: Client, typed: str = "", **asked: object) -> str:
    response = client.get("/families/", {"q": typed, **asked})
    assert response.status_code == 200
    return response.content.decode()


def with_number(by: Viewer) -> object:
    child = NewPerson(
        given_name="Ivy", family_name="Stone", born_on=TODAY.replace(day=1), nhs_number=NUMBER
    )
    carer = NewCarer(person=NewPerson(given_name="Lena"), role=CarerRole.MOTHER)
    new = NewFamily(known_since=TODAY, children=(child,), carers=(carer,))
    return relationships.register_family(by=by, team=by.team, new=new)


@pytest.mark.parametrize(
    "typed", ["Stone", "stone", "Ivy", "Lena", "Ivy Stone", "999 000 0018", NUMBER]
)
def test_a_family_is_found_by_names_and_by_number(me: Viewer, mine: Client, typed: str) -> None:
    home(me)
    with_number(me)
    html = find(mine, typed)
    assert ">Stone</a>" in html
    assert ">Okafor</a>" not in html


def test_a_family_is_found_by_its_reference(me: Viewer, mine: Client) -> None:
    family = home(me).family
    assert ">Okafor</a>" in find(mine, family.reference)
    assert "Nobody found" in find(mine, "F99999")


def test_every_word_must_fit_somebody(me: Viewer, mine: Client) -> None:
    home(me)
    assert "Nobody found" in find(mine, "Ada Smith")


def test_a_wrong_number_is_told_how_to_mend(me: Viewer, mine: Client) -> None:
    html = find(mine, "999 000 0019")
    assert "This is not a valid NHS number" in html
    assert "<title>Error: Families" in html
    assert '<li><a href="#q">This is not a valid NHS number' in html
    assert 'value="999 000 0019"' in html, "what was typed is still there"


def test_signs_that_mean_something_to_a_database_find_nothing(me: Viewer, mine: Client) -> None:
    home(me)
    for typed in ("%", "_", "'; --", "\\", "\x00"):
        html = find(mine, typed)
        assert (">Okafor</a>" in html) is (typed == "\x00")


def test_what_was_typed_is_shown_as_text(mine: Client) -> None:
    assert "<script>alert(1)" not in find(mine, "<script>alert(1)</script>")


def test_another_teams_families_are_not_found(
    world: World, me: Viewer, client_for: ClientFor
) -> None:
    family = home(me).family
    stranger = client_for(world.stranger)
    for typed in ("", "Okafor", family.reference):
        assert ">Okafor</a>" not in find(stranger, typed)


def test_a_commissioner_finds_nobody(world: World, client_for: ClientFor) -> None:
    assert client_for(world.viewers[Role.COMMISSIONER]).get("/families/").status_code == 403


def test_my_own_families_only(me: Viewer, mine: Client) -> None:
    home(me, name="Adeyemi")
    caseload.accepted(me, name="Brown")
    html = find(mine, who="me")
    assert "Brown" in html
    assert "Adeyemi" not in html
    assert '<input type="hidden" name="who" value="me">' in html


def test_a_family_says_how_things_stand_before_and_after_care(me: Viewer, mine: Client) -> None:
    row = referrals.referral(me)
    assert "Waiting for triage" in find(mine)
    referrals.answered(me, row)
    assert "Told where else to go" in find(mine)


def test_pages_hold_25_and_lead_on(
    me: Viewer, mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attunement.service.caseload.selectors.families.PAGE", 2)
    for name in ("Ash", "Birch", "Cedar"):
        home(me, name=name)
    first, second = find(mine), find(mine, page=2)
    assert "Next page, 2" in first
    assert "Previous page, 1" in second
    seen = [name for html in (first, second) for name in ("Ash", "Birch", "Cedar") if name in html]
    assert sorted(seen) == ["Ash", "Birch", "Cedar"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "٣", "9999999999", "2; drop"])
def test_a_page_that_is_no_number_is_the_first(me: Viewer, mine: Client, page: str) -> None:
    home(me)
    assert ">Okafor</a>" in find(mine, page=page)


def test_the_cost_does_not_grow(
    me: Viewer, mine: Client, django_assert_same_queries: Callable[..., int]
) -> None:
    def grow(count: int) -> None:
        for _ in range(count):
            caseload.in_care(me)
            referrals.referral(me)

    assert django_assert_same_queries(lambda: find(mine), grow) <= 14
