"""What every form of the product promises: sent once, about one version, and never lost.

Asked of one ordinary form, the family's details; the promises are kept by way/pages.py for all.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.relationships import actions
from attunement.service.relationships.models import Family, OtherParent
from attunement.service.way.models import ParkedForm, Submission
from html_forms import hidden_fields
from world import PASSWORD, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
TYPED = {"name": "Okafor and Lee", "safe_contact": "Text Ada first", "other_parent": "not_known"}
CHANGED = "changed a family's details"


@pytest.fixture
def family(world: World) -> Family:
    return home(world.practitioner).family


@pytest.fixture
def url(family: Family) -> str:
    return reverse("change_family", args=[family.pk])


def body(client: Client, url: str) -> dict[str, str]:
    """The form as a browser would send it, with what somebody typed."""
    return hidden_fields(client.get(url)) | TYPED


def signed_out(client: Client) -> None:
    """Their session ends while the form is still open in front of them."""
    client.cookies.clear()


def signs_in(client: Client, viewer: Viewer, to: str) -> Any:
    return client.post(to, {"login": viewer.user.email, "password": PASSWORD})


# Once


def test_a_form_acts_and_leads_on(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    answer = client.post(url, body(client, url))
    assert (answer.status_code, answer["Location"]) == (302, reverse("family", args=[family.pk]))
    family.refresh_from_db()
    assert (family.name, family.safe_contact, family.version) == (
        "Okafor and Lee",
        "Text Ada first",
        2,
    )


def test_a_form_sent_twice_acts_once_and_leads_to_the_same_place(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    first, second = client.post(url, sent), client.post(url, sent | {"name": "Other words"})
    assert first["Location"] == second["Location"]
    family.refresh_from_db()
    assert (family.name, family.version) == ("Okafor and Lee", 2)
    assert Event.objects.filter(verb=CHANGED).count() == 1
    assert Submission.objects.count() == 1


def test_a_form_with_mistakes_can_be_mended_and_sent_again(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    wrong = client.post(url, body(client, url) | {"name": ""})
    assert wrong.status_code == 422
    assert "Enter a name for the family" in wrong.text
    assert "Text Ada first" in wrong.text, "what was typed is still there"
    assert client.post(url, hidden_fields(wrong) | TYPED).status_code == 302


# About one version


def test_a_form_about_an_older_version_is_told_and_overwrites_nothing(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    actions.change_family(
        by=world.viewers[Role.SUPERVISOR],
        family=family,
        name="Okafor (moved)",
        safe_contact="Never the landline",
        other_parent=OtherParent.NOT_KNOWN,
        seen=1,
    )
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "Someone else changed this while you were working on it" in answer.text
    assert "Okafor and Lee" in answer.text, "their words are still there"
    family.refresh_from_db()
    assert (family.name, family.version) == ("Okafor (moved)", 2)
    assert not Submission.objects.exists(), "a form that was refused may be sent again"

    again = client.post(url, hidden_fields(answer) | TYPED)
    assert again.status_code == 302
    family.refresh_from_db()
    assert (family.name, family.version) == ("Okafor and Lee", 3)


# Never lost


def test_what_was_typed_when_the_session_ended_comes_back_after_signing_in(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    signed_out(client)
    answer = client.post(url, sent)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")
    family.refresh_from_db()
    assert family.version == 1, "nothing is done for somebody who is not signed in"

    back = signs_in(client, world.practitioner, answer["Location"])
    assert back["Location"] == url
    page = client.get(url)
    assert "Your session had ended, so nothing was saved" in page.text
    assert "Okafor and Lee" in page.text
    assert "Text Ada first" in page.text
    assert client.post(url, hidden_fields(page) | TYPED).status_code == 302
    family.refresh_from_db()
    assert family.name == "Okafor and Lee"
    assert not ParkedForm.objects.exists()
    assert "Your session had ended" not in client.get(url).text


def test_what_somebody_typed_comes_back_to_nobody_else(
    world: World, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    signed_out(client)
    client.post(url, sent)
    colleague = client_for(world.viewers[Role.SUPERVISOR])
    assert "Okafor and Lee" not in colleague.get(url).text


def test_what_was_kept_holds_no_secrets_of_the_form(
    world: World, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    signed_out(client)
    client.post(url, sent)
    kept = ParkedForm.objects.get().body
    assert "_once" not in kept
    assert "csrfmiddlewaretoken" not in kept


@pytest.mark.parametrize(
    "owner", ["", "forged", "WzEsICIvIl0:1abc:forged"], ids=["none", "forged", "badly signed"]
)
def test_nothing_is_kept_for_a_stranger(
    world: World, url: str, client_for: ClientFor, owner: str
) -> None:
    """Else anybody could fill a practitioner's form for them."""
    client = client_for(world.practitioner)
    sent = body(client, url) | {"_owner": owner}
    signed_out(client)
    assert client.post(url, sent).status_code == 302
    assert not ParkedForm.objects.exists()


def test_a_form_shown_on_one_page_is_not_kept_for_another(
    world: World, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    other = reverse("change_family", args=[home(world.practitioner, name="Marsh").family.pk])
    signed_out(client)
    client.post(other, sent)
    assert not ParkedForm.objects.exists()


def test_what_nobody_came_back_for_is_forgotten_after_a_day(
    world: World, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = body(client, url)
    signed_out(client)
    client.post(url, sent)
    kept = ParkedForm.objects.get()
    ParkedForm.objects.update(at=kept.at - timedelta(hours=25))
    again = client_for(world.practitioner)
    assert "Your session had ended" not in again.get(url).text
    again.post(url, body(again, url))
    assert not ParkedForm.objects.exists()


# Read, and recorded as read


@pytest.mark.parametrize("name", ["change_family", "family", "add_carer"])
def test_a_page_about_a_family_is_in_the_log_of_its_reads(
    world: World, family: Family, client_for: ClientFor, name: str
) -> None:
    client = client_for(world.practitioner)
    before = Event.objects.filter(family_id=family.pk).count()
    assert client.get(reverse(name, args=[family.pk])).status_code == 200
    read = Event.objects.filter(family_id=family.pk).order_by("number").last()
    assert Event.objects.filter(family_id=family.pk).count() == before + 1
    assert read is not None
    assert (read.verb, read.actor, read.acting_as) == (
        "read",
        world.practitioner.user,
        Role.PRACTITIONER,
    )


def test_what_was_refused_is_not_in_the_log(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    before = Event.objects.count()
    assert client_for(world.viewers[Role.COMMISSIONER]).get(url).status_code == 403
    assert client_for(world.stranger).get(url).status_code == 404
    assert Event.objects.count() == before


def test_a_refusal_says_who_may(world: World, url: str, client_for: ClientFor) -> None:
    page = client_for(world.viewers[Role.COMMISSIONER]).get(url).text
    assert "Your role cannot change who is in a family." in page
    assert "Who can: administrator, practitioner, supervisor, team lead." in page
