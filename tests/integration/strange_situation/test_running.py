"""Eight episodes against the clock: begun, ended, cut short, stopped; at the right age alone."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from attunement.guidance.calendar import add_months
from attunement.measures import measure
from attunement.measures.procedures.strange_situation import EPISODES
from attunement.service.audit.models import Event
from attunement.service.relationships.models import Person
from attunement.service.strange_situation import actions, policies, states
from attunement.service.strange_situation.actions import Length
from attunement.service.strange_situation.models import CutShort, EpisodeTimes, Observation
from attunement.service.strange_situation.states import Press
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from world import TODAY, World

from .conftest import Scene, scene_of

SSP = measure("strange-situation")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that is moved on by hand."""

    class Clock:
        at = timezone.now()

        def on(self, seconds: int) -> None:
            self.at += dt.timedelta(seconds=seconds)

    hands = Clock()
    monkeypatch.setattr(
        "attunement.service.strange_situation.actions.timezone.now", lambda: hands.at
    )
    return hands


def press(scene: Scene, button: Press, **more: Any) -> Observation:
    return actions.press_button(
        by=scene.by, observation=Observation.objects.get(), press=button, **more
    )


def times(number: int) -> EpisodeTimes:
    return EpisodeTimes.objects.get(number=number)


class TestAge:
    @pytest.mark.parametrize("born_on", [dt.date(2024, 2, 29), dt.date(2025, 1, 31)])
    def test_from_eleven_months_to_the_last_day_of_seventeen(self, born_on: dt.date) -> None:
        child = Person(given_name="Sam", born_on=born_on)
        first, after = add_months(born_on, 11), add_months(born_on, 18)
        a_day = dt.timedelta(days=1)
        assert policies.may_film(SSP, child, first) is None
        assert policies.may_film(SSP, child, after - a_day) is None
        young = policies.may_film(SSP, child, first - a_day)
        assert young is not None
        assert f"possible on {first.day} {first:%B %Y}" in young.instead
        old = policies.may_film(SSP, child, after)
        assert old is not None
        last = after - a_day
        assert f"possible until {last.day} {last:%B %Y}" in old.why

    def test_a_child_without_a_birth_is_refused_in_words(self) -> None:
        refusal = policies.may_film(SSP, Person(given_name="Sam"), TODAY)
        assert refusal is not None
        assert "no date of birth" in refusal.why

    def test_the_action_refuses_too(self, world: World) -> None:
        with pytest.raises(Refused, match="11 to 17 months"):
            scene_of(world.practitioner, weeks_old=30).start()


class TestClock:
    def test_eight_episodes_from_the_first_to_the_last(self, scene: Scene, clock: Any) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        for episode in EPISODES[:-1]:
            clock.on(episode.seconds)
            press(scene, Press.END_AND_BEGIN)
            assert times(episode.number).lasted == episode.seconds
        clock.on(180)
        made = press(scene, Press.END)
        rows = list(made.episodes.all())
        assert states.problems(rows) == ()
        assert states.over(made, rows)
        assert states.presses(made, rows) == (Press.TAKE_BACK,)
        assert Event.objects.filter(verb="timed a Strange Situation").count() == 9

    def test_a_parting_cut_short_says_why(self, scene: Scene, clock: Any) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        for episode in EPISODES[:3]:
            clock.on(episode.seconds)
            press(scene, Press.END_AND_BEGIN)
        clock.on(40)
        made = press(scene, Press.DISTRESSED)
        assert times(4).cut_short == CutShort.DISTRESSED
        assert times(5).began_at is None
        said = states.problems(list(made.episodes.all()))
        assert "Episode 4, a parting, was cut short: the child was distressed." in said

    def test_an_early_end_without_a_reason_is_kept_and_said(self, scene: Scene, clock: Any) -> None:
        actions.write_lengths(
            by=scene.by,
            observation=scene.start(),
            lengths={n: Length(180) for n in (2, 3)} | {1: Length(60), 4: Length(20)},
        )
        rows = list(Observation.objects.get().episodes.all())
        said = " ".join(states.problems(rows))
        assert "Episode 4, a parting, was cut short: nobody has said why." in said

    def test_only_a_parting_can_be_cut_short(self, scene: Scene) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        with pytest.raises(Refused, match="does not follow"):
            press(scene, Press.DISTRESSED)
        with pytest.raises(Refused, match="does not follow"):
            press(scene, Press.BEGIN)

    def test_the_last_button_is_taken_back_whole(self, scene: Scene, clock: Any) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        clock.on(30)
        press(scene, Press.END_AND_BEGIN)
        press(scene, Press.TAKE_BACK)
        assert (times(1).ended_at, times(2).began_at) == (None, None)
        assert times(1).began_at is not None
        press(scene, Press.TAKE_BACK)
        assert times(1).began_at is None

    def test_a_second_tablet_that_is_behind_is_told(self, scene: Scene) -> None:
        scene.start()
        press(scene, Press.BEGIN, seen=1)
        with pytest.raises(Stale):
            press(scene, Press.END_AND_BEGIN, seen=1)

    def test_the_film_counts_before_the_button(self, scene: Scene, clock: Any) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        clock.on(70)
        made = press(scene, Press.END)
        assert times(1).lasted == 70
        actions.write_lengths(by=scene.by, observation=made, lengths={1: Length(58)})
        assert times(1).lasted == 58


class TestStopping:
    def test_stopping_ends_what_runs_and_offers_nothing_more(
        self, scene: Scene, clock: Any
    ) -> None:
        scene.start()
        press(scene, Press.BEGIN)
        clock.on(20)
        made = actions.stop_observation(
            by=scene.by, observation=Observation.objects.get(), because="Ada asked."
        )
        rows = list(made.episodes.all())
        assert times(1).lasted == 20
        assert states.presses(made, rows) == ()
        assert any("stopped after episode 1" in words for words in states.problems(rows))
        with pytest.raises(Refused, match="stopped already"):
            actions.stop_observation(by=scene.by, observation=made, because="Again")

    def test_one_in_an_assessment_until_it_is_withdrawn(self, scene: Scene) -> None:
        made = scene.start()
        with pytest.raises(Refused, match="already has one"):
            scene.start()
        actions.withdraw_observation(by=scene.by, observation=made, because="Not this child")
        assert scene.start().pk != made.pk
        with pytest.raises(Refused, match="withdrawn already"):
            actions.withdraw_observation(by=scene.by, observation=made, because="Again")
