"""Agreeing a package: the practitioner decides, with a reason; what was shown is kept with it."""

import datetime as dt
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
from attunement.service.care_packages import actions, selectors
from attunement.service.care_packages.decision import ChosenPart
from attunement.service.care_packages.kept import read
from attunement.service.care_packages.models import Package, Part, PartKind, PartState
from attunement.service.relationships import actions as relationships
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import Understood, offer, package, understood
from builders.pages import hidden, text
from world import TODAY, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def family(world: World) -> Understood:
    offer(world.practitioner, "vipp-sd")
    return understood(world.practitioner)


def agree(by: Viewer, family: Understood, *parts: ChosenPart, **more: Any) -> Package:
    return actions.agree_package(
        by=by,
        formulation=family.formulation,
        parts=parts,
        reason="Ada asked for film.",
        on=TODAY,
        **more,
    )


def test_it_keeps_the_decision_and_what_was_shown(world: World, family: Understood) -> None:
    by = world.practitioner
    shown = selectors.shown(by, family.formulation, TODAY)
    made = agree(by, family, ChosenPart(programme="vipp-sd", practitioner=by.user))
    made.refresh_from_db()
    assert (made.decided_by, made.decided_on) == (by.user, TODAY)
    assert made.reason == "Ada asked for film."
    assert made.knowledge_version == shown.knowledge_version
    assert read(made.shown).fingerprint == shown.fingerprint
    part = made.parts.get()
    assert (part.kind, part.verdict) == (PartKind.INDIVIDUAL, "suits")
    assert (part.sessions_expected, part.practitioner) == (7, by.user)
    assert part.person is None
    event = Event.objects.get(verb="agreed a package")
    assert event.family_id == family.home.family.pk
    assert event.details["programmes"] == ["vipp-sd"]
    assert event.details["knowledge"] == shown.knowledge_version


def test_what_was_shown_stays_when_the_offers_change(world: World, family: Understood) -> None:
    made = agree(world.practitioner, family, ChosenPart(programme="vipp-sd"))
    before = read(made.shown).by_id["vipp-sd"].delivery
    offer(world.practitioner, "vipp-sd", places_left=0)
    made.refresh_from_db()
    assert read(made.shown).by_id["vipp-sd"].delivery == before
    now = selectors.shown(world.practitioner, family.formulation, TODAY)
    assert now.by_id["vipp-sd"].delivery == "No place is left."


@pytest.mark.parametrize("programme", ["infant-massage", "watch-wait-and-wonder"])
def test_choosing_otherwise_needs_a_reason(
    world: World, family: Understood, programme: str
) -> None:
    """Against the evidence, or what the team does not offer."""
    by = world.practitioner
    for reason in ("", "  \n"):
        with pytest.raises(Refused, match="does not point to"):
            agree(by, family, ChosenPart(programme=programme, reason=reason))
    assert not Package.objects.exists()
    made = agree(by, family, ChosenPart(programme=programme, reason="Ada knows the group."))
    assert made.parts.get().reason == "Ada knows the group."


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([], "No programme has been chosen"),
        ([ChosenPart(programme="solihull-foundation-training", reason="x")], "not something"),
        ([ChosenPart(programme="nothing-like-it", reason="x")], "not something"),
        ([ChosenPart(programme="cbt", reason="x")], "is for one person"),
    ],
)
def test_what_cannot_be_agreed(
    world: World, family: Understood, parts: list[ChosenPart], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        agree(world.practitioner, family, *parts)
    assert not Package.objects.exists()
    assert not Event.objects.filter(verb="agreed a package").exists()


def test_one_bad_part_and_nothing_is_agreed(world: World, family: Understood) -> None:
    with pytest.raises(Refused):
        agree(
            world.practitioner,
            family,
            ChosenPart(programme="vipp-sd"),
            ChosenPart(programme="infant-massage"),
        )
    assert not Part.objects.exists()


def test_own_therapy_says_whose_and_other_parts_are_the_relationships(
    world: World, family: Understood
) -> None:
    made = package(world.practitioner, family, "cbt", "vipp-sd", "keyworker-linking")
    parts = {part.programme: part for part in made.parts.all()}
    assert parts["cbt"].kind == PartKind.OWN_THERAPY
    assert parts["cbt"].person == family.home.mother
    assert parts["vipp-sd"].person is None
    assert parts["keyworker-linking"].kind == PartKind.SIGNPOSTING


def test_a_programme_under_way_is_not_agreed_twice(world: World, family: Understood) -> None:
    first = package(world.practitioner, family)
    with pytest.raises(Refused, match="already part of this relationship"):
        package(world.practitioner, family)
    part = first.parts.get()
    actions.move_part(
        by=world.practitioner, part=part, to=PartState.STOPPED, on=TODAY, because="Moved away."
    )
    assert package(world.practitioner, family, days_ago=0).pk != first.pk


@pytest.mark.parametrize("change", ["offer", "formulation"])
def test_a_choice_that_has_changed_is_not_decided_on_unread(
    world: World, family: Understood, change: str
) -> None:
    by = world.practitioner
    seen = selectors.shown(by, family.formulation, TODAY).fingerprint
    if change == "offer":
        offer(by, "vipp-sd", places_left=0)
    else:
        assessments.write_formulation(
            by=by,
            episode=family.episode,
            relationship=family.home.relationship,
            new=NewFormulation(risk_band="high"),
            on=TODAY,
            seen=family.formulation.version,
        )
    with pytest.raises(Stale):
        agree(by, family, ChosenPart(programme="vipp-sd", reason="x"), seen=seen)
    assert not Package.objects.exists()


def test_a_closed_episode_takes_no_package(world: World, family: Understood) -> None:
    by = world.practitioner
    relationships.close_episode(by=by, episode=family.episode, on=TODAY, because="Moved.")
    with pytest.raises(Refused, match="has ended"):
        agree(by, family, ChosenPart(programme="vipp-sd"))


# The page


def address(family: Understood, *programmes: str, **more: str) -> str:
    query = "&".join(
        [f"programme={each}" for each in programmes] + [f"{k}={v}" for k, v in more.items()]
    )
    return reverse("agree_package", args=[family.home.relationship.pk]) + f"?{query}"


def test_from_the_page_to_the_package(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    """GIVEN ticks for a part that suits, one that does not, and somebody's own therapy
    WHEN the practitioner says why, who delivers and whose therapy it is
    THEN the package is agreed and its page says so."""
    client, by = client_for(world.practitioner), world.practitioner
    url = address(family, "vipp-sd", "infant-massage", "cbt")
    page = client.get(url)
    assert "VIPP - Sensitive Discipline (VIPP-SD): suits" in text(page)
    assert "Infant massage: does not suit" in text(page)
    assert "Too old" in text(page)  # what speaks against it stands beside the box for the reason
    sent = {
        "reason": "Ada asked for film.",
        "practitioner_vipp-sd": str(by.user.pk),
        "why_infant-massage": "The group is where Ada's friends are.",
        "person_cbt": str(family.home.mother.pk),
        "why_cbt": "Her mood first.",
    }
    answer = client.post(url, hidden(page) | sent)
    made = Package.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("package", args=[made.pk])
    words = text(client.get(answer["Location"]))
    for said in (
        "Ada asked for film.",
        "The group is where Ada's friends are.",
        by.user.name,
        made.knowledge_version,
        "What was shown when this was decided",
    ):
        assert said in words
    assert "Her mood first." not in words, "why somebody is in own therapy is for its therapist"


def test_bad_input_says_what_to_mend_and_loses_nothing(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    url = address(family, "infant-massage", "cbt")
    answer = client.post(url, hidden(client.get(url)) | {"why_infant-massage": "Kept words"})
    assert answer.status_code == 422
    words = text(answer)
    assert "There is a problem" in words
    assert "Write why this package, for this family, now" in words
    assert "say whose therapy it is" in words
    assert "Kept words" in words
    assert not Package.objects.exists()


def test_sent_twice_it_is_agreed_once(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(family, "vipp-sd")
    sent = hidden(client.get(url)) | {"reason": "Ada asked."}
    first, second = client.post(url, sent), client.post(url, sent)
    assert first["Location"] == second["Location"]
    assert Package.objects.count() == 1


def test_two_who_decide_at_once_and_the_second_is_told(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(family, "vipp-sd")
    sent = hidden(client.get(url)) | {"reason": "My words stay."}
    package(world.practitioner, family)
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "already part of this relationship" in text(answer)
    assert "My words stay." in text(answer)


def test_a_choice_that_changed_meanwhile_is_said_and_the_words_stay(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(family, "vipp-sd")
    sent = hidden(client.get(url)) | {"reason": "My words stay."}
    offer(world.practitioner, "vipp-sd", places_left=2)
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "Nothing was overwritten" in text(answer)
    assert "My words stay." in text(answer)
    again = client.post(url, hidden(answer) | {"reason": "My words stay."})
    assert again.status_code == 302


def test_a_page_that_was_read_before_the_change_is_sent_back(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    now = selectors.shown(world.practitioner, family.formulation, TODAY).fingerprint
    fresh = client.get(address(family, "vipp-sd", shown=str(now)))
    assert "has changed since you read it" not in text(fresh)
    stale = client.get(address(family, "vipp-sd", shown="1"))
    assert "The choice has changed since you read it" in text(stale)


def test_nothing_chosen_or_nothing_understood(world: World, client_for: ClientFor) -> None:
    client, family = client_for(world.practitioner), understood(world.practitioner)
    page = client.get(address(family))
    assert page.status_code == 409
    assert "Go back and tick at least one." in text(page)
    at_home = home(world.practitioner, name="New")
    episode(world.practitioner, at_home)
    page = client.get(
        reverse("agree_package", args=[at_home.relationship.pk]) + "?programme=vipp-sd"
    )
    assert page.status_code == 409
    assert "Write that first." in text(page)


def test_an_episode_that_closed_meanwhile_keeps_the_words(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(family, "vipp-sd")
    sent = hidden(client.get(url)) | {"reason": "My words stay."}
    part_of = family.home.relationship
    relationships.change_relationship(
        by=world.practitioner,
        relationship=part_of,
        role=part_of.role,  # type: ignore[arg-type]
        parental_responsibility=part_of.parental_responsibility,  # type: ignore[arg-type]
        ends_on=TODAY - dt.timedelta(days=1),
        seen=None,
    )
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "My words stay." in text(answer)
    assert not Package.objects.exists()


def test_who_may_agree(world: World, family: Understood, client_for: ClientFor) -> None:
    url = address(family, "vipp-sd")
    for role, viewer in world.viewers.items():
        assert client_for(viewer).get(url).status_code == (200 if role in CLINICAL else 403), role
    for method in (client_for(world.stranger).get, client_for(world.stranger).post):
        assert method(url).status_code == 404
