"""Breaking the glass: a reason, a time box, an alert to others, and a review by somebody else."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.relationships.models import Task
from attunement.service.safeguarding import actions, selectors
from attunement.service.sections.models import Finding
from attunement.service.sections.rules import TIME_BOX, Access, Section
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import safeguarding as build
from world import World, episode, home, viewer

pytestmark = pytest.mark.django_db
SEALED = Section.SAFEGUARDING


def test_it_opens_for_an_hour_and_closes_by_itself(world: World) -> None:
    family = home(world.practitioner).family
    long_ago = timezone.now() - TIME_BOX - dt.timedelta(seconds=1)
    assert selectors.access_to(world.practitioner, family.pk, SEALED) == Access.WITH_REASON
    build.opened(world.practitioner, family, SEALED, now=long_ago)
    assert selectors.access_to(world.practitioner, family.pk, SEALED) == Access.WITH_REASON
    build.opened(world.practitioner, family, SEALED)
    assert selectors.access_to(world.practitioner, family.pk, SEALED) == Access.READ
    assert selectors.access_to(world.practitioner, family.pk, Section.HIDDEN_ADDRESS) == (
        Access.WITH_REASON
    )


def test_it_opens_one_family_to_one_person(world: World) -> None:
    family = home(world.practitioner).family
    other = home(world.practitioner, name="Baker").family
    colleague = viewer(world.team, name="Bea Colleague")
    build.opened(world.practitioner, family, SEALED)
    assert selectors.access_to(world.practitioner, other.pk, SEALED) == Access.WITH_REASON
    assert selectors.access_to(colleague, family.pk, SEALED) == Access.WITH_REASON


def test_the_supervisors_and_leads_find_a_task_and_whoever_opened_it_does_not(
    world: World,
) -> None:
    family = home(world.practitioner).family
    lead = world.viewers[Role.TEAM_LEAD]
    build.opened(world.practitioner, family, SEALED, reason="The mother has just called me.")
    told = Task.objects.filter(family=family)
    assert {task.assigned_to for task in told} == {
        lead.user,
        world.viewers[Role.SUPERVISOR].user,
    }
    assert not any("mother" in task.title + task.why for task in told)
    told.delete()
    build.opened(lead, family, Section.OWN_THERAPY)
    assert [task.assigned_to for task in Task.objects.filter(family=family)] == [
        world.viewers[Role.SUPERVISOR].user
    ]


@pytest.mark.parametrize(
    ("role", "section"),
    [
        (Role.ADMINISTRATOR, Section.SAFEGUARDING),
        (Role.ADMINISTRATOR, Section.HIDDEN_ADDRESS),
        (Role.PRACTITIONER, Section.OWN_THERAPY),
        (Role.SUPERVISOR, Section.OWN_THERAPY),
        (Role.SUPERVISOR, Section.SAFEGUARDING),
    ],
)
def test_nobody_opens_what_is_not_theirs_to_open_or_is_open_to_them_already(
    world: World, role: Role, section: Section
) -> None:
    family = home(world.practitioner).family
    with pytest.raises(Refused):
        build.opened(world.viewers[role], family, section)


def test_the_keyworker_needs_no_reason(world: World) -> None:
    here = home(world.practitioner)
    episode(world.practitioner, here)
    with pytest.raises(Refused, match="You can read this already"):
        build.opened(world.practitioner, here.family, SEALED)


def test_it_is_reviewed_once_and_by_somebody_else(world: World) -> None:
    family = home(world.practitioner).family
    lead, supervisor = world.viewers[Role.TEAM_LEAD], world.viewers[Role.SUPERVISOR]
    glass = build.opened(lead, family, Section.OWN_THERAPY)
    note = "The father had threatened her; she could not be reached."

    def review(by, **facts):  # type: ignore[no-untyped-def]
        return actions.review_opening(
            by=by, glass=glass, finding=Finding.JUSTIFIED, note=note, **facts
        )

    with pytest.raises(Refused, match="You opened this yourself"):
        review(lead)
    reviewed = review(supervisor, seen=1)
    assert (reviewed.finding, reviewed.reviewed_by) == (Finding.JUSTIFIED, supervisor.user)
    assert not Task.objects.filter(family=family, done_at=None).exists()
    with pytest.raises(Stale):
        review(supervisor, seen=1)
    with pytest.raises(Refused, match="reviewed already"):
        review(supervisor)
    verbs = Event.objects.filter(subject=f"own_therapy: opening {glass.pk}").order_by("number")
    assert [event.verb for event in verbs] == [
        "opened a sealed section",
        "reviewed the opening of a sealed section",
    ]


def test_from_the_family_to_the_reason_to_the_page_and_back_by_the_same_link(
    world: World, client_for
) -> None:
    family = home(world.practitioner).family
    build.concern(world.viewers[Role.TEAM_LEAD], family)
    client = client_for(world.practitioner)
    way_in = reverse("break_glass", args=[family.pk, "safeguarding"])
    there = reverse("safeguarding", args=[family.pk])
    assert way_in in client.get(reverse("family", args=[family.pk])).content.decode()
    assert client.get(there).status_code == 404
    refused = client.post(way_in, {"reason": "Duty"})
    assert refused.status_code == 422
    assert "Write a little more" in refused.content.decode()
    answer = client.post(way_in, {"reason": "I am on duty and she has called."})
    assert (answer.status_code, answer["Location"]) == (302, there)
    assert "no food" in client.get(there).content.decode()
    assert client.get(way_in)["Location"] == there


def test_the_list_shows_what_is_not_reviewed_first_and_is_for_those_who_review(
    world: World, client_for
) -> None:
    family = home(world.practitioner).family
    supervisor = world.viewers[Role.SUPERVISOR]
    first = build.opened(world.practitioner, family, SEALED, reason="First reason of two.")
    actions.review_opening(by=supervisor, glass=first, finding=Finding.JUSTIFIED, note="Yes")
    build.opened(viewer(world.team, name="Bea Colleague"), family, SEALED, reason="Second reason.")
    page = client_for(supervisor).get(reverse("openings")).content.decode()
    assert page.index("Second reason.") < page.index("First reason of two.")
    for role in (Role.PRACTITIONER, Role.ADMINISTRATOR, Role.COMMISSIONER):
        assert client_for(world.viewers[role]).get(reverse("openings")).status_code == 403
    elsewhere = viewer(world.other_team, Role.SUPERVISOR)
    assert "Second reason." not in client_for(elsewhere).get(reverse("openings")).content.decode()


@pytest.mark.parametrize("section", ["record", "nothing", "Safeguarding"])
def test_only_a_sealed_section_can_be_opened(world: World, client_for, section: str) -> None:
    family = home(world.practitioner).family
    address = reverse("break_glass", args=[family.pk, section])
    assert client_for(world.practitioner).get(address).status_code == 404
