"""The Strange Situation: its clock, its stop rule, and who may classify."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures.procedures import strange_situation
from attunement.measures.procedures.strange_situation import (
    EPISODES,
    STOP_RULE,
    Certificate,
    NotCertified,
    Timed,
    classification_problems,
    clock,
    insist_certified,
    timing_problems,
)

PLANNED = [Timed(each.number, each.seconds) for each in EPISODES]
CERTIFICATE = Certificate("Ada", "A trainer", date(2024, 2, 29), date(2026, 2, 28))


class TestEpisodes:
    def test_eight_about_21_minutes(self) -> None:
        assert [each.number for each in EPISODES] == list(range(1, 9))
        assert sum(each.seconds for each in EPISODES[1:]) == 21 * 60

    def test_the_child_is_always_there_and_the_carer_but_for_the_partings(self) -> None:
        assert all("child" in each.present for each in EPISODES)
        assert all(("carer" in each.present) != each.parted for each in EPISODES)
        assert [each.number for each in EPISODES if each.reunion] == [5, 8]

    def test_a_parting_may_always_be_cut_short(self) -> None:
        assert all(each.limit == "at-most" for each in EPISODES if each.parted)
        assert all(each.limit == "at-least" for each in EPISODES if each.reunion)
        assert "distressed" in STOP_RULE

    @given(st.sampled_from(EPISODES), st.floats(0, 600))
    def test_the_clock(self, episode: Any, seconds: float) -> None:
        now = clock(episode, seconds)
        assert now.gone <= seconds < now.gone + 1
        assert now.left == max(0, episode.seconds - now.gone)
        if episode.parted:
            assert now.may_end  # at any second
        else:
            assert now.may_end == (episode.limit == "at-most" or seconds >= episode.seconds)
        assert now.must_end == (episode.limit == "at-most" and seconds >= episode.seconds)

    def test_a_time_before_the_episode(self) -> None:
        with pytest.raises(ValueError, match="not begun"):
            clock(EPISODES[0], -1)


class TestTimings:
    def test_as_planned(self) -> None:
        assert timing_problems(PLANNED) == ()

    def test_a_parting_cut_short_is_no_fault(self) -> None:
        cut = [*PLANNED[:3], Timed(4, 25), *PLANNED[4:5], Timed(6, 5), *PLANNED[6:]]
        assert timing_problems(cut) == ()

    def test_a_parting_too_long_and_a_reunion_too_short(self) -> None:
        wrong = [*PLANNED[:3], Timed(4, 200), Timed(5, 90), *PLANNED[5:]]
        assert [each.where for each in timing_problems(wrong)] == ["episode-4", "episode-5"]
        assert "180 seconds at the most" in timing_problems(wrong)[0].what

    def test_stopped_early(self) -> None:
        (problem,) = timing_problems(PLANNED[:5])
        assert "stopped after episode 5" in problem.what
        assert "coder decides" in problem.mend
        assert "No episode" in timing_problems([])[0].what

    def test_out_of_order(self) -> None:
        assert "not in order" in timing_problems(PLANNED[::-1])[0].what
        assert "not in order" in timing_problems([*PLANNED, Timed(9, 1)])[0].what


class TestWhoMayClassify:
    @given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
    def test_the_certificate_must_cover_the_day_of_coding(self, coded_on: date) -> None:
        if CERTIFICATE.valid_from <= coded_on <= CERTIFICATE.valid_to:
            assert insist_certified(CERTIFICATE, coded_on) is CERTIFICATE
        else:
            with pytest.raises(NotCertified, match="Keep this as a draft"):
                insist_certified(CERTIFICATE, coded_on)

    def test_nobody_without_one(self) -> None:
        with pytest.raises(NotCertified, match="Only a certified coder"):
            insist_certified(None, date(2025, 1, 1))


class TestEntries:
    @pytest.mark.parametrize(
        ("entered", "where"),
        [
            ({"class": "B"}, []),
            ({"class": "B", "subgroup": "B3", "best-fit": "B"}, []),
            ({"class": "CC"}, []),
            ({"class": "CC", "subgroup": "A1"}, ["subgroup"]),
            ({"class": "D", "best-fit": "A", "subgroup": "A2"}, []),
            ({"class": "D"}, ["best-fit"]),
            ({"class": "D", "best-fit": "A", "subgroup": "C1"}, ["subgroup"]),
            ({"class": "B", "best-fit": "A"}, ["best-fit"]),
            ({"class": "A", "subgroup": "B1"}, ["subgroup"]),
            ({}, []),
        ],
    )
    def test_what_goes_together(self, entered: dict[str, str], where: list[str]) -> None:
        assert [each.where for each in classification_problems(entered)] == where

    def test_nothing_here_gives_a_class(self) -> None:
        """Public functions return a clock, problems or the certificate, and no letter."""
        made = {
            name: each.__annotations__.get("return")
            for name, each in vars(strange_situation).items()
            if callable(each)
            and not isinstance(each, type)
            and each.__module__ == strange_situation.__name__
            and not name.startswith("_")
        }
        assert set(made) == {
            "clock",
            "timing_problems",
            "insist_certified",
            "classification_problems",
        }
        assert str not in made.values()
