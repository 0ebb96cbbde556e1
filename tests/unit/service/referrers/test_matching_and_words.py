"""Who may be whom, and what may be said: from plain values."""

import datetime as dt
import string

import pytest

from attunement.guidance.shrinkage import Count, Share
from attunement.service.referrals.models import ReferralState
from attunement.service.referrers.counting import Told, in_ten
from attunement.service.referrers.matching import Candidate, Described, candidates
from attunement.service.referrers.states import DECISIONS, Step
from attunement.service.referrers.word_back import RULES, Reached, reached, words

DAY = dt.date(2026, 6, 1)
JO = Described(
    key=7, name="Jo Bell", organisation="Mill Lane", contact="jo@mill.example, 07700 900123"
)


class TestMatching:
    @pytest.mark.parametrize(
        ("told", "why"),
        [
            (Described(name="J. Bell", contact="JO@mill.example."), "the same email address"),
            (Described(name="J. Bell", contact="+44 7700 900 123"), "the same phone number"),
            (Described(name="jo bell", organisation="MILL  LANE"), "the same name and workplace"),
            (Described(name="Jo Bell", organisation="Elm"), "only the name is the same, so ask"),
        ],
    )
    def test_each_reason(self, told: Described, why: str) -> None:
        assert candidates(told, [JO]) == (Candidate(7, (why,)),)

    def test_nothing_in_common_is_nobody(self) -> None:
        assert candidates(Described(name="Kim", organisation="Mill Lane"), [JO]) == ()
        assert candidates(Described(name=""), [Described(key=1, name="")]) == ()

    def test_the_strongest_reason_stands_first(self) -> None:
        namesake = Described(key=1, name="Jo Bell")
        told = Described(name="Jo Bell", contact="jo@mill.example")
        assert [one.key for one in candidates(told, [namesake, JO])] == [7, 1]


class TestRules:
    def test_every_step_has_one(self) -> None:
        assert set(RULES) == set(Step)

    def test_a_decision_is_the_same_words_until_the_family_agrees(self) -> None:
        assert len({RULES[step].otherwise for step in DECISIONS}) == 1
        assert len({RULES[step].agreed for step in DECISIONS}) == len(DECISIONS)

    def test_meeting_and_ending_are_not_said_without_agreement(self) -> None:
        assert not RULES[Step.MET].otherwise
        assert not RULES[Step.ENDED].otherwise

    @pytest.mark.parametrize("step", Step)
    def test_nothing_but_dates_and_a_number_is_put_into_the_words(self, step: Step) -> None:
        for text in (RULES[step].agreed, RULES[step].otherwise):
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert names <= {"received", "reference", "happened"}

    def test_the_words_are_whole(self) -> None:
        told = words(Reached(Step.ENDED, DAY), agreed=True, received_on=DAY, reference="R4")
        assert "our reference R4" in told
        assert "ended on 1 June 2026" in told
        assert "{" not in told


class TestReached:
    def steps(self, *states: ReferralState, met: bool = False, ended: bool = False) -> list[Step]:
        found = reached(
            received_on=DAY,
            decisions=[(state, DAY) for state in states],
            met_on=DAY if met else None,
            ended_on=DAY if ended else None,
        )
        return [one.step for one in found]

    def test_in_the_order_of_the_work(self) -> None:
        told = self.steps(ReferralState.ACCEPTED, met=True, ended=True)
        assert told == [Step.RECEIVED, Step.ACCEPTED, Step.MET, Step.ENDED]

    def test_after_a_no_a_meeting_for_another_reason_is_not_theirs(self) -> None:
        assert self.steps(ReferralState.DECLINED, met=True) == [Step.RECEIVED, Step.DECLINED]

    def test_taken_back_is_all_that_is_left_to_say(self) -> None:
        told = self.steps(ReferralState.ACCEPTED, ReferralState.REVOKED, met=True, ended=True)
        assert told == [Step.RECEIVED, Step.REVOKED]


class TestCounting:
    def test_a_share_is_rounded(self) -> None:
        assert in_ten(Share(0.63, 0.42, 0.81)) == "about 6 in 10; it may be 4 to 9"

    @pytest.mark.parametrize(("of", "enough"), [(4, False), (5, True)])
    def test_a_few_are_too_few(self, of: int, enough: bool) -> None:
        assert Told(Count(2, of), Share(0.5, 0.4, 0.6)).enough == enough
