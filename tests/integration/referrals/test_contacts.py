"""Every attempt to be in touch, with everybody in their own right."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.referrals import actions, selectors
from attunement.service.referrals.models import Contact, Mode, Outcome
from attunement.service.relationships import actions as families
from attunement.service.relationships.models import CarerRole, OtherParent, Person
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import referrals as build
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def at(days: int, time: str = "10:30") -> dict[str, str]:
    day = TODAY + dt.timedelta(days=days)
    return {
        "at_day": str(day.day),
        "at_month": str(day.month),
        "at_year": str(day.year),
        "at_time": time,
    }


def with_father(world: World) -> tuple[Home, Person]:
    theirs = home(world.practitioner)
    father = families.add_carer(
        by=world.practitioner,
        family=theirs.family,
        carer=NewCarer(person=NewPerson(given_name="Obi"), role=CarerRole.FATHER),
        on=TODAY,
    )
    return theirs, father


def test_an_attempt_that_nobody_answered_is_recorded(world: World, client_for: ClientFor) -> None:
    theirs, father = with_father(world)
    client = client_for(world.practitioner)
    url = reverse("record_contact", args=[theirs.family.pk])
    page = client.get(url).text
    assert "Ada Okafor" in page
    assert "Obi" in page
    assert f'name="at_year" type="text" value="{TODAY.year}"' in page
    answer = client.post(
        url,
        at(-1)
        | {
            "mode": "phone",
            "people": [str(father.pk)],
            "invitation": "on",
            "outcome": "no_answer",
            "note": "Rang twice.",
        },
    )
    assert answer["Location"] == reverse("family", args=[theirs.family.pk])
    row = Contact.objects.get()
    assert (row.mode, row.outcome, row.invitation) == ("phone", "no_answer", True)
    assert list(row.people.all()) == [father]
    assert not row.met.exists()
    assert row.by == world.practitioner.user
    assert Event.objects.filter(verb="recorded a contact", family_id=theirs.family.pk).exists()


def test_the_safe_contact_note_stands_above_the_form(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    families.change_family(
        by=world.practitioner,
        family=theirs.family,
        name="Okafor",
        safe_contact="Never ring the landline.",
        other_parent=OtherParent.UNSAFE,
        seen=None,
    )
    for name in ("record_contact", "plan_contact"):
        page = client_for(world.practitioner).get(reverse(name, args=[theirs.family.pk])).text
        assert page.index("Never ring the landline.") < page.index('<form method="post" novalidate')


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"people": []}, "Select whom it is meant for"),
        ({"met": []}, "Select whom you met or spoke to"),
        ({"outcome": "no_answer"}, "Leave this empty, or change the outcome"),
        ({"mode": "joint_visit"}, "Say with whom the joint visit is"),
        (at(2), "must be today or in the past"),
        (at(-1, "25:00"), "write the time like 2:30pm or 14:30"),
        ({"outcome": ""}, "Select what came of it"),
    ],
)
def test_what_cannot_be_is_said_where_it_is(
    world: World, client_for: ClientFor, changes: dict[str, object], words: str
) -> None:
    theirs = home(world.practitioner)
    mother = str(theirs.mother.pk)
    whole = at(-1) | {"mode": "phone", "people": [mother], "outcome": "met", "met": [mother]}
    answer = client_for(world.practitioner).post(
        reverse("record_contact", args=[theirs.family.pk]), whole | {"note": "Kept"} | changes
    )
    assert answer.status_code == 422
    assert words in answer.text
    assert "Kept" in answer.text
    assert not Contact.objects.exists()


def test_nobody_of_another_family_can_be_named(world: World) -> None:
    theirs, other = home(world.practitioner), home(world.practitioner, name="Bello")
    with pytest.raises(Refused, match="does not belong to this family"):
        build.contact(world.practitioner, theirs.family, [other.mother])


def test_the_action_refuses_what_the_form_refuses(world: World) -> None:
    theirs = home(world.practitioner)
    with pytest.raises(Refused, match="nobody is named"):
        build.contact(world.practitioner, theirs.family, [theirs.mother], met=[])
    with pytest.raises(Refused, match="cannot lie in the future"):
        build.contact(world.practitioner, theirs.family, [theirs.mother], days_ago=-2)
    assert not Contact.objects.exists()


def test_an_appointment_is_planned_and_then_has_an_outcome(
    world: World, client_for: ClientFor
) -> None:
    theirs, father = with_father(world)
    client = client_for(world.practitioner)
    both = [str(theirs.mother.pk), str(father.pk)]
    answer = client.post(
        reverse("plan_contact", args=[theirs.family.pk]),
        at(2, "2:30pm")
        | {"mode": "joint_visit", "joint_with": "Jo Bell", "people": both, "note": "Bring the mat"},
    )
    assert answer.status_code == 302
    row = Contact.objects.get()
    assert timezone.localtime(row.at).hour == 14
    url = reverse("contact_outcome", args=[row.pk])
    page = client.get(url).text
    assert "Joint visit with the referrer on" in page
    early = client.post(url, {"outcome": "met", "met": both})
    assert early.status_code == 409
    assert "This contact is still to come." in early.text
    cancelled = {"outcome": "cancelled_by_family", "note": "Baby unwell"}
    assert client.post(url, cancelled).status_code == 302
    row.refresh_from_db()
    assert row.outcome == Outcome.CANCELLED_BY_FAMILY
    assert row.note == "Bring the mat\n\nBaby unwell"
    assert client.get(url).status_code == 409


def test_planning_in_the_past_is_refused(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    answer = client_for(world.practitioner).post(
        reverse("plan_contact", args=[theirs.family.pk]),
        at(-1) | {"mode": "phone", "people": [str(theirs.mother.pk)]},
    )
    assert answer.status_code == 422
    assert "must be today or in the future" in answer.text


def test_who_came_is_not_who_was_asked(world: World) -> None:
    theirs, father = with_father(world)
    row = actions.plan_contact(
        by=world.practitioner,
        family=theirs.family,
        at=timezone.now(),
        mode=Mode.HOME_VISIT,
        people=[theirs.mother, father],
        invitation=True,
    )
    actions.say_outcome(
        by=world.practitioner,
        contact=row,
        outcome=Outcome.MET,
        met=[father],
        note="",
        seen=row.version,
    )
    of = dict(selectors.engagement_of(theirs.family))
    assert of[father].met_on == TODAY
    assert of[theirs.mother].met_on is None
    assert of[theirs.mother].invited_on == of[father].invited_on == TODAY
    assert of[theirs.mother].attempts == 1


def test_a_planned_contact_engages_nobody_yet(world: World) -> None:
    theirs = home(world.practitioner)
    build.planned(world.practitioner, theirs.family, [theirs.mother])
    [(person, reached)] = selectors.engagement_of(theirs.family)
    assert person == theirs.mother
    assert (reached.attempts, reached.invited_on, reached.met_on) == (0, None, None)


def test_the_second_who_says_an_outcome_is_told(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    row = build.planned(world.practitioner, theirs.family, [theirs.mother])
    colleague = client_for(world.viewers[Role.SUPERVISOR])
    url = reverse("withdraw_contact", args=[row.pk])
    page = colleague.get(url).text
    assert f'name="_version" value="{row.version}"' in page
    actions.say_outcome(
        by=world.practitioner,
        contact=row,
        outcome=Outcome.CANCELLED_BY_US,
        met=[],
        note="",
        seen=row.version,
    )
    answer = colleague.post(url, {"because": "Entered twice", "_version": str(row.version)})
    assert answer.status_code == 409
    assert "Someone else changed this" in answer.text
    assert "Entered twice" in answer.text
    with pytest.raises(Stale):
        actions.withdraw_contact(
            by=world.practitioner, contact=row, because="Twice", seen=row.version
        )


def test_a_withdrawn_contact_stays_readable_and_counts_for_nothing(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    row = build.contact(world.practitioner, theirs.family, [theirs.mother])
    client = client_for(world.practitioner)
    url = reverse("withdraw_contact", args=[row.pk])
    assert client.post(url, {"because": ""}).status_code == 422
    assert client.post(url, {"because": "Wrong family"}).status_code == 302
    [kept] = selectors.contacts_of(theirs.family)
    assert kept.withdrawn_because == "Wrong family"
    assert kept.withdrawn_by == world.practitioner.user
    [(_, reached)] = selectors.engagement_of(theirs.family)
    assert reached.attempts == 0
    assert client.get(url).status_code == 409


def test_my_appointments_of_a_day_and_those_without_an_outcome(world: World) -> None:
    theirs = home(world.practitioner)
    soon = build.planned(world.practitioner, theirs.family, [theirs.mother], days_ahead=3)
    missed = build.planned(world.practitioner, theirs.family, [theirs.mother], days_ahead=-2)
    build.contact(world.practitioner, theirs.family, [theirs.mother])
    assert list(selectors.planned_contacts(world.practitioner, TODAY)) == [missed]
    later = TODAY + dt.timedelta(days=4)
    assert list(selectors.planned_contacts(world.practitioner, later)) == [missed, soon]
    assert not selectors.planned_contacts(world.viewers[Role.SUPERVISOR], later)


def test_who_waits_until_somebody_is_met(world: World) -> None:
    practitioner = world.practitioner
    row = build.referral(practitioner)
    build.answered(practitioner, build.referral(practitioner, name="Answered"))
    assert list(selectors.waiting(practitioner)) == [row]
    row = build.accepted(practitioner, row)
    mother = row.family.members.get(place="carer").person
    build.contact(practitioner, row.family, [mother], outcome=Outcome.NO_ANSWER)
    assert list(selectors.waiting(practitioner)) == [row]
    build.contact(practitioner, row.family, [mother])
    assert not selectors.waiting(practitioner)
    assert not selectors.waiting(world.stranger)


def test_another_teams_contact_is_not_there(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    row = build.planned(world.practitioner, theirs.family, [theirs.mother])
    stranger = client_for(world.stranger)
    for name in ("contact_outcome", "withdraw_contact"):
        assert stranger.get(reverse(name, args=[row.pk])).status_code == 404
    for name in ("record_contact", "plan_contact"):
        assert stranger.get(reverse(name, args=[theirs.family.pk])).status_code == 404
    commissioner = client_for(world.viewers[Role.COMMISSIONER])
    assert commissioner.get(reverse("contact_outcome", args=[row.pk])).status_code == 403


def test_the_attempts_of_a_family_cost_the_same_for_many(
    world: World, django_assert_same_queries: Callable[..., int]
) -> None:
    theirs = home(world.practitioner)

    def grow(count: int) -> None:
        for _ in range(count):
            build.contact(world.practitioner, theirs.family, [theirs.mother])

    def read() -> None:
        for row in selectors.contacts_of(theirs.family):
            list(row.people.all())
            list(row.met.all())
        selectors.engagement_of(theirs.family)

    django_assert_same_queries(read, grow)
