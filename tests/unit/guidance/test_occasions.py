"""Which occasions an episode owes, and since when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.guidance import (
    Completed,
    EpisodeFacts,
    Occasion,
    Status,
    due_occasions,
    occasions,
    schedule,
)

START = date(2026, 1, 10)
LAST = date(2026, 9, 1)
days = st.dates(date(2025, 12, 1), date(2027, 12, 31))
completed = st.builds(Completed, st.sampled_from(["baseline", "review", "end", "follow-up"]), days)
facts = st.builds(
    EpisodeFacts,
    st.none() | days,
    st.none() | days,
    st.lists(completed, max_size=5).map(tuple),
)


def statuses(episode, on):
    return [(each.rule.id, each.status.value) for each in occasions(episode, on)]


def test_the_schedule_is_local_and_says_so():
    assert [rule.id for rule in schedule()] == ["baseline", "review", "end", "follow-up"]
    for rule in schedule():
        assert rule.standing == "local"
        assert rule.sources == ()
        assert "default of this project, not from a source" in rule.note


def test_nothing_is_owed_before_anything_began():
    assert occasions(EpisodeFacts(), START) == ()


STORY = [
    (START, (), None, [("baseline", "due"), ("review", "upcoming")]),
    (date(2026, 2, 7), (), None, [("baseline", "due"), ("review", "upcoming")]),
    (date(2026, 2, 8), (), None, [("baseline", "overdue"), ("review", "upcoming")]),
    (date(2026, 2, 8), (("baseline", date(2026, 1, 20)),), None,
     [("baseline", "met"), ("review", "upcoming")]),
    (date(2026, 4, 19), (("baseline", date(2026, 1, 20)),), None,
     [("baseline", "met"), ("review", "upcoming")]),
    (date(2026, 4, 20), (("baseline", date(2026, 1, 20)),), None,
     [("baseline", "met"), ("review", "due")]),
    (date(2026, 5, 19), (("baseline", date(2026, 1, 20)),), None,
     [("baseline", "met"), ("review", "overdue")]),
    (date(2026, 5, 19), (("baseline", date(2026, 1, 20)), ("review", date(2026, 5, 1))), None,
     [("baseline", "met"), ("review", "met"), ("review", "upcoming")]),
    (date(2026, 8, 4), (("baseline", date(2026, 1, 20)), ("review", date(2026, 5, 1))), LAST,
     [("baseline", "met"), ("review", "met"), ("review", "due"), ("end", "due"),
      ("follow-up", "upcoming")]),
    (LAST, (("baseline", date(2026, 1, 20)), ("review", date(2026, 5, 1))), LAST,
     [("baseline", "met"), ("review", "met"), ("end", "due"), ("follow-up", "upcoming")]),
    (date(2026, 9, 30), (("baseline", date(2026, 1, 20)),), LAST,
     [("baseline", "met"), ("end", "overdue"), ("follow-up", "upcoming")]),
    (date(2027, 3, 1), (("baseline", date(2026, 1, 20)), ("end", LAST)), LAST,
     [("baseline", "met"), ("end", "met"), ("follow-up", "due")]),
]  # fmt: skip


@pytest.mark.parametrize(("on", "done", "last", "expected"), STORY)
def test_one_episode_from_start_to_follow_up(on, done, last, expected):
    episode = EpisodeFacts(START, last, tuple(Completed(*each) for each in done))
    assert statuses(episode, on) == expected


def test_due_ones_come_with_the_first_to_close_at_the_front():
    found = due_occasions(EpisodeFacts(START, LAST), date(2026, 8, 20))
    assert [each.rule.id for each in found] == ["baseline", "review", "end"]
    assert [each.status for each in found] == [Status.OVERDUE, Status.OVERDUE, Status.DUE]
    assert [each.closes_on for each in found] == sorted(each.closes_on for each in found)


@given(facts, days)
def test_due_is_what_is_due_or_overdue_and_nothing_else(episode, on):
    owed = {Status.DUE, Status.OVERDUE}
    expected = [each for each in occasions(episode, on) if each.status in owed]
    found = due_occasions(episode, on)
    assert sorted(found, key=lambda each: each.rule.order) == expected


@given(facts, days)
def test_each_status_is_its_window_s(episode, on):
    for each in occasions(episode, on):
        if each.done_on is not None:
            assert each.status is Status.MET
            assert each.opens_on <= each.done_on <= on
        elif on < each.opens_on:
            assert each.status is Status.UPCOMING
        else:
            overdue = on > each.closes_on
            assert each.status is (Status.OVERDUE if overdue else Status.DUE)


@given(facts, days, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(episode, on, random):
    shuffled = list(episode.completed)
    random.shuffle(shuffled)
    other = EpisodeFacts(episode.assessment_started_on, episode.last_session_on, tuple(shuffled))
    assert occasions(other, on) == occasions(episode, on)


@given(facts, days)
def test_what_comes_after_the_day_is_not_looked_at(episode, on):
    known = tuple(each for each in episode.completed if each.on <= on)
    then = EpisodeFacts(episode.assessment_started_on, episode.last_session_on, known)
    assert occasions(then, on) == occasions(episode, on)


@given(days, st.integers(0, 700))
def test_no_review_is_owed_once_the_last_session_has_come(start, length):
    last = start + timedelta(days=length)
    found = occasions(EpisodeFacts(start, last), last)
    assert "review" not in [each.rule.id for each in found]


def test_a_rule_is_local_or_has_sources():
    rule = schedule()[0].model_dump()
    with pytest.raises(ValidationError, match="local one has none"):
        Occasion.model_validate({**rule, "standing": "sourced"})
