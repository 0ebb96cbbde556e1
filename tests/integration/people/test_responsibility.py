"""Parental responsibility: what shows it, who disputes it, and that the family's page says so."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.people import actions
from attunement.service.people.models import Evidence, Interpreter, Responsibility
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import people as build
from world import TODAY, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def dated(name: str) -> dict[str, str]:
    return {
        f"{name}_day": str(TODAY.day),
        f"{name}_month": str(TODAY.month),
        f"{name}_year": str(TODAY.year),
    }


def test_a_dispute_is_seen_on_the_familys_page_until_it_is_settled(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    row = build.responsibility(world.practitioner, theirs)
    client = client_for(world.practitioner)
    family = reverse("family", args=[theirs.family.pk])
    assert "Parental responsibility: evidence seen." in client.get(family).text
    url = reverse("dispute_responsibility", args=[row.pk])
    assert client.post(url, {}).status_code == 422
    said = {"disputed_by": "Obi", "words": "The order has ended.", "_version": str(row.version)}
    assert client.post(url, said | dated("on")).status_code == 302
    page = client.get(family).text
    assert "Parental responsibility of Ada Okafor for Sam is disputed by Obi." in page
    assert client.get(url).status_code == 409
    people = client.get(reverse("family_people", args=[theirs.family.pk])).text
    assert "“The order has ended.”" in people
    settle = reverse("settle_responsibility", args=[row.pk])
    assert client.get(settle).status_code == 200
    row.refresh_from_db()
    how = {"how": "The order was seen.", "holds": "yes", "_version": str(row.version)}
    assert client.post(settle, how | dated("on")).status_code == 302
    assert "is disputed by" not in client.get(family).text
    assert client.get(settle).status_code == 409
    verbs = Event.objects.filter(subject=f"responsibility {row.pk}").values_list("verb", flat=True)
    assert len(verbs) == 3


def test_an_authority_outside_the_record_may_hold_it(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("record_responsibility", args=[theirs.family.pk])
    sent = {"child": str(theirs.baby.pk), "holder": "outside", "evidence": "court_order"}
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Enter who holds it" in refused.text
    assert "Enter the day on which you saw it" in refused.text
    whole = sent | {"holder_name": "Seatown Council"} | dated("seen_on")
    assert client.post(url, whole).status_code == 302
    row = Responsibility.objects.get()
    assert (row.holder, row.holder_name, row.seen_by) == (
        None,
        "Seatown Council",
        world.practitioner.user,
    )
    page = client.get(reverse("family_people", args=[theirs.family.pk])).text
    assert "Seatown Council, for Sam Okafor" in page


def test_a_document_nobody_saw_shows_nothing(world: World) -> None:
    theirs = home(world.practitioner)
    told = build.responsibility(world.practitioner, theirs, seen=False)
    assert (told.seen_by, told.seen_on) == (None, None)
    with pytest.raises(Refused, match="on which day"):
        actions.record_responsibility(
            by=world.practitioner,
            family=theirs.family,
            child=theirs.baby,
            holder=theirs.mother,
            since=None,
            evidence=Evidence.COURT_ORDER,
        )


def test_it_is_withdrawn_and_not_deleted_and_a_stale_page_is_told(world: World) -> None:
    theirs = home(world.practitioner)
    row = build.responsibility(world.practitioner, theirs)
    with pytest.raises(Stale):
        actions.withdraw_responsibility(by=world.practitioner, row=row, because="x", seen=7)
    actions.withdraw_responsibility(by=world.practitioner, row=row, because="Wrong", seen=1)
    assert Responsibility.objects.get().withdrawn_because == "Wrong"
    with pytest.raises(Refused):
        actions.withdraw_responsibility(by=world.practitioner, row=row, because="x", seen=None)


def test_the_list_of_interpreters_is_kept_by_those_who_keep_lists(
    world: World, client_for: ClientFor
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    client = client_for(lead)
    sent = {"name": "Lena K", "language": "Polish", "agency": "Words", "contact": "0000"}
    assert client.post(reverse("add_interpreter"), {}).status_code == 422
    assert client.post(reverse("add_interpreter"), sent).status_code == 302
    found = Interpreter.objects.get()
    assert "Polish" in client_for(world.practitioner).get(reverse("interpreters")).text
    assert "Lena" not in client_for(world.stranger).get(reverse("interpreters")).text
    end = reverse("retire_interpreter", args=[found.pk])
    assert client.post(end, dated("on") | {"_version": "1"}).status_code == 302
    assert "No longer asked since" in client.get(reverse("interpreters")).text
    assert client.get(end).status_code == 409
