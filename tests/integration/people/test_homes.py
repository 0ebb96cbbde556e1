"""Homes, and that a hidden one is printed and shown nowhere that it must not be."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.outcomes import actions as outcomes
from attunement.service.outcomes.presenters.letters import printed
from attunement.service.people import actions, selectors
from attunement.service.people.models import Household
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, Person
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import people as build
from world import TODAY, Home, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]
SECRETS = ("Harbour Cottages", "ZZ9 9XY")


def apart(world: World) -> tuple[Home, Person]:
    """A mother and her baby in a refuge, and a father who must not learn where."""
    theirs = home(world.practitioner)
    father = relationships.add_carer(
        by=world.practitioner,
        family=theirs.family,
        carer=NewCarer(
            person=NewPerson(given_name="Obi", address="1 Old Road\nTown"), role=CarerRole.FATHER
        ),
        on=TODAY,
    )
    build.household(
        world.practitioner,
        theirs.family,
        [theirs.mother, theirs.baby],
        name="Safe home",
        address=build.REFUGE,
        hidden=True,
    )
    return theirs, father


def test_no_letter_bears_or_names_a_hidden_home(world: World, client_for: ClientFor) -> None:
    theirs, father = apart(world)
    opened = episode(world.practitioner, theirs)
    for to, lines in ((theirs.mother, ()), (father, ("1 Old Road", "Town"))):
        letter = outcomes.write_letter(
            by=world.practitioner, episode=opened, to=to, body="You did well.", on=TODAY
        )
        address = selectors.letter_address(theirs.family.pk, to)
        assert printed(letter, address).recipient == (to.full_name, *lines)
        page = client_for(world.practitioner).get(reverse("letter", args=[letter.pk])).text
        assert ("Their address is hidden and is not printed." in page) == (not lines)
        for body in ("Come to 9 Harbour Cottages.", "The postcode is zz99xy"):
            with pytest.raises(Refused, match="kept hidden"):
                outcomes.write_letter(
                    by=world.practitioner, episode=opened, to=to, body=body, on=TODAY
                )
            with pytest.raises(Refused, match="kept hidden"):
                outcomes.change_letter(by=world.practitioner, letter=letter, body=body, on=TODAY)


def test_a_letter_cannot_be_given_once_the_home_it_names_is_hidden(world: World) -> None:
    theirs = home(world.practitioner)
    opened = episode(world.practitioner, theirs)
    letter = outcomes.write_letter(
        by=world.practitioner, episode=opened, to=theirs.mother, body="ZZ9 9XY", on=TODAY
    )
    build.household(
        world.practitioner, theirs.family, [theirs.mother], address=build.REFUGE, hidden=True
    )
    with pytest.raises(Refused, match="kept hidden"):
        outcomes.give_letter(by=world.practitioner, letter=letter, on=TODAY)


@pytest.mark.parametrize("page", ["family", "family_people", "family_reads", "change_family"])
def test_no_page_shows_it_to_those_who_need_not_read_it(
    world: World, client_for: ClientFor, page: str
) -> None:
    theirs, _ = apart(world)
    for role in (Role.PRACTITIONER, Role.ADMINISTRATOR):
        shown = client_for(world.viewers[role]).get(reverse(page, args=[theirs.family.pk])).text
        assert not any(secret in shown for secret in SECRETS)


def test_those_who_must_read_it_on_screen(world: World, client_for: ClientFor) -> None:
    theirs, _ = apart(world)
    url = reverse("family_people", args=[theirs.family.pk])
    assert "Harbour Cottages" in client_for(world.viewers[Role.SUPERVISOR]).get(url).text
    episode(world.practitioner, theirs)  # now they are the keyworker
    assert "Harbour Cottages" in client_for(world.practitioner).get(url).text
    assert "Harbour Cottages" not in client_for(world.viewers[Role.ADMINISTRATOR]).get(url).text


def test_who_may_not_read_it_can_say_who_moved_and_leaves_it_as_it_is(
    world: World, client_for: ClientFor
) -> None:
    theirs, _ = apart(world)
    refuge = Household.objects.get(hidden=True)
    client = client_for(world.viewers[Role.ADMINISTRATOR])
    url = reverse("change_household", args=[refuge.pk])
    assert "Harbour" not in client.get(url).text
    sent = {
        "name": "Safe home",
        "residents": [str(theirs.mother.pk)],
        "on_day": str(TODAY.day),
        "on_month": str(TODAY.month),
        "on_year": str(TODAY.year),
        "address": "forged",
        "_version": str(refuge.version),
    }
    assert client.post(url, sent).status_code == 302
    refuge.refresh_from_db()
    assert (refuge.address, refuge.hidden) == (build.REFUGE, True)
    assert selectors.living_there(refuge) == [theirs.mother]


def test_an_address_that_was_given_gives_way_to_the_home_and_is_kept(world: World) -> None:
    theirs, father = apart(world)
    build.household(world.practitioner, theirs.family, [father], name="His flat")
    father.refresh_from_db()
    assert father.address == ""
    earlier = Household.objects.get(name="Obi, as first given")
    assert (earlier.address, earlier.until is not None) == ("1 Old Road\nTown", True)
    assert selectors.letter_address(theirs.family.pk, father)[0] == "4 Orchard Terrace"


def test_a_home_ends_once_and_says_who_saw_what(world: World) -> None:
    theirs = home(world.practitioner)
    flat = build.household(world.practitioner, theirs.family, [theirs.mother])
    with pytest.raises(Stale):
        actions.end_household(by=world.practitioner, household=flat, on=TODAY, seen=9)
    actions.end_household(by=world.practitioner, household=flat, on=TODAY, seen=flat.version)
    with pytest.raises(Refused):
        actions.end_household(by=world.practitioner, household=flat, on=TODAY, seen=None)
    assert selectors.homes(theirs.family.pk) == ()
    logged = Event.objects.filter(subject=f"household {flat.pk}").order_by("number")
    assert [each.verb for each in logged] == ["added a home", "ended a home"]
    assert "Orchard" not in str([each.details for each in logged])


def test_the_form_says_what_to_mend(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    answer = client_for(world.practitioner).post(
        reverse("add_household", args=[theirs.family.pk]), {"address": "4 Orchard Terrace"}
    )
    assert answer.status_code == 422
    assert "Enter a name for this home" in answer.text
    assert "Choose who lives there" in answer.text
    assert "4 Orchard Terrace" in answer.text


def test_who_lives_in_a_home_is_not_asked_for_an_address_again(
    world: World, client_for: ClientFor
) -> None:
    """Kept beside a hidden home, it would be read by the whole team and come back later."""
    theirs, father = apart(world)
    client = client_for(world.practitioner)
    for person, asked in ((theirs.mother, False), (father, True)):
        address = reverse("change_person", args=[theirs.family.pk, person.pk])
        page = client.get(address).text
        assert ('name="address"' in page) is asked
        assert ("Where they live is kept with their home." in page) is not asked
        given = {"given_name": "Kim", "nhs_number_status": "untraced", "address": build.REFUGE}
        seen = {"_version": Person.objects.get(pk=person.pk).version}
        assert client.post(address, given | seen).status_code == 302
        person.refresh_from_db()
        assert (person.given_name, person.address) == ("Kim", build.REFUGE if asked else "")
    for name, pk, words in (
        ("add_household", theirs.family.pk, "Back to homes and parental responsibility"),
        ("record_consent", theirs.family.pk, "Back to what they agreed to"),
    ):
        assert words in client.get(reverse(name, args=[pk])).text
