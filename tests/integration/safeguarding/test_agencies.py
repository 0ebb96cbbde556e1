"""Words with other agencies: dated, corrected by new entries, and waited for."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from attunement.service.relationships.models import TaskKind
from attunement.service.safeguarding import actions
from attunement.service.safeguarding.escalation import word_missed_at
from attunement.service.safeguarding.models import How
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import safeguarding as build
from world import TODAY, World, episode, home

pytestmark = pytest.mark.django_db
DUE = TODAY + dt.timedelta(days=2)


def test_a_task_waits_for_word_and_others_are_told_from_the_morning_after(world: World) -> None:
    entry = build.liaison(world.practitioner, home(world.practitioner).family)
    assert entry.task is not None
    assert (entry.task.kind, entry.task.due_on) == (TaskKind.SAFETY, DUE)
    assert entry.task.assigned_to == world.practitioner.user
    assert entry.task.raised_at == word_missed_at(DUE, timezone.get_current_timezone())


def test_where_no_word_is_due_nobody_waits(world: World) -> None:
    family = home(world.practitioner).family
    assert build.liaison(world.practitioner, family, word_due_on=None).task is None


def test_word_that_came_ends_the_task_and_comes_once(world: World) -> None:
    by = world.practitioner
    entry = build.liaison(by, home(by).family)
    entry = actions.word_came(by=by, liaison=entry, on=TODAY, word="A visit on Monday.")
    assert entry.task is not None
    entry.task.refresh_from_db()
    assert entry.task.done_at is not None
    assert "Monday" not in entry.task.done_note
    with pytest.raises(Refused):
        actions.word_came(by=by, liaison=entry, on=TODAY, word="Again.")


def test_word_cannot_come_before_it_was_asked_for(world: World) -> None:
    by = world.practitioner
    entry = build.liaison(by, home(by).family)
    with pytest.raises(Refused, match="You spoke with them"):
        actions.word_came(by=by, liaison=entry, on=TODAY - dt.timedelta(days=1), word="Yes.")


def test_a_corrected_entry_stays_and_hands_on_what_came(world: World) -> None:
    by = world.practitioner
    old = build.liaison(by, home(by).family)
    old = actions.word_came(by=by, liaison=old, on=TODAY, word="A visit on Monday.")
    new = actions.correct_liaison(
        by=by, liaison=old, spoken=build.spoken(agency="The police"), because="Wrong agency"
    )
    assert (new.replaces, new.word, new.word_came_on) == (old, "A visit on Monday.", TODAY)
    assert new.task is None
    with pytest.raises(Refused):
        actions.correct_liaison(
            by=by, liaison=type(old).objects.get(pk=old.pk), spoken=build.spoken(), because="Again"
        )


def test_a_correction_moves_the_task_to_the_new_day(world: World) -> None:
    by = world.practitioner
    old = build.liaison(by, home(by).family)
    later = DUE + dt.timedelta(days=5)
    new = actions.correct_liaison(
        by=by, liaison=old, spoken=build.spoken(word_due_on=later), because="They said Friday"
    )
    assert old.task is not None
    old.task.refresh_from_db()
    assert old.task.done_at is not None
    assert new.task is not None
    assert new.task.due_on == later


def test_who_looked_at_an_older_version_is_told(world: World) -> None:
    by = world.practitioner
    entry = build.liaison(by, home(by).family)
    actions.word_came(by=by, liaison=entry, on=TODAY, word="Yes.", seen=1)
    with pytest.raises(Stale):
        actions.correct_liaison(by=by, liaison=entry, spoken=build.spoken(), because="Slip", seen=1)


def test_the_form_says_what_to_mend_and_loses_nothing(world: World, client_for) -> None:
    by = world.practitioner
    here = home(by)
    episode(by, here)
    yesterday = TODAY - dt.timedelta(days=1)
    sent = {
        "agency": "The GP at Mill Lane",
        "how": How.CALL,
        "asked": "Whether Sam was weighed.",
        "concern": "none",
        **{f"on_{unit}": str(getattr(TODAY, unit)) for unit in ("day", "month", "year")},
        **{
            f"word_due_on_{unit}": str(getattr(yesterday, unit))
            for unit in ("day", "month", "year")
        },
    }
    address = reverse("liaison", args=[here.family.pk])
    answer = client_for(by).post(address, sent)
    assert answer.status_code == 422
    assert "Word is due back on the day you spoke or later" in answer.content.decode()
    assert "The GP at Mill Lane" in answer.content.decode()
    sent |= {"word_due_on_day": "", "word_due_on_month": "", "word_due_on_year": ""}
    assert client_for(by).post(address, sent).status_code == 302
    assert here.family.liaisons.get().concern is None
    page = client_for(by).get(reverse("safeguarding", args=[here.family.pk])).content.decode()
    assert "The GP at Mill Lane" in page


def test_word_that_is_overdue_says_so_first(world: World, client_for) -> None:
    by = world.practitioner
    here = home(by)
    episode(by, here)
    build.liaison(
        by,
        here.family,
        on=TODAY - dt.timedelta(days=6),
        word_due_on=TODAY - dt.timedelta(days=1),
    )
    page = client_for(by).get(reverse("safeguarding", args=[here.family.pk])).content.decode()
    assert "Word is overdue" in page
    assert "and has not come." in page
