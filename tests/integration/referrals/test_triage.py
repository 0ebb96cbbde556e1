"""Deciding, and taking back: each with a reason and a date, and nothing moves by itself."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.selectors import clinicians
from attunement.service.audit.models import Event
from attunement.service.referrals import actions, selectors
from attunement.service.referrals.models import Referral, ReferralState
from attunement.service.relationships import actions as people
from attunement.service.relationships.models import CarerRole, TaskKind
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import referrals as build
from world import TODAY, World, home
from world import episode as open_episode

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def today() -> dict[str, str]:
    return {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}


def test_accepting_opens_an_episode_about_the_chosen_relationships(
    world: World, client_for: ClientFor
) -> None:
    row = build.referral(world.practitioner)
    people.add_carer(
        by=world.practitioner,
        family=row.family,
        carer=NewCarer(person=NewPerson(given_name="Obi"), role=CarerRole.FATHER),
        on=TODAY,
    )
    mothers, fathers = row.family.relationships.order_by("pk")
    keyworker = world.viewers[Role.SUPERVISOR].user
    client = client_for(world.practitioner)
    url = reverse("triage", args=[row.pk])
    page = client.get(url).text
    assert "Sam and Ada" in page
    assert "Sam and Obi" in page
    answer = client.post(
        url,
        today()
        | {
            "state": "accepted",
            "reason": "In scope.",
            "keyworker": str(keyworker.pk),
            "relationships": [str(fathers.pk)],
        },
    )
    assert answer["Location"] == reverse("family", args=[row.family_id])
    row.refresh_from_db()
    assert row.state == ReferralState.ACCEPTED
    assert row.episode is not None
    assert row.episode.keyworker == keyworker
    assert list(row.episode.relationships.all()) == [fathers]
    assert mothers not in row.episode.relationships.all()
    [decision] = selectors.decisions(row)
    assert (decision.reason, decision.decided_on) == ("In scope.", TODAY)
    assert decision.decided_by == world.practitioner.user
    assert Event.objects.filter(verb="accepted a referral", family_id=row.family_id).exists()


@pytest.mark.parametrize("state", ["consultation", "signposted", "declined"])
def test_other_answers_open_nothing(world: World, client_for: ClientFor, state: str) -> None:
    row = build.referral(world.practitioner)
    answer = client_for(world.practitioner).post(
        reverse("triage", args=[row.pk]),
        today() | {"state": state, "reason": "The health visitor stays with them."},
    )
    assert answer["Location"] == reverse("referral", args=[row.pk])
    row.refresh_from_db()
    assert (row.state, row.episode) == (state, None)
    assert not row.family.episodes.exists()
    page = client_for(world.practitioner).get(answer["Location"]).text
    assert "The health visitor stays with them." in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": ""}, "Select your decision"),
        ({"reason": ""}, "Enter the reason"),
        ({"on_year": ""}, "Date of the decision must include a year"),
        ({"keyworker": ""}, "Choose who will be their keyworker"),
        ({"relationships": []}, "Choose at least one relationship"),
    ],
)
def test_a_decision_needs_its_parts(
    world: World, client_for: ClientFor, changes: dict[str, object], words: str
) -> None:
    row = build.referral(world.practitioner)
    whole = today() | {
        "state": "accepted",
        "reason": "In scope.",
        "keyworker": str(world.practitioner.user.pk),
        "relationships": [str(r.pk) for r in row.family.relationships.all()],
    }
    answer = client_for(world.practitioner).post(reverse("triage", args=[row.pk]), whole | changes)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_decision_does_not_come_before_the_referral(world: World, client_for: ClientFor) -> None:
    row = build.referral(world.practitioner, days_ago=0)
    day = TODAY - dt.timedelta(days=40)
    answer = client_for(world.practitioner).post(
        reverse("triage", args=[row.pk]),
        {
            "state": "declined",
            "reason": "Out of area.",
            "on_day": str(day.day),
            "on_month": str(day.month),
            "on_year": str(day.year),
        },
    )
    assert answer.status_code == 409
    assert "cannot come before the referral" in answer.text
    assert "Out of area." in answer.text


def test_a_decision_sent_twice_is_made_once(world: World, client_for: ClientFor) -> None:
    row = build.referral(world.practitioner)
    client = client_for(world.practitioner)
    whole = today() | {
        "state": "accepted",
        "reason": "In scope.",
        "keyworker": str(world.practitioner.user.pk),
        "relationships": [str(r.pk) for r in row.family.relationships.all()],
        "_once": "pressed-twice",
    }
    address = reverse("triage", args=[row.pk])
    first, second = client.post(address, whole), client.post(address, whole)
    assert first["Location"] == second["Location"] == reverse("family", args=[row.family_id])
    assert selectors.decisions(row).count() == 1
    assert row.family.episodes.count() == 1


def test_only_clinicians_of_this_team_can_be_keyworkers(world: World) -> None:
    found = set(clinicians(world.practitioner, TODAY))
    clinical = {Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD}
    assert found == {world.viewers[role].user for role in clinical}


def test_a_decided_referral_is_not_decided_again(world: World, client_for: ClientFor) -> None:
    row = build.answered(world.practitioner, build.referral(world.practitioner))
    answer = client_for(world.practitioner).get(reverse("triage", args=[row.pk]))
    assert answer.status_code == 409
    assert "This referral has been decided already: signposted." in answer.text
    with pytest.raises(Refused):
        build.accepted(world.practitioner, row)


def test_the_second_of_two_who_decide_is_told(world: World, client_for: ClientFor) -> None:
    row = build.referral(world.practitioner)
    seen = row.version
    build.answered(world.practitioner, row)
    with pytest.raises((Stale, Refused)):
        actions.answer_referral(
            by=world.viewers[Role.SUPERVISOR],
            referral=row,
            state=ReferralState.DECLINED,
            reason="Later.",
            on=TODAY,
            seen=seen,
        )


def test_accepting_a_family_with_an_open_episode_joins_it(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    open_one = open_episode(world.practitioner, theirs)
    supervisor = world.viewers[Role.SUPERVISOR]
    row = build.referral(supervisor, family=theirs.family)
    client = client_for(supervisor)
    url = reverse("triage", args=[row.pk])
    page = client.get(url).text
    assert f"{world.practitioner.user.name} is the keyworker" in page
    assert 'name="keyworker"' not in page
    answer = client.post(url, today() | {"state": "accepted", "reason": "More worries."})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.episode == open_one
    assert row.episode.keyworker == world.practitioner.user
    assert theirs.family.episodes.count() == 1


def test_accepting_without_a_keyworker_is_refused_by_the_action_too(world: World) -> None:
    row = build.referral(world.practitioner)
    with pytest.raises(Refused, match="keyworker"):
        actions.accept_referral(
            by=world.practitioner,
            referral=row,
            keyworker=None,
            relationships=list(row.family.relationships.all()),
            reason="In scope.",
            on=TODAY,
            seen=row.version,
        )
    assert Referral.objects.get().state == ReferralState.RECEIVED
    assert not Event.objects.filter(verb="opened an episode of care").exists()


def test_answering_is_not_a_way_to_accept(world: World) -> None:
    row = build.referral(world.practitioner)
    with pytest.raises(Refused):
        build.answered(world.practitioner, row, ReferralState.ACCEPTED)


def revoke(client: Client, row: Referral) -> int:
    return client.post(
        reverse("revoke_referral", args=[row.pk]), today() | {"reason": "They changed their mind."}
    ).status_code


def test_a_waiting_referral_is_taken_back(world: World, client_for: ClientFor) -> None:
    row = build.referral(world.practitioner)
    assert revoke(client_for(world.viewers[Role.ADMINISTRATOR]), row) == 302
    row.refresh_from_db()
    assert row.state == ReferralState.REVOKED
    [decision] = selectors.decisions(row)
    assert decision.reason == "They changed their mind."


def test_taking_back_an_accepted_referral_closes_what_it_opened(
    world: World, client_for: ClientFor
) -> None:
    row = build.accepted(world.practitioner, build.referral(world.practitioner))
    assert revoke(client_for(world.practitioner), row) == 302
    row.refresh_from_db()
    assert row.episode is not None
    assert row.episode.closed_on == TODAY
    assert row.episode.closed_because == "Taken back: They changed their mind."


def test_a_referral_that_led_to_contact_is_not_taken_back(
    world: World, client_for: ClientFor
) -> None:
    row = build.accepted(world.practitioner, build.referral(world.practitioner))
    person = row.family.members.get(place="carer").person
    build.contact(world.practitioner, row.family, [person], days_ago=0)
    client = client_for(world.practitioner)
    page = client.get(reverse("revoke_referral", args=[row.pk]))
    assert page.status_code == 409
    assert "Work with this family has been recorded" in page.text
    assert revoke(client, row) == 409


def test_a_referral_that_joined_an_episode_leaves_it_open(
    world: World, client_for: ClientFor
) -> None:
    first = build.accepted(world.practitioner, build.referral(world.practitioner))
    second = build.accepted(
        world.practitioner, build.referral(world.practitioner, family=first.family, days_ago=0)
    )
    assert second.episode == first.episode
    assert revoke(client_for(world.practitioner), second) == 302
    assert first.episode is not None
    first.episode.refresh_from_db()
    assert first.episode.closed_on is None


def test_what_was_declined_is_not_taken_back(world: World, client_for: ClientFor) -> None:
    declined = ReferralState.DECLINED
    row = build.answered(world.practitioner, build.referral(world.practitioner), declined)
    page = client_for(world.practitioner).get(reverse("revoke_referral", args=[row.pk]))
    assert page.status_code == 409
    assert "What was decided stays in the record." in page.text


def test_a_task_is_not_work_that_holds_a_referral(world: World, client_for: ClientFor) -> None:
    row = build.accepted(world.practitioner, build.referral(world.practitioner))
    people.raise_task(
        by=world.practitioner,
        family=row.family,
        kind=TaskKind.OTHER,
        title="Call the referrer",
        why="",
        due_on=TODAY,
    )
    assert revoke(client_for(world.practitioner), row) == 302
