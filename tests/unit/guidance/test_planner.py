"""Which measure fits now, when its window closes, and what comes next."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.guidance import fits_age
from attunement.guidance.age_forms import AgeForms
from attunement.guidance.planner import Fit, plan
from attunement.measures import measure, measures

BORN = date(2026, 1, 15)
KIPS = measure("kips")  # 2 to 71 months
ASQ = measure("asq-se-2")


def entered(months: dict[int, tuple[int, int]], **changes: Any) -> AgeForms:
    known = {
        "measure": ASQ.id,
        "version": ASQ.version,
        "entered_by": "Ada",
        "entered_on": BORN,
        "edition": "A manual",
        "page": "12",
        "corrected": True,
    }
    return AgeForms.model_validate({**known, "months": months, **changes})


MADE_UP = entered({2: (1, 2), 6: (3, 8), 12: (9, 14)})
"""Limits made up for the test: the publisher's are not on file."""


class TestOneWindow:
    def test_before_it_opens(self) -> None:
        found = plan(KIPS, on=date(2026, 3, 12), born_on=BORN)
        assert (found.fit, found.in_words) == (Fit.LATER, "Opens in 3 days")
        assert found.closes_in_days is None

    def test_the_first_day(self) -> None:
        found = plan(KIPS, on=date(2026, 3, 15), born_on=BORN)
        assert found.fit is Fit.NOW
        assert found.now is not None
        assert (found.now.opens_on, found.now.closes_on) == (date(2026, 3, 15), date(2032, 1, 14))

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            (date(2026, 3, 15), "Stays open for over 5 years"),
            (date(2031, 1, 13), "Stays open for over a year"),
            (date(2031, 11, 18), "Stays open"),
            (date(2031, 11, 19), "Closes in 56 days"),
            (date(2032, 1, 2), "Closes in 12 days"),
            (date(2032, 1, 13), "Closes tomorrow"),
            (date(2032, 1, 14), "Closes today"),
            (date(2032, 1, 15), "The window has closed"),
        ],
    )
    def test_the_end(self, on: date, said: str) -> None:
        assert plan(KIPS, on=on, born_on=BORN).in_words == said

    @pytest.mark.parametrize("id_", ["ppas", "kpcs", "pdi-rf"])
    def test_what_is_about_a_born_child_waits_for_the_birth(self, id_: str) -> None:
        waiting = plan(measure(id_), on=BORN - timedelta(days=10), due_on=BORN)
        assert waiting.in_words == "Opens in 10 days, if born on the due date"
        assert plan(measure(id_), on=BORN, born_on=BORN).fit is Fit.ANY_AGE
        assert plan(measure(id_), on=BORN).fit is Fit.NOT_KNOWN

    def test_what_is_about_an_unborn_child_closes_at_birth(self) -> None:
        before = plan(measure("paas"), on=BORN - timedelta(days=10), due_on=BORN)
        assert (before.fit, before.in_words) == (Fit.NOW, "Closes at birth")
        assert plan(measure("paas"), on=BORN, born_on=BORN).fit is Fit.PAST

    def test_any_age(self) -> None:
        found = plan(measure("phq-9"), on=BORN)
        assert (found.fit, found.in_words) == (Fit.ANY_AGE, "Fits any age")

    @given(
        st.sampled_from(sorted(each.id for each in measures().values() if each.child is None)),
        st.dates(date(2020, 1, 1), date(2026, 12, 31)),
        st.integers(0, 2500),
    )
    def test_it_says_what_fits_age_says(self, id_: str, born_on: date, lived: int) -> None:
        one, on = measure(id_), born_on + timedelta(days=lived)
        fit = plan(one, on=on, born_on=born_on).fit
        assert (fit in (Fit.NOW, Fit.ANY_AGE)) == fits_age(one.ages, on=on, born_on=born_on)


class TestUnborn:
    ANTENATAL = next(
        each for each in measures().values() if each.ages and each.ages.antenatal_from_weeks
    )

    def test_no_date_at_all(self) -> None:
        found = plan(KIPS, on=BORN)
        assert (found.fit, found.now, found.next) == (Fit.NOT_KNOWN, None, None)
        assert "date of birth" in found.in_words

    def test_what_is_for_born_babies_is_expected(self) -> None:
        found = plan(KIPS, on=BORN, due_on=BORN + timedelta(days=30))
        assert found.fit is Fit.LATER
        assert found.next is not None
        assert found.next.expected
        assert found.in_words == "Opens in 89 days, if born on the due date"

    def test_a_birth_still_to_come_is_not_known_yet(self) -> None:
        due_on = BORN + timedelta(days=3)
        early = plan(KIPS, on=BORN - timedelta(days=9), born_on=BORN, due_on=due_on)
        assert early == plan(KIPS, on=BORN - timedelta(days=9), due_on=due_on)

    def test_a_due_date_gone_by_opens_nothing(self) -> None:
        found = plan(KIPS, on=BORN + timedelta(days=90), due_on=BORN)
        assert (found.fit, found.now) == (Fit.NOT_KNOWN, None)

    def test_before_birth(self) -> None:
        ages = self.ANTENATAL.ages
        assert ages is not None
        assert ages.antenatal_from_weeks is not None
        opens_on = BORN + timedelta(weeks=ages.antenatal_from_weeks)
        assert plan(self.ANTENATAL, on=opens_on, due_on=BORN).in_words == "Closes at birth"
        before = plan(self.ANTENATAL, on=opens_on - timedelta(days=1), due_on=BORN)
        assert before.in_words == "Opens tomorrow"


class TestAgeForms:
    def test_limits_that_are_not_on_file_are_said_and_none_are_guessed(self) -> None:
        found = plan(ASQ, on=date(2026, 6, 1), born_on=BORN)
        assert found.now is not None
        assert found.now.form is None
        assert "not on file" in found.cautions[0]
        assert any("not yet checked" in each for each in found.cautions)

    def test_the_form_that_a_team_entered_and_the_next(self) -> None:
        found = plan(
            ASQ, on=date(2026, 10, 2), born_on=BORN, due_on=BORN, forms=MADE_UP
        )  # 8 months
        assert found.now is not None
        assert found.next is not None
        assert (found.now.form, found.next.form) == (6, 12)
        assert found.in_words == "Closes in 12 days"
        assert found.cautions == ()

    def test_born_early_it_is_counted_from_the_due_date(self) -> None:
        due_on = BORN + timedelta(weeks=9)
        found = plan(ASQ, on=date(2026, 10, 2), born_on=BORN, due_on=due_on, forms=MADE_UP)
        assert found.now is not None
        assert found.now.form == 6
        assert found.now.closes_on == date(2026, 12, 18)  # 9 months after 19 March, less a day

    @given(st.integers(0, 800), st.integers(0, 120))
    def test_one_form_at_a_time(self, lived: int, before: int) -> None:
        on = BORN + timedelta(days=lived)
        found = plan(ASQ, on=on, born_on=BORN, due_on=BORN + timedelta(days=before), forms=MADE_UP)
        if found.now is not None:
            assert found.now.form in MADE_UP.months
            assert found.now.holds(on)
        if found.now is not None and found.next is not None:
            assert found.next.opens_on > on
            assert found.next.form != found.now.form

    @pytest.mark.parametrize(
        ("months", "said"),
        [
            ({2: (1, 3), 6: (3, 8)}, "Forms 2 and 6 are both for 3 months"),
            ({2: (3, 1)}, "Form 2 is for 3 to 1 months"),
            ({2: (-1, 1)}, "Check the manual"),
        ],
    )
    def test_limits_that_cannot_be(self, months: dict[int, tuple[int, int]], said: str) -> None:
        with pytest.raises(ValidationError, match=said):
            entered(months)

    def test_limits_of_something_else(self) -> None:
        with pytest.raises(ValueError, match="not of KIPS"):
            plan(KIPS, on=BORN, born_on=BORN, forms=MADE_UP)
        with pytest.raises(ValueError, match="no form 7"):
            plan(ASQ, on=BORN, born_on=BORN, forms=entered({7: (6, 8)}))
        with pytest.raises(ValueError, match="needs the due date"):
            plan(ASQ, on=BORN, born_on=BORN, forms=MADE_UP)
