"""Who is proposed as a duplicate, why, and the pages on which people decide."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.identity import actions, selectors
from attunement.service.identity.models import Apart, Kind, Merge
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from builders import identity as build
from world import TODAY, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def test_a_second_referral_is_proposed_with_its_reasons(
    world: World, client_for: ClientFor
) -> None:
    one = home(world.practitioner)
    other = build.again(world.practitioner, one)
    found = selectors.alike(world.practitioner)
    assert {(each.kind, each.first, each.second) for each in found} == {
        (Kind.FAMILY, one.family.pk, other.family.pk),
        (Kind.PERSON, one.baby.pk, other.baby.pk),
        (Kind.PERSON, one.mother.pk, other.mother.pk),
    }
    page = client_for(world.practitioner).get(reverse("duplicates")).text
    assert "same name and date of birth" in page
    assert "ame phone number" in page
    assert "No two records are alike" in client_for(world.stranger).get(reverse("duplicates")).text


def test_a_name_alone_is_no_reason_nor_a_shared_phone_nor_being_twins(world: World) -> None:
    by = world.practitioner
    one = home(by)
    relationships.add_child(
        by=by,
        family=one.family,
        child=NewPerson(
            given_name="Uche", family_name=one.baby.family_name, born_on=one.baby.born_on
        ),
        on=TODAY,
    )
    father = NewPerson(given_name="Obi", family_name="Okafor", telephone=one.mother.telephone)
    relationships.add_carer(
        by=by, family=one.family, carer=NewCarer(person=father, role=CarerRole.FATHER), on=TODAY
    )
    build.home_of_the_same_name(by)
    assert selectors.alike(by) == ()


def test_who_is_set_apart_is_not_proposed_again(world: World, client_for: ClientFor) -> None:
    one = home(world.practitioner)
    other = build.again(world.practitioner, one)
    client = client_for(world.practitioner)
    at = [Kind.PERSON, one.mother.pk, other.mother.pk]
    assert "Are these the same?" in client.get(reverse("compare", args=at)).text
    url = reverse("set_apart", args=at)
    refused = client.post(url, {})
    assert refused.status_code == 422
    assert "Enter how you know" in refused.text
    assert client.post(url, {"because": "Sisters."}).status_code == 302
    assert Apart.objects.get().because == "Sisters."
    pairs = {(each.kind, each.first) for each in selectors.alike(world.practitioner)}
    assert (Kind.PERSON, one.mother.pk) not in pairs
    actions.set_apart(
        by=world.practitioner,
        kind=Kind.PERSON,
        pair=(other.mother.pk, one.mother.pk),
        because="Again.",
    )
    assert Apart.objects.get().because == "Sisters."


def test_merging_and_taking_apart_by_its_pages(world: World, client_for: ClientFor) -> None:
    one = home(world.practitioner)
    other = build.again(world.practitioner, one)
    at = [Kind.FAMILY, one.family.pk, other.family.pk]
    url = reverse("merge_records", args=at)
    assert client_for(world.practitioner).get(url).status_code == 403
    client = client_for(world.viewers[Role.ADMINISTRATOR])
    assert client.post(url, {}).status_code == 422
    sent = {"survivor": str(other.family.pk), "because": "Traced."}
    answer = client.post(url, sent)
    made = Merge.objects.get()
    assert (made.survivor, answer["Location"]) == (
        other.family.pk,
        reverse("merge", args=[made.pk]),
    )
    assert client.get(reverse("family", args=[one.family.pk])).status_code == 404
    page = client.get(answer["Location"]).text
    assert "Take them apart again" in page
    assert "Traced." in page
    assert "into" in client.get(reverse("merges")).text
    undo = reverse("undo_merge", args=[made.pk])
    assert client.get(undo).status_code == 200
    back = {"because": "Cousins.", "_version": str(made.version)}
    assert client.post(undo, back).status_code == 302
    assert client.get(reverse("family", args=[one.family.pk])).status_code == 200
    assert client.get(undo).status_code == 409
    reads = Event.objects.filter(verb="read", subject="MergeRecords")
    assert {each.family_id for each in reads} == {one.family.pk, other.family.pk}
    assert client_for(world.stranger).get(reverse("merge", args=[made.pk])).status_code == 404
