"""Changing who is in a family, and what is known of them."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.relationships import actions, selectors
from attunement.service.relationships.models import (
    CarerRole,
    Family,
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
    Person,
)
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from attunement.service.way.locking import Stale
from world import TODAY, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def day(name: str, value: dt.date) -> dict[str, str]:
    return {
        f"{name}_day": str(value.day),
        f"{name}_month": str(value.month),
        f"{name}_year": str(value.year),
    }


def expecting(world: World) -> tuple[Family, Person]:
    family = actions.register_family(
        by=world.practitioner,
        team=world.team,
        new=NewFamily(
            known_since=TODAY - dt.timedelta(days=20),
            children=(
                NewPerson(
                    family_name="Bello",
                    due_on=TODAY - dt.timedelta(days=3),
                    nhs_number_status=NhsNumberStatus.NOT_ISSUED,
                ),
            ),
            carers=(NewCarer(person=NewPerson(given_name="Ify"), role=CarerRole.MOTHER),),
        ),
    )
    return family, selectors.children(family)[0]


def test_a_birth_keeps_the_due_date(world: World, client_for: ClientFor) -> None:
    family, baby = expecting(world)
    due = baby.due_on
    client = client_for(world.practitioner)
    url = reverse("record_birth", args=[family.pk, baby.pk])
    page = client.get(url).text
    assert "Record the birth of Baby Bello" in page
    assert "stays in the record" in page
    answer = client.post(
        url,
        day("born_on", TODAY - dt.timedelta(days=1))
        | {
            "given_name": "Tobe",
            "nhs_number": "999 000 0018",
            "nhs_number_status": "traced",
            "_version": str(baby.version),
        },
    )
    assert answer["Location"] == reverse("family", args=[family.pk])
    baby.refresh_from_db()
    assert (baby.born_on, baby.due_on) == (TODAY - dt.timedelta(days=1), due)
    assert (baby.given_name, baby.nhs_number) == ("Tobe", "9990000018")
    assert Event.objects.filter(verb="recorded a birth", family_id=family.pk).exists()
    again = client.get(url)
    assert again.status_code == 409
    assert "Tobe is already recorded as born." in again.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (day("born_on", TODAY + dt.timedelta(days=1)), "must be today or in the past"),
        (day("born_on", TODAY - dt.timedelta(days=200)), "20 weeks before the due date"),
        ({"born_on_day": ""}, "must include a day"),
        ({"nhs_number": "999 000 0019"}, "last digit does not fit"),
        ({"nhs_number_status": "traced"}, "A traced NHS number must be given."),
    ],
)
def test_a_birth_that_cannot_be_is_refused(
    world: World, client_for: ClientFor, changes: dict[str, str], words: str
) -> None:
    family, baby = expecting(world)
    whole = day("born_on", TODAY) | {"given_name": "Tobe", "nhs_number_status": "untraced"}
    answer = client_for(world.practitioner).post(
        reverse("record_birth", args=[family.pk, baby.pk]), whole | changes
    )
    assert answer.status_code == 422
    assert words in answer.text
    assert "Tobe" in answer.text
    baby.refresh_from_db()
    assert baby.unborn


def test_a_second_baby_has_a_relationship_with_each_carer(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    born = theirs.baby.born_on
    assert born is not None
    url = reverse("add_child", args=[theirs.family.pk])
    client = client_for(world.practitioner)
    assert "Twins are two babies" in client.get(url).text
    answer = client.post(
        url, day("born_on", born) | {"given_name": "Uche", "nhs_number_status": "untraced"}
    )
    assert answer.status_code == 302
    first, second = selectors.relationships(theirs.family)
    assert (first.carer, first.role) == (second.carer, second.role)
    assert second.child.given_name == "Uche"


def test_a_grandmother_and_a_brother_are_in_the_family_and_no_part_of_the_work(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("add_relative", args=[theirs.family.pk])
    unsaid = client.post(url, {"given_name": "Ngozi", "sibling": "somebody"})
    assert unsaid.status_code == 422
    assert "Enter who they are to the baby, such as grandmother" in unsaid.text
    assert "Ngozi" in unsaid.text
    gran = {"given_name": "Ngozi", "sibling": "somebody", "called": "Grandmother, upstairs"}
    assert client.post(url, gran).status_code == 302
    brother = {"given_name": "Obi", "sibling": "sibling"} | day("born_on", TODAY)
    assert client.post(url, brother).status_code == 302
    page = client.get(reverse("family", args=[theirs.family.pk])).text
    assert "Grandmother, upstairs" in page
    assert "Brother or sister" in page
    assert len(selectors.relationships(theirs.family)) == 1
    assert selectors.children(theirs.family) == [theirs.baby]


def test_an_unborn_second_baby_has_no_number_yet(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("add_child", args=[theirs.family.pk])
    none = client.post(url, {"nhs_number_status": "untraced"})
    assert "Enter the date of birth, or the due date" in none.text
    due = day("due_on", TODAY + dt.timedelta(days=90)) | {"nhs_number_status": "untraced"}
    numbered = client.post(url, due | {"nhs_number": "999 000 0018"})
    assert "not born yet has no NHS number" in numbered.text
    assert client.post(url, due).status_code == 302
    unborn = selectors.children(theirs.family)[-1]
    assert unborn.nhs_number_status == NhsNumberStatus.NOT_ISSUED


def test_a_carer_is_added_in_their_own_right(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("add_carer", args=[theirs.family.pk])
    assert client.post(url, {}).status_code == 422
    answer = client.post(
        url,
        {
            "given_name": "Obi",
            "role": "father",
            "parental_responsibility": "yes",
            "telephone": "+44 7700 900002",
            "access_needs": "Evenings",
        },
    )
    assert answer.status_code == 302
    father = selectors.carers(theirs.family)[-1]
    assert (father.telephone, father.access_needs) == ("07700 900002", "Evenings")
    theirs.family.refresh_from_db()
    assert theirs.family.other_parent == OtherParent.RECORDED


def test_a_carers_details_are_changed(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("change_person", args=[theirs.family.pk, theirs.mother.pk])
    page = client.get(url).text
    assert "Change Ada Okafor’s details" in page
    assert 'value="07700 900001"' in page
    whole = {
        "given_name": "Adaeze",
        "nhs_number_status": "untraced",
        "interpreter_needed": "on",
        "_version": str(theirs.mother.version),
    }
    assert client.post(url, whole).status_code == 302
    theirs.mother.refresh_from_db()
    assert theirs.mother.given_name == "Adaeze"
    assert theirs.mother.interpreter_needed
    event = Event.objects.get(verb="changed a person's details")
    assert event.details == {
        "changed": ["family_name", "given_name", "interpreter_needed", "telephone"]
    }
    assert "Adaeze" not in str(event.details)


def test_a_carer_is_not_younger_than_the_baby(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    answer = client_for(world.practitioner).post(
        reverse("change_person", args=[theirs.family.pk, theirs.mother.pk]),
        day("born_on", TODAY) | {"given_name": "Ada", "nhs_number_status": "untraced"},
    )
    assert answer.status_code == 422
    assert "not before the baby’s" in answer.text


def test_a_nameless_adult_is_refused(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    answer = client_for(world.practitioner).post(
        reverse("change_person", args=[theirs.family.pk, theirs.mother.pk]),
        {"nhs_number_status": "untraced"},
    )
    assert "Enter a first name or a last name" in answer.text


def test_a_babys_details_are_changed(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("change_person", args=[theirs.family.pk, theirs.baby.pk])
    assert 'name="interpreter_needed"' not in client.get(url).text
    born = theirs.baby.born_on
    assert born is not None
    whole = day("born_on", born) | {"given_name": "Samuel", "nhs_number_status": "untraced"}
    assert client.post(url, whole).status_code == 302
    theirs.baby.refresh_from_db()
    assert theirs.baby.given_name == "Samuel"


def test_an_unborn_baby_is_born_by_its_own_page(world: World, client_for: ClientFor) -> None:
    family, baby = expecting(world)
    page = client_for(world.practitioner).get(reverse("change_person", args=[family.pk, baby.pk]))
    assert "record the birth instead" in page.text
    assert 'name="born_on_day"' not in page.text
    assert 'name="nhs_number"' not in page.text


def test_the_second_of_two_who_change_a_person_is_told(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.viewers[Role.SUPERVISOR])
    seen = theirs.mother.version
    actions.change_person(
        by=world.practitioner,
        family=theirs.family,
        person=theirs.mother,
        changes={"telephone": "07700 900003"},
        seen=seen,
    )
    answer = client.post(
        reverse("change_person", args=[theirs.family.pk, theirs.mother.pk]),
        {"given_name": "Mine", "nhs_number_status": "untraced", "_version": str(seen)},
    )
    assert answer.status_code == 409
    assert "Someone else changed this" in answer.text
    assert "Mine" in answer.text
    theirs.mother.refresh_from_db()
    assert (theirs.mother.given_name, theirs.mother.telephone) == ("Ada", "07700 900003")


def test_the_family_is_changed_with_its_safe_contact(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("change_family", args=[theirs.family.pk])
    assert 'value="Okafor"' in client.get(url).text
    whole = {"name": "Okafor", "safe_contact": "Text first", "other_parent": "unsafe"}
    assert client.post(url, whole).status_code == 302
    assert "Text first" in client.get(reverse("add_carer", args=[theirs.family.pk])).text
    event = Event.objects.get(verb="changed a family's details")
    assert "Text first" not in str(event.details)


def test_who_they_are_to_each_other_is_changed(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("change_relationship", args=[theirs.relationship.pk])
    assert "Sam and Ada" in client.get(url).text
    early = day("ends_on", TODAY - dt.timedelta(days=900))
    whole = {"role": "grandparent", "parental_responsibility": "no"}
    assert "before the baby was born" in client.post(url, whole | early).text
    answer = client.post(url, whole | {"_version": "1"})
    assert answer["Location"] == reverse("relationship", args=[theirs.relationship.pk])
    theirs.relationship.refresh_from_db()
    assert theirs.relationship.role == CarerRole.GRANDPARENT
    assert theirs.relationship.parental_responsibility == ParentalResponsibility.NO
    with pytest.raises(Stale):
        actions.change_relationship(
            by=world.practitioner,
            relationship=theirs.relationship,
            role=CarerRole.MOTHER,
            parental_responsibility=ParentalResponsibility.YES,
            ends_on=None,
            seen=1,
        )


@pytest.mark.parametrize(
    "name",
    [
        "change_family",
        "add_carer",
        "add_child",
        "add_relative",
        "change_person",
        "record_birth",
        "note_stressors",
    ],
)
def test_another_teams_family_is_not_there(world: World, client_for: ClientFor, name: str) -> None:
    family, baby = expecting(world)
    args = [family.pk]
    if name in {"change_person", "record_birth"}:
        args.append(baby.pk)
    url = reverse(name, args=args)
    assert client_for(world.practitioner).get(url).status_code == 200
    assert client_for(world.stranger).get(url).status_code == 404
    assert client_for(world.stranger).post(url, {}).status_code == 404
    assert client_for(world.viewers[Role.COMMISSIONER]).get(url).status_code == 403


def test_a_person_is_found_only_in_their_own_family(world: World, client_for: ClientFor) -> None:
    theirs, other = home(world.practitioner), home(world.practitioner, name="Bello")
    url = reverse("change_person", args=[theirs.family.pk, other.mother.pk])
    assert client_for(world.practitioner).get(url).status_code == 404


def test_reading_a_form_about_a_family_is_in_the_log(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client_for(world.practitioner).get(reverse("change_family", args=[theirs.family.pk]))
    assert Event.objects.filter(verb="read", family_id=theirs.family.pk).count() == 1
