"""What the public sees and sends: without sign-in, once, and without learning anything."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from attunement.service.audit.models import Event
from attunement.service.referrals import pages
from attunement.service.referrals.models import Referral
from attunement.service.relationships import selectors as families
from attunement.service.relationships.models import OtherParent
from builders import referrals as build
from world import TODAY, World

pytestmark = pytest.mark.django_db
BIRTH = TODAY - dt.timedelta(days=50)


@pytest.fixture(autouse=True)
def _fresh_hour() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def family(**changes: str) -> dict[str, str]:
    return {
        "carer_1_first_name": "Ada",
        "carer_1_last_name": "Okafor",
        "carer_1_role": "mother",
        "carer_1_parental_responsibility": "yes",
        "carer_1_phone": "07700 900001",
        "baby_1_first_name": "Sam",
        "baby_1_born_on_day": str(BIRTH.day),
        "baby_1_born_on_month": str(BIRTH.month),
        "baby_1_born_on_year": str(BIRTH.year),
        "reason": "I feel we do not fit.",
        "agrees": "on",
    } | changes


def professional(**changes: str) -> dict[str, str]:
    return {
        "referrer_name": "Jo Bell",
        "reason": "They miss each other’s cues.",
        "baby_1_last_name": "Okafor",
        "baby_1_born_on_day": str(BIRTH.day),
        "baby_1_born_on_month": str(BIRTH.month),
        "baby_1_born_on_year": str(BIRTH.year),
        "carer_1_first_name": "Ada",
        "carer_1_role": "mother",
        "consent_given_by": "carer_1",
        "consent_given_on_day": str(TODAY.day),
        "consent_given_on_month": str(TODAY.month),
        "consent_given_on_year": str(TODAY.year),
    } | changes


URLS = {"refer_family": family, "refer_professional": professional}


@pytest.mark.parametrize("name", ["refer_family", "refer_professional", "refer_thanks"])
def test_anybody_can_open_it_and_no_session_begins(world: World, name: str) -> None:
    client = Client()
    page = client.get(reverse(name, args=["riverside"]))
    assert page.status_code == 200
    assert "call the crisis line: 0000 000." in page.text
    assert "attunement_session" not in client.cookies
    assert client.get(reverse(name, args=["nowhere"])).status_code == 404


def test_a_family_writes_and_is_thanked(world: World) -> None:
    client = Client()
    answer = client.post(
        reverse("refer_family", args=["riverside"]),
        family(safe_contact="Text me.", stressors="stressor-isolated", second_parent="unsafe"),
    )
    assert answer["Location"] == reverse("refer_thanks", args=["riverside"])
    row = Referral.objects.get()
    assert (row.team, row.referred_by, row.willing) == (world.team, "family", "yes")
    assert row.received_on == row.consent_given_on == TODAY
    assert row.consent_given_by is not None
    assert row.consent_given_by.given_name == "Ada"
    assert row.family.other_parent == OtherParent.UNSAFE
    [stressor] = families.stressors(row.family)
    assert (stressor.reporter, stressor.noted_by) == ("family", None)
    event = Event.objects.get(verb="received a referral")
    assert (event.actor, event.acting_as) == (None, "public")
    thanks = client.get(answer["Location"]).text
    assert "What happens next" in thanks
    assert "Okafor" not in thanks


def test_a_professional_refers(world: World) -> None:
    answer = Client().post(reverse("refer_professional", args=["riverside"]), professional())
    assert answer.status_code == 302
    row = Referral.objects.get()
    assert (row.referred_by, row.referrer_name) == ("professional", "Jo Bell")
    assert row.received_on == TODAY


def test_a_professional_does_not_refer_without_the_family(world: World) -> None:
    alone = professional(consent_given_by="")
    answer = Client().post(reverse("refer_professional", args=["riverside"]), alone)
    assert answer.status_code == 422
    assert "Ask them first" in answer.text
    assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"carer_1_first_name": "", "carer_1_last_name": ""}, "Tell us your name"),
        ({"carer_1_role": ""}, "Tell us who you are to the baby"),
        ({"reason": ""}, "Tell us what you would like help with"),
        ({"agrees": ""}, "Tick the box if you are happy for us to read this"),
        ({"carer_1_phone": ""}, "Give us a phone number or an email"),
        (
            {"baby_1_born_on_day": "", "baby_1_born_on_month": "", "baby_1_born_on_year": ""},
            "Tell us when your baby was born, or is due",
        ),
        ({"baby_1_born_on_day": "31", "baby_1_born_on_month": "2"}, "is not a day"),
    ],
)
def test_a_family_is_told_gently_what_to_mend(
    world: World, changes: dict[str, str], words: str
) -> None:
    answer = Client().post(reverse("refer_family", args=["riverside"]), family(**changes))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Ada" in answer.text or "carer_1_first_name" in changes


@pytest.mark.parametrize("name", list(URLS))
def test_nobody_learns_whether_a_family_is_known(world: World, name: str) -> None:
    client = Client()
    url = reverse(name, args=["riverside"])
    before = client.post(url, URLS[name]())
    build.referral(world.practitioner)
    after = client.post(url, URLS[name]())
    assert (before.status_code, before["Location"]) == (after.status_code, after["Location"])
    assert Referral.objects.filter(team=world.team).count() == 3


def test_a_form_sent_twice_makes_one_referral(world: World) -> None:
    client = Client()
    url = reverse("refer_family", args=["riverside"])
    first = client.post(url, family(_once="pressed-twice"))
    second = client.post(url, family(_once="pressed-twice"))
    assert first["Location"] == second["Location"]
    assert Referral.objects.count() == 1


def test_too_many_from_one_connection_are_held_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SENT_AN_HOUR", 2)
    client, url = Client(), reverse("refer_family", args=["riverside"])
    for _ in range(2):
        assert client.post(url, family()).status_code == 302
        assert client.post(url, family(reason="")).status_code == 422
    held = client.post(url, family())
    assert held.status_code == 429
    assert "Nothing that you wrote is lost" in held.text
    assert "I feel we do not fit." in held.text
    assert Referral.objects.count() == 2
    assert client.post(url, family(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_sender_cannot_claim_another_connection(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SENT_AN_HOUR", 1)
    client, url = Client(), reverse("refer_family", args=["riverside"])
    statuses = [
        client.post(url, family(), HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").status_code
        for n in range(2)
    ]
    assert statuses == [302, 429]
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        behind = [
            client.post(url, family(), HTTP_X_FORWARDED_FOR=f"{claimed}, 192.0.2.9").status_code
            for claimed in ("198.51.100.1", "198.51.100.2")
        ]
    assert behind == [302, 429]


def test_a_strange_key_harms_nothing(world: World) -> None:
    url = reverse("refer_family", args=["riverside"])
    answer = Client().post(url, family(_once="x" * 5000, _version="9" * 50, _owner="nobody"))
    assert answer.status_code == 302


def test_the_form_is_guarded_against_other_sites(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("refer_family", args=["riverside"]), family()).status_code == 403
    assert not Referral.objects.exists()
