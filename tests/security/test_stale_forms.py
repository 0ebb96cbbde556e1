"""A change by somebody else is told, whatever happened to the form in between."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Formulation
from attunement.service.audit.models import Event
from attunement.service.referrals.models import Referral
from attunement.service.relationships import actions
from attunement.service.relationships.models import Family, OtherParent
from builders import referrals as build_referrals
from builders.assessments import formulation
from html_forms import hidden_fields
from world import World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
TYPED = {"name": "Okafor and Lee", "safe_contact": "Ring the flat", "other_parent": "not_known"}
TOLD = "Someone else changed this while you were working on it"


@pytest.fixture
def family(world: World) -> Family:
    return home(world.practitioner).family


@pytest.fixture
def url(family: Family) -> str:
    return reverse("change_family", args=[family.pk])


def a_colleague_hides_the_address(world: World, family: Family) -> None:
    actions.change_family(
        by=world.viewers[Role.SUPERVISOR],
        family=family,
        name="Okafor",
        safe_contact="Never ring the flat",
        other_parent=OtherParent.NOT_KNOWN,
        seen=None,
    )


def assert_told(family: Family, answer: HttpResponse) -> None:
    assert answer.status_code == 409
    assert TOLD in answer.content.decode()
    family.refresh_from_db()
    assert family.safe_contact == "Never ring the flat"


def test_a_slip_does_not_hide_what_a_colleague_changed(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    opened = client.get(url)
    a_colleague_hides_the_address(world, family)
    slip = client.post(url, hidden_fields(opened) | TYPED | {"name": ""})
    assert slip.status_code == 422
    mended = client.post(url, hidden_fields(slip) | TYPED)
    assert_told(family, mended)
    assert client.post(url, hidden_fields(mended) | TYPED).status_code == 302


def test_signing_in_again_does_not_hide_what_a_colleague_changed(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    sent = hidden_fields(client.get(url)) | TYPED
    client.cookies.clear()
    assert client.post(url, sent).status_code == 302
    a_colleague_hides_the_address(world, family)
    back = client_for(world.practitioner)
    shown = back.get(url)
    assert "Your session had ended" in shown.text
    assert_told(family, back.post(url, hidden_fields(shown) | TYPED))


def test_a_slip_does_not_hide_a_record_that_was_not_there_before(
    world: World, client_for: ClientFor
) -> None:
    """Where there was nothing yet, "nothing" is what was seen."""
    okafor = home(world.practitioner)
    opened = episode(world.practitioner, okafor)
    url = reverse("formulation", args=[okafor.relationship.pk])
    client = client_for(world.practitioner)
    first = client.get(url)
    formulation(world.viewers[Role.SUPERVISOR], opened, okafor, understanding="Ada waits for Sam.")
    typed = {"understanding": "Other words", "risk_band": "no such band"}
    slip = client.post(url, hidden_fields(first) | typed)
    assert slip.status_code == 422
    assert "_version" not in hidden_fields(slip)
    client.post(url, hidden_fields(slip) | {"understanding": "Other words"})
    assert Formulation.objects.get().understanding == "Ada waits for Sam."


def test_a_form_shown_again_is_a_read(
    world: World, family: Family, url: str, client_for: ClientFor
) -> None:
    """Else whoever sends an empty form reads the family's page without a trace."""
    before = Event.objects.filter(verb="read", family_id=family.pk).count()
    assert client_for(world.practitioner).post(url, {}).status_code == 422
    assert Event.objects.filter(verb="read", family_id=family.pk).count() == before + 1


# The door closed while somebody wrote


LONG = "They asked for the group, and <b>Ada</b> waits."


@pytest.fixture
def too_late(world: World) -> tuple[Referral, str]:
    """A referral that is decided while somebody else writes their reason."""
    referral = build_referrals.referral(world.practitioner)
    return referral, reverse("triage", args=[referral.pk])


def test_what_was_written_is_given_back_when_a_colleague_was_first(
    world: World, too_late: tuple[Referral, str], client_for: ClientFor
) -> None:
    referral, url = too_late
    client = client_for(world.practitioner)
    sent = hidden_fields(client.get(url)) | {"state": "declined", "reason": LONG}
    build_referrals.accepted(world.viewers[Role.SUPERVISOR], referral)
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "This referral has been decided already" in answer.text
    assert "They asked for the group, and &lt;b&gt;Ada&lt;/b&gt; waits." in answer.text
    assert sent["_once"] not in answer.text
    assert "What you wrote" not in client.get(url).text


def test_what_was_kept_is_given_back_when_its_form_has_closed(
    world: World, too_late: tuple[Referral, str], client_for: ClientFor
) -> None:
    referral, url = too_late
    client = client_for(world.practitioner)
    sent = hidden_fields(client.get(url)) | {"state": "declined", "reason": LONG}
    client.cookies.clear()
    client.post(url, sent)
    build_referrals.accepted(world.viewers[Role.SUPERVISOR], referral)
    assert "They asked for the group" in client_for(world.practitioner).get(url).text
    assert "They asked for" not in client_for(world.viewers[Role.SUPERVISOR]).get(url).text


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**30])
@pytest.mark.parametrize(
    "address", ["/families/{}/people/1/", "/relationships/{}/choose/", "/families/{}/"]
)
def test_a_number_that_no_record_can_have_is_not_found(
    world: World, client_for: ClientFor, address: str, number: int
) -> None:
    assert client_for(world.practitioner).get(address.format(number)).status_code == 404
