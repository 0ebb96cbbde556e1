"""What the team can deliver now: everyone reads it, the team lead keeps it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions, selectors
from attunement.service.care_packages.models import Offer
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import offer, package, understood
from builders.pages import day, hidden, text
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


def test_an_offer_is_made_then_changed_then_ended(world: World, lead: Viewer) -> None:
    made = offer(lead, "vipp-sd", places_left=3)
    changed = actions.set_offer(
        by=lead,
        programme="vipp-sd",
        practitioners=[world.practitioner.user],
        places_left=2,
        next_start=TODAY,
        on=TODAY,
        seen=made.version,
    )
    assert changed.pk == made.pk
    assert (changed.places_left, changed.version) == (2, 2)
    assert [user.pk for user in changed.practitioners.all()] == [world.practitioner.user.pk]
    ended = actions.end_offer(by=lead, offer=changed, on=TODAY, seen=2)
    assert ended.ends_on == TODAY
    assert selectors.offer(lead, "vipp-sd") is None
    verbs = Event.objects.filter(subject=f"offer {made.pk}").values_list("verb", flat=True)
    assert list(verbs.order_by("number")) == ["changed an offer"] * 2 + ["ended an offer"]


def test_an_offer_made_again_is_a_new_one(lead: Viewer) -> None:
    first = offer(lead)
    actions.end_offer(by=lead, offer=first, on=TODAY)
    assert offer(lead).pk != first.pk


def test_two_who_begin_to_offer_one_programme_make_one_offer(lead: Viewer) -> None:
    offer(lead)
    with pytest.raises(Stale):
        actions.set_offer(
            by=lead,
            programme="vipp-sd",
            practitioners=[lead.user],
            places_left=1,
            next_start=None,
            on=TODAY,
            seen=actions.NOT_OFFERED,
        )
    assert Offer.objects.get().places_left is None


def test_an_offer_names_somebody_and_something_for_families(lead: Viewer) -> None:
    with pytest.raises(Refused, match="Nobody is named"):
        actions.set_offer(
            by=lead,
            programme="vipp-sd",
            practitioners=[],
            places_left=None,
            next_start=None,
            on=TODAY,
        )
    with pytest.raises(Refused, match="not something that a family"):
        offer(lead, "solihull-foundation-training")
    ended = actions.end_offer(by=lead, offer=offer(lead), on=TODAY)
    with pytest.raises(Refused, match="already"):
        actions.end_offer(by=lead, offer=ended, on=TODAY)
    assert Event.objects.filter(verb__contains="offer").count() == 2


def test_the_list_says_who_how_many_and_when(
    world: World, lead: Viewer, client_for: ClientFor
) -> None:
    offer(lead, places_left=3, next_start=TODAY + dt.timedelta(days=400))
    words = text(client_for(lead).get(reverse("offers")))
    assert f"Programme VIPP - Sensitive Discipline (VIPP-SD) Delivered by {lead.user.name}" in words
    assert "3 places" in words
    assert str(TODAY.year + 1) in words
    assert words.index("VIPP-SD") < words.index("Not offered now") < words.index("Watch, Wait")
    assert "solihull-foundation" not in words.lower()


def test_only_the_team_lead_changes_it(world: World, client_for: ClientFor) -> None:
    offer(world.practitioner)
    url = reverse("change_offer", args=["vipp-sd"])
    for role, viewer in world.viewers.items():
        client = client_for(viewer)
        assert client.get(url).status_code == (200 if role == Role.TEAM_LEAD else 403), role
        reading = client.get(reverse("offers"))
        assert reading.status_code == (403 if role == Role.COMMISSIONER else 200), role
        assert (url in reading.content.decode()) == (role == Role.TEAM_LEAD), role
    assert "Your team lead keeps it" in text(client_for(world.practitioner).get(reverse("offers")))


def test_another_teams_offers_are_not_ours(world: World, client_for: ClientFor) -> None:
    offer(world.stranger)
    assert "The team offers nothing yet." in text(
        client_for(world.practitioner).get(reverse("offers"))
    )


def test_change_it_on_the_page(world: World, lead: Viewer, client_for: ClientFor) -> None:
    client, url = client_for(lead), reverse("change_offer", args=["vipp-sd"])
    page = client.get(url)
    assert "We no longer offer this" not in text(page)
    start = TODAY + dt.timedelta(days=7)
    sent = {"practitioners": [str(world.practitioner.user.pk)], "places_left": "4"}
    assert client.post(url, hidden(page) | sent | day("next_start", start)).status_code == 302
    made = Offer.objects.get()
    assert (made.places_left, made.next_start, made.team) == (4, start, world.team)
    page = client.get(url)
    assert 'value="4"' in page.content.decode()
    assert client.post(url, hidden(page) | {"stop": "on"}).status_code == 302
    made.refresh_from_db()
    assert made.ends_on == TODAY


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Tick at least one person who can deliver it"),
        ({"places_left": "-1"}, "Places left must be 0 or more"),
        ({"places_left": "a few"}, "Places left must be a whole number, like 4"),
        ({"places_left": "9999"}, "Places left must be 200 or fewer"),
        (day("next_start", TODAY - dt.timedelta(days=1)), "must be today or in the future"),
    ],
)
def test_bad_input_says_what_to_mend(
    lead: Viewer, client_for: ClientFor, sent: dict[str, str], words: str
) -> None:
    client, url = client_for(lead), reverse("change_offer", args=["vipp-sd"])
    page = client.post(url, sent)
    assert page.status_code == 422
    assert "There is a problem" in text(page)
    assert words in text(page)
    assert not Offer.objects.exists()


def test_a_stale_page_changes_nothing_and_keeps_the_words(
    lead: Viewer, client_for: ClientFor
) -> None:
    client, url = client_for(lead), reverse("change_offer", args=["vipp-sd"])
    page = client.get(url)
    offer(lead, places_left=1)
    sent = {"practitioners": [str(lead.user.pk)], "places_left": "77"}
    answer = client.post(url, hidden(page) | sent)
    assert answer.status_code == 409
    assert "Nothing was overwritten" in text(answer)
    assert 'value="77"' in answer.content.decode()
    assert Offer.objects.get().places_left == 1


def test_what_no_family_can_be_offered_has_no_page(lead: Viewer, client_for: ClientFor) -> None:
    for programme in ("solihull-foundation-training", "nothing-like-it"):
        url = reverse("change_offer", args=[programme])
        assert client_for(lead).get(url).status_code == 404


def test_ending_an_offer_leaves_what_was_agreed(world: World, lead: Viewer) -> None:
    family = understood(world.practitioner)
    current = offer(lead)
    agreed = package(world.practitioner, family)
    actions.end_offer(by=lead, offer=current, on=TODAY)
    assert agreed.parts.get().state == "planned"


def test_queries_do_not_grow(
    world: World,
    lead: Viewer,
    client_for: ClientFor,
    django_assert_same_queries: Callable[..., int],
) -> None:
    client, rest = client_for(lead), iter(selectors.offerable())
    check = django_assert_same_queries
    check(
        lambda: client.get(reverse("offers")),
        lambda n: [offer(lead, next(rest)) for _ in range(n)],
    )
