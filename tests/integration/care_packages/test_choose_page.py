"""The choosing page: what was said, by whom, as of when; what is missing; and who may read it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import CLINICAL
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.new import NewFormulation
from attunement.service.audit.models import Event
from attunement.service.care_packages.presenters import WOULD_CHANGE
from attunement.service.care_packages.programmes import offerable
from attunement.service.relationships import actions as relationships
from builders.care_packages import Understood, expecting, offer, understood
from builders.pages import text
from world import TODAY, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def address(family: Understood) -> str:
    return reverse("choose", args=[family.home.relationship.pk])


def read(client: Client, family: Understood) -> str:
    return text(client.get(address(family)))


def entry(page: str, name: str) -> str:
    """What the page says between a programme's name and its tick box."""
    found = re.search(rf"{name} Can(?:not)? begin.*?Put {name} in the package", page)
    assert found, f"{name} is not on the page"
    return found[0]


def group_of(page: str, name: str) -> str:
    titles = ["Suits", "Suits with caution", "Evidence does not reach", "Does not suit"]
    meanings = {
        "Suits": "What is known of it fits",
        "Suits with caution": "It fits, and something must be watched",
        "Evidence does not reach": "It was not studied with families",
        "Does not suit": "At least one source, or what the family has said",
    }
    at = page.index(f"Put {name} in the package")
    before = [title for title in titles if -1 < page.find(meanings[title]) < at]
    return max(before, key=lambda title: page.find(meanings[title]))


BABY = {"weeks_old": 12, "needs": ("parental-sensitivity", "emotion-regulation-infant")}


def test_infant_massage_reads_differently_for_three_relationships(
    world: World, client_for: ClientFor
) -> None:
    """GIVEN three relationships that differ in strain, mood and what has been seen
    THEN each reads something else about infant massage, and each reads its own."""
    by, client = world.practitioner, client_for(world.practitioner)
    low = understood(
        by, name="Low", risk_band="low", mood="none-or-mild", concern_observed="no", **BABY
    )
    moderate = understood(
        by,
        name="Moderate",
        risk_band="medium",
        mood="moderate-depression",
        concern_observed="no",
        **BABY,
    )
    at_risk = understood(
        by, name="Seen", risk_band="high", mood="none-or-mild", concern_observed="yes", **BABY
    )
    pages = {family: read(client, family) for family in (low, moderate, at_risk)}
    groups = {family: group_of(page, "Infant massage") for family, page in pages.items()}
    said = {family: entry(page, "Infant massage") for family, page in pages.items()}
    assert groups[at_risk] == "Does not suit"
    assert "worse" in said[at_risk]
    assert groups[moderate] in {"Suits", "Suits with caution"}
    assert "moderately depressed" in said[moderate]
    assert groups[low] not in {"Does not suit", "Suits"}
    assert "no clear benefit" in said[low]
    assert len(set(said.values())) == 3


def test_an_unknown_band_is_not_every_band(world: World, client_for: ClientFor) -> None:
    family = understood(
        world.practitioner, risk_band="unknown", mood="unknown", concern_observed="unknown", **BABY
    )
    page = read(client_for(world.practitioner), family)
    assert group_of(page, "Infant massage") == "Evidence does not reach"
    assert "Find out" in entry(page, "Infant massage")


def test_a_candidate_says_what_it_is_for_whom_how_much_and_by_whom(
    world: World, client_for: ClientFor
) -> None:
    offer(world.practitioner, "vipp-sd", places_left=3)
    family = understood(world.practitioner)
    said = entry(
        read(client_for(world.practitioner), family),
        re.escape("VIPP - Sensitive Discipline (VIPP-SD)"),
    )
    assert "Kind: Together: parent and baby" in said
    assert "Who it is for: Parents of children aged 1-6" in said
    assert "How much: 7 sessions. 120 minutes each." in said
    assert f"In this team: {world.practitioner.user.name} can deliver it; 3 places left." in said
    assert "(1 October 2019)" in said  # every reason with the date of its source
    assert "What the evidence covers" in said


def test_what_the_team_does_not_offer_is_said(world: World, client_for: ClientFor) -> None:
    page = read(client_for(world.practitioner), understood(world.practitioner))
    assert "Cannot begin now" in page
    assert "In this team: Not offered now." in page


def test_you_decide_and_what_was_left_out(world: World, client_for: ClientFor) -> None:
    page = read(client_for(world.practitioner), understood(world.practitioner))
    assert "You decide." in page
    assert "You may choose otherwise and write why." in page
    left_out = page[page.index("left out, and why") :]
    assert "This is training for staff" in left_out


def test_what_is_missing_and_what_it_would_change(world: World, client_for: ClientFor) -> None:
    family = understood(world.practitioner, risk_band="unknown", mood="none-or-mild")
    page = read(client_for(world.practitioner), family)
    missing = page[page.index("What to find out") : page.index("The choice")]
    assert f"Strain on the relationship: {WOULD_CHANGE['Strain on the relationship']}" in missing
    assert "The parent's mood" not in missing


@pytest.mark.parametrize(
    ("label", "without", "with_it"),
    [
        ("What this relationship needs", {"needs": ()}, {"needs": ("parental-sensitivity",)}),
        ("Strain on the relationship", {"risk_band": "unknown"}, {"risk_band": "high"}),
        ("The parent's mood", {"mood": "unknown"}, {"mood": "severe-depression"}),
        (
            "Concern seen in the relationship",
            {"concern_observed": "unknown"},
            {"concern_observed": "yes"},
        ),
        ("Who is willing to take part", {"willing": ()}, {"willing": ("father",)}),
        (
            "Ways of working that they would try",
            {"formats": ()},
            {"formats": ("group",)},
        ),
        ("Circumstances", {"circumstances": ()}, {"circumstances": ("adopted",)}),
    ],
)
def test_finding_it_out_does_change_the_choice(
    world: World,
    client_for: ClientFor,
    label: str,
    without: dict[str, Any],
    with_it: dict[str, Any],
) -> None:
    """The page promises that knowing more changes something: it does."""
    client, by = client_for(world.practitioner), world.practitioner
    before = read(client, understood(by, name="Before", weeks_old=16, **without))
    after = read(client, understood(by, name="After", weeks_old=16, **with_it))
    assert label in before[before.index("What to find out") : before.index("The choice")]
    choice = slice(before.index("The choice"), None)
    assert before[choice] != after[after.index("The choice") :]


def test_the_same_facts_give_the_same_page(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    family = understood(world.practitioner)
    assert read(client, family) == read(client, family)


def test_without_a_formulation_it_says_what_is_missing(world: World, client_for: ClientFor) -> None:
    at_home = home(world.practitioner)
    episode(world.practitioner, at_home)
    page = client_for(world.practitioner).get(reverse("choose", args=[at_home.relationship.pk]))
    assert page.status_code == 200
    assert "Nobody has written yet how this relationship is understood" in text(page)
    assert reverse("formulation", args=[at_home.relationship.pk]) in page.content.decode()
    assert "Put " not in text(page)


def test_no_open_episode_no_choice(world: World, client_for: ClientFor) -> None:
    at_home = home(world.practitioner)
    url = reverse("choose", args=[at_home.relationship.pk])
    page = client_for(world.practitioner).get(url)
    assert page.status_code == 409
    assert "no open episode of care" in text(page)
    family = understood(world.practitioner, name="Closed")
    relationships.close_episode(
        by=world.practitioner, episode=family.episode, on=TODAY, because="Moved."
    )
    assert client_for(world.practitioner).get(address(family)).status_code == 409


def test_an_unborn_baby(world: World, client_for: ClientFor) -> None:
    at_home = expecting(world.practitioner, weeks_to_go=6)
    family = understood(world.practitioner, at_home=at_home)
    page = read(client_for(world.practitioner), family)
    assert "The baby's age Unborn, 34 weeks' gestation" in page


def test_who_may_read_it(world: World, client_for: ClientFor) -> None:
    family = understood(world.practitioner)
    for role, viewer in world.viewers.items():
        expected = 200 if role in CLINICAL else 403
        assert client_for(viewer).get(address(family)).status_code == expected, role
    assert client_for(world.stranger).get(address(family)).status_code == 404


def test_reading_it_is_in_the_log(world: World, client_for: ClientFor) -> None:
    family = understood(world.practitioner)
    client_for(world.practitioner).get(address(family))
    read_event = Event.objects.get(verb="read")
    assert (read_event.family_id, read_event.subject) == (family.home.family.pk, "Choose")


def test_nothing_ticked_is_said_at_the_top(world: World, client_for: ClientFor) -> None:
    family, client = understood(world.practitioner), client_for(world.practitioner)
    page = client.get(address(family), {"shown": "1"})
    assert page.status_code == 422
    assert "There is a problem Tick at least one programme" in text(page)
    assert 'href="#' in page.content.decode()
    assert "<title>Error: " in page.content.decode()


def test_a_programme_that_is_no_candidate_is_refused(world: World, client_for: ClientFor) -> None:
    family, client = understood(world.practitioner), client_for(world.practitioner)
    sent = {"shown": "1", "programme": ["vipp-sd", "solihull-foundation-training"]}
    page = client.get(address(family), sent)
    assert page.status_code == 422
    assert "cannot be offered now" in text(page)
    ticked = re.findall(r'value="([^"]+)" checked', page.content.decode())
    assert ticked == ["vipp-sd"]


def test_ticks_lead_to_the_page_that_decides(world: World, client_for: ClientFor) -> None:
    family, client = understood(world.practitioner), client_for(world.practitioner)
    sent = {"shown": "7", "programme": ["vipp-sd", "watch-wait-and-wonder"]}
    page = client.get(address(family), sent)
    agree = reverse("agree_package", args=[family.home.relationship.pk])
    assert page.status_code == 302
    assert page["Location"] == (
        f"{agree}?programme=vipp-sd&programme=watch-wait-and-wonder&shown=7"
    )


def test_the_words_of_a_hostile_name_stay_words(world: World, client_for: ClientFor) -> None:
    family = understood(world.practitioner, name="<script>alert(1)</script>")
    page = client_for(world.practitioner).get(address(family)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_formulation_of_an_earlier_episode_is_not_this_ones(
    world: World, client_for: ClientFor
) -> None:
    by = world.practitioner
    family = understood(by)
    relationships.close_episode(by=by, episode=family.episode, on=TODAY, because="Done.")
    again = episode(by, family.home, days_ago=0)
    page = read(client_for(by), family)
    assert "Nobody has written yet" in page
    assessments.write_formulation(
        by=by,
        episode=again,
        relationship=family.home.relationship,
        new=NewFormulation(risk_band="low"),
        on=TODAY,
        seen=None,
    )
    assert "Strain on the relationship Low risk" in read(client_for(by), family)


def test_queries_do_not_grow_with_offers(
    world: World,
    client_for: ClientFor,
    django_assert_same_queries: Callable[..., int],
) -> None:
    family, client = understood(world.practitioner), client_for(world.practitioner)
    rest = iter(offerable())
    used = django_assert_same_queries(
        lambda: client.get(address(family)),
        lambda n: [offer(world.practitioner, next(rest)) for _ in range(n)],
    )
    assert used <= 12  # one asks when the record last changed, one what must be known of safety
