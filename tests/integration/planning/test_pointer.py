"""A pointer does what a form says: its addresses, what is filled in, and what the list tells."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.knowledge import library
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.planning import selectors
from attunement.service.planning.held import node_id
from attunement.service.planning.models import Box, BoxLink
from attunement.service.planning.presenters.theory import chart_of
from builders import planning as build
from builders.pages import text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def test_the_list_says_where_each_box_lies_and_where_it_leads(
    world: World, client_for: ClientFor
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    made, talk, _, _ = build.small(lead)
    page = client_for(lead).get(reverse("theory", args=[made.pk])).content.decode()
    chart = chart_of(selectors.held(made), {}, library())
    placed, left = chart.places[node_id(talk.pk)], chart.lefts["activity"]
    assert f'x="{placed.x:g}" y="{placed.y:g}" width="{placed.width:g}"' in page, "as it is drawn"
    place = f"{placed.x:g} {placed.y:g} {placed.width:g} {placed.height:g}"
    assert f'data-box="{talk.pk}" data-stage="activity" data-place="{place}"' in page
    assert f'data-column="activity" data-left="{left:g}"' in page
    for name in ("change_box", "theory_box"):
        assert reverse(name, args=[made.pk, talk.pk]) in page
    assert "theory.js" in page


def test_whoever_may_only_look_can_only_open(world: World, client_for: ClientFor) -> None:
    made, talk, _, _ = build.small(world.viewers[Role.TEAM_LEAD])
    client = client_for(world.viewers[Role.ADMINISTRATOR])
    page = client.get(reverse("theory", args=[made.pk])).content.decode()
    assert f'data-box="{talk.pk}"' in page
    assert "data-change" not in page
    assert "data-out-of" not in page
    assert "With a mouse: click a box to open it.<" in page


def test_dropped_in_another_column_a_box_is_moved_by_its_own_form(
    world: World, client_for: ClientFor
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    made, talk, _, _ = build.small(lead)
    address = f"{reverse('change_box', args=[made.pk, talk.pk])}?stage=mechanism"
    client = client_for(lead)
    assert '<option value="mechanism" selected' in client.get(address).content.decode()
    assert Box.objects.get(pk=talk.pk).stage == "activity", "nothing happens before it is sent"
    sent = {"stage": "mechanism", "words": talk.words, "version": talk.version}
    assert client.post(address, sent).status_code == 302
    assert Box.objects.get(pk=talk.pk).stage == "mechanism"


def test_drawn_to_another_box_a_link_is_made_by_the_form(
    world: World, client_for: ClientFor
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    made, talk, calm, _ = build.small(lead)
    sleep = build.box(lead, made, "The baby sleeps", stage="medium-term")
    address = f"{reverse('add_link', args=[made.pk])}?from={calm.pk}&to={sleep.pk}"
    for by, links in ((world.practitioner, 1), (lead, 2)):
        client = client_for(by)
        page = client.get(address).content.decode()
        assert f'<option value="{calm.pk}" selected' in page
        assert f'<option value="{sleep.pk}" selected' in page
        sent = {"cause": calm.pk, "effect": sleep.pk, "because": "It follows."}
        assert client.post(address, sent).status_code == 302
        assert BoxLink.objects.count() == links, "a practitioner proposes it"
    assert text(client.get(reverse("theory_box", args=[made.pk, talk.pk])))


@pytest.mark.parametrize("stage", ["nowhere", "activity"])
def test_a_box_is_added_where_the_list_says(
    world: World, client_for: ClientFor, stage: str
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    made, *_ = build.small(lead)
    address = f"{reverse('add_box', args=[made.pk])}?stage={stage}"
    page = client_for(lead).get(address).content.decode()
    chosen = f'<option value="{stage}" selected' in page
    assert chosen == (stage == "activity")
    sent = {"stage": "activity", "words": "Watch together"}
    assert client_for(lead).post(address, sent).status_code == 302
    assert Box.objects.filter(stage="activity").count() == 2
