"""A group on the worklist of who leads it: once, with the way to its register."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.caseload.facts import Appointment
from attunement.service.caseload.selectors import record, worklist
from attunement.service.groups import actions
from attunement.service.groups.models import RunState
from builders.groups import begun, meet, pair
from builders.pages import text
from world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


def today(viewer: Viewer, *, whole_team: bool = False) -> list[Appointment]:
    return list(worklist(viewer, whole_team=whole_team).appointments.rows)


def test_each_meeting_stands_once_however_many_families(by: Viewer) -> None:
    run = begun(by)
    one, _ = pair(by, run), pair(by, run, "Brook")
    meet(by, one, 1, one.both)
    found = today(by)
    due = run.sessions.filter(number__in=range(2, 6))
    assert [each.pk for each in found] == [each.pk for each in due]
    assert {(each.family, each.run, each.page) for each in found} == {
        (None, run.pk, "group_register")
    }
    assert found[0].what == "Mellow Babies, session 2"


def test_it_is_on_the_list_of_who_leads_it_and_of_the_team(world: World, by: Viewer) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    run = begun(by, leaders=[lead])
    pair(by, run)
    assert today(by) == []
    assert len(today(lead)) == 5
    (name,) = {each.practitioner for each in today(lead, whole_team=True)}
    assert name == lead.user.name
    assert today(world.stranger) == []
    actions.move_run(by=by, run=run, to=RunState.CALLED_OFF, because="No room.")
    assert today(lead) == []


def test_the_page_leads_to_the_register_and_the_group(
    by: Viewer, client_for: Callable[[Viewer], Client]
) -> None:
    run = begun(by)
    pair(by, run)
    page = client_for(by).get("/")
    html = page.content.decode()
    assert "Tuesday mornings" in text(page)
    assert reverse("run", args=[run.pk]) in html
    assert reverse("group_register", args=[run.sessions.get(number=1).pk]) in html
    assert "record/" not in html


def test_the_familys_page_has_it_next_and_in_its_story(
    by: Viewer, client_for: Callable[[Viewer], Client]
) -> None:
    joined = pair(by, begun(by))
    family = joined.family.home.family
    coming = joined.run.sessions.filter(at__gte=timezone.now()).order_by("at")[0]
    assert record(by, family.pk).next_at == coming.at
    meet(by, joined, 1, joined.both)
    page = text(client_for(by).get(reverse("family", args=[family.pk])))
    assert "Mellow Babies, in the group, session 1: held" in page


def test_the_cost_does_not_grow(
    by: Viewer,
    client_for: Callable[[Viewer], Client],
    django_assert_same_queries: Callable[..., int],
) -> None:
    run, client = begun(by), client_for(by)
    client.get("/")

    def grow(count: int) -> None:
        for number in range(count):
            pair(by, run if number < 4 else begun(by, name=f"Group {number}"), f"Name {number}")

    assert django_assert_same_queries(lambda: client.get("/"), grow) <= 20
