"""A concern: written down, corrected, decided about, in the right order and with a task."""

import datetime as dt
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.relationships.models import TaskKind
from attunement.service.safeguarding import actions
from attunement.service.safeguarding.models import ConcernState
from attunement.service.safeguarding.states import ENDED, TRANSITIONS
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import safeguarding as build
from world import TODAY, World, episode, home, viewer

pytestmark = pytest.mark.django_db
SOON = TODAY + dt.timedelta(days=7)


def decided(by, concern, to, **facts):  # type: ignore[no-untyped-def]
    review = {"review_on": SOON} if to == ConcernState.WATCHING else {}
    return actions.decide(by=by, concern=concern, to=to, reason="Weighed.", **{**review, **facts})


def test_a_concern_asks_the_keyworker_for_a_decision_on_the_same_day(world: World) -> None:
    here = home(world.practitioner)
    episode(world.practitioner, here)
    colleague = viewer(world.team, name="Bea Colleague")
    concern = build.concern(colleague, here.family)
    assert concern.task is not None
    assert concern.task.kind == TaskKind.SAFETY
    assert concern.task.due_on == TODAY
    assert concern.task.assigned_to == world.practitioner.user
    assert "food" not in concern.task.title + concern.task.why
    event = Event.objects.filter(verb="recorded a concern").get()
    assert event.subject == f"safeguarding: concern {concern.pk}"
    assert "food" not in str(event.details)


def test_without_a_keyworker_it_is_whoever_wrote_it_down(world: World) -> None:
    concern = build.concern(world.practitioner, home(world.practitioner).family)
    assert concern.task is not None
    assert concern.task.assigned_to == world.practitioner.user


def test_a_decision_ends_the_task_and_watching_raises_one_for_the_day_to_look_again(
    world: World,
) -> None:
    by = world.practitioner
    concern = build.concern(by, home(by).family)
    first = concern.task
    assert first is not None
    concern = decided(by, concern, ConcernState.WATCHING)
    first.refresh_from_db()
    assert first.done_at is not None
    assert concern.task is not None
    assert concern.task.due_on == SOON
    assert concern.task.kind == TaskKind.FOLLOW_UP
    concern = decided(by, concern, ConcernState.CLOSED)
    assert concern.task is None
    assert [each.to for each in concern.decisions.all()] == ["watching", "closed"]


def test_watching_needs_a_day_that_is_not_past(world: World) -> None:
    by = world.practitioner
    concern = build.concern(by, home(by).family)
    for review_on in (None, TODAY - dt.timedelta(days=1)):
        with pytest.raises(Refused):
            decided(by, concern, ConcernState.WATCHING, review_on=review_on)


def test_every_step_that_the_table_does_not_name_is_refused(world: World) -> None:
    by = world.practitioner
    family = home(by).family
    for start, to in product(TRANSITIONS, ConcernState):
        if start == ConcernState.MISTAKEN or start == ConcernState.RECORDED:
            path = [start] if start != ConcernState.RECORDED else []
        elif start == ConcernState.CLOSED:
            path = [ConcernState.WITH_LEAD, start]
        else:
            path = [start]
        if to in TRANSITIONS[start]:
            continue
        concern = build.concern(by, family)
        for step in path:
            concern = decided(by, concern, step)
        with pytest.raises(Refused):
            decided(by, concern, to)
    assert {ConcernState.CLOSED, ConcernState.MISTAKEN} == ENDED


def test_a_correction_keeps_what_was_written_first(world: World) -> None:
    by = world.practitioner
    concern = build.concern(by, home(by).family)
    actions.correct_concern(
        by=by, concern=concern, told=build.told(words="No milk."), because="Misheard", seen=1
    )
    first, second = concern.accounts.all()
    assert first.words.startswith("Ada said")
    assert (second.number, second.words, second.because) == (2, "No milk.", "Misheard")


def test_who_looked_at_an_older_version_is_told(world: World) -> None:
    by = world.practitioner
    concern = build.concern(by, home(by).family)
    decided(by, concern, ConcernState.WITH_LEAD, seen=1)
    with pytest.raises(Stale):
        decided(by, concern, ConcernState.REFERRED, seen=1)


def test_the_form_writes_it_down_and_leads_to_the_page_that_its_writer_may_read(
    world: World, client_for
) -> None:
    by = world.practitioner
    here = home(by)
    episode(by, here)
    stranger = viewer(world.team, name="Bea Colleague")
    sent = {
        "about": str(here.baby.pk),
        "words": "Seen through the window: Sam alone.",
        "whose": "seen",
        "told_by": "",
        "kind": "neglect",
        "seen_on_day": str(TODAY.day),
        "seen_on_month": str(TODAY.month),
        "seen_on_year": str(TODAY.year),
    }
    address = reverse("record_concern", args=[here.family.pk])
    for who, leads_to in ((by, "safeguarding"), (stranger, "family")):
        answer = client_for(who).post(address, sent)
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == reverse(leads_to, args=[here.family.pk])
    assert here.family.concerns.count() == 2


def test_a_form_without_words_loses_nothing(world: World, client_for) -> None:
    here = home(world.practitioner)
    address = reverse("record_concern", args=[here.family.pk])
    answer = client_for(world.practitioner).post(address, {"told_by": "The neighbour at no. 4"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Write what was seen or said" in page
    assert "The neighbour at no. 4" in page


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMISSIONER])
def test_who_does_not_work_with_families_writes_none(world: World, client_for, role: Role) -> None:
    here = home(world.practitioner)
    client: Client = client_for(world.viewers[role])
    assert client.get(reverse("record_concern", args=[here.family.pk])).status_code == 403


def test_the_page_shows_what_waits_and_the_chronology_what_happened_in_order(
    world: World, client_for
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    family = home(world.practitioner).family
    long_ago = build.concern(world.practitioner, family, seen_on=TODAY - dt.timedelta(days=9))
    build.liaison(world.practitioner, family, concern=long_ago, on=TODAY - dt.timedelta(days=4))
    decided(lead, long_ago, ConcernState.REFERRED)
    build.concern(world.practitioner, family, words="Second worry.")
    page = client_for(lead).get(reverse("safeguarding", args=[family.pk])).content.decode()
    assert "Waiting for a decision" in page
    assert "Referred to children’s social care" in page
    assert "Word is due back by" in page
    told = client_for(lead).get(reverse("chronology", args=[family.pk])).content.decode()
    places = [told.index(words) for words in ("no food", "Kim, duty worker", "Weighed.")]
    assert places == sorted(places)


@pytest.mark.parametrize("rows", [2, 8])
def test_the_number_of_queries_does_not_grow(
    world: World, client_for, rows: int, django_assert_max_num_queries
) -> None:
    family = home(world.practitioner).family
    for _ in range(rows):
        concern = build.concern(world.practitioner, family)
        build.liaison(world.practitioner, family, concern=concern)
        decided(world.practitioner, concern, ConcernState.WITH_LEAD)
    client = client_for(world.viewers[Role.SUPERVISOR])
    address = reverse("safeguarding", args=[family.pk])
    client.get(address)
    with django_assert_max_num_queries(26):
        client.get(address)
