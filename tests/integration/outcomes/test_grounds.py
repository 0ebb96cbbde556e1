"""What stands beside a change: its time window, its criterion, and each scale by itself."""

import datetime as dt

import pytest
from django.urls import reverse

from attunement.measures import (
    AcrossInformants,
    AcrossPeople,
    ClinicalKind,
    Group,
    LocalNorms,
    Scored,
    measure,
    score,
)
from attunement.service.accounts.roles import Role
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Phase
from attunement.service.outcomes import selectors
from attunement.service.outcomes.comparing import Course, Manual, Occasion
from attunement.service.outcomes.presenters.grounds import by_scale, clinically, out_of_time
from attunement.service.outcomes.presenters.totals.changing import moves
from attunement.service.outcomes.selectors.change import relationship_change
from attunement.service.outcomes.tallies import Outcome
from builders import instruments as manuals
from builders.outcomes import TODAY, ago, close, finished, measured, mood, occasion, settled
from world import episode, home

KIPS = measure("kips")


def scored(definition, answers) -> Scored:
    found = score(definition, answers)
    assert isinstance(found, Scored)
    return found


def course(*forms: Scored, days: int = 60, phase=Phase.END, **given) -> Course:
    on = [ago(days), TODAY]
    held = [
        Occasion(on=on[i], phase=(Phase.BASELINE, phase)[i], scored=each, by="1", about="2")
        for i, each in enumerate(forms)
    ]
    said = {"measure": measure(forms[0].measure), "reporter": 1, "began": ago(days)}
    return Course(name="x", occasions=tuple(held), **said | given)


def phq(*totals: int, **given) -> Course:
    return course(*(scored(measure("phq-9"), mood(total)) for total in totals), **given)


def kips(first: int, last: int, **given) -> Course:
    forms = [dict.fromkeys((item.key for item in KIPS.items), each) for each in (first, last)]
    return course(*(scored(KIPS, each) for each in forms), **given)


def own(**given) -> Manual:
    said = {
        "measure": "kips",
        "version": KIPS.version,
        "entered_by": "Sian",
        "entered_on": TODAY,
        "edition": "Manual (exercise)",
        "page": "7",
        "sample": "120 families",
        "sd": 0.5,
        "reliability": 0.92,
    }
    return Manual(None, {"total": LocalNorms(**said | given)})


class TestTime:
    def test_a_pair_in_time_says_nothing(self) -> None:
        assert out_of_time(phq(14, 6, last_session=TODAY)) == ()

    def test_a_late_baseline(self) -> None:
        said = out_of_time(phq(14, 6, began=ago(100)))
        assert said[0].startswith("The first was answered 40 days after the assessment began.")
        assert said[-1].endswith("not counted as a pair in the team’s totals.")

    def test_an_end_far_from_the_last_session_but_not_a_follow_up(self) -> None:
        far = {"last_session": TODAY - dt.timedelta(days=40)}
        assert "40 days after the last session" in out_of_time(phq(14, 6, **far))[0]
        assert out_of_time(phq(14, 6, phase=Phase.FOLLOW_UP, **far)) == ()

    def test_two_forms_of_one_day_are_no_change(self) -> None:
        found = phq(14, 6, days=0)
        assert "answered on one day" in found.change.reason
        assert found.clinical == found.by_scale == ()


class TestNeverAcross:
    @pytest.mark.parametrize(
        ("who", "refused"), [({"by": "9"}, AcrossInformants), ({"about": "9"}, AcrossPeople)]
    )
    def test_a_course_of_two_people_cannot_be_compared(self, who, refused) -> None:
        good = phq(14, 6)
        other = Occasion(**vars(good.last) | who)
        mixed = Course(**vars(good) | {"occasions": (good.first, other)})
        with pytest.raises(refused):
            _ = mixed.change


class TestCriterion:
    def test_a_published_cut_off(self) -> None:
        (said,) = clinically(phq(16, 8))
        assert said.startswith("Clinically significant improvement")
        assert "caseness in NHS Talking Therapies, 10 or more" in said
        assert "Source: " in said
        assert "Not yet checked against the publisher." in said
        (said,) = clinically(phq(22, 12))
        assert said.startswith("Better by more than chance, and not across the line")

    @pytest.mark.parametrize(
        ("groups", "letter", "kind"),
        [
            ({"clinical": Group(mean=2, sd=0.5)}, "a", ClinicalKind.RECOVERED),
            ({"functional": Group(mean=4, sd=0.5)}, "b", ClinicalKind.RECOVERED),
            (
                {"clinical": Group(mean=1, sd=2), "functional": Group(mean=5, sd=0.1)},
                "c",
                ClinicalKind.IMPROVED,
            ),
        ],
    )
    def test_the_teams_own_norms(self, groups, letter, kind) -> None:
        found = kips(2, 4, manual=own(**groups))
        (said,) = clinically(found)
        assert found.clinical[0].kind is kind
        assert f"Criterion {letter} of Jacobson and Truax (1991): 120 families" in said
        assert "Manual (exercise), page 7, entered by Sian" in said

    def test_what_is_missing_is_named(self) -> None:
        (said,) = clinically(kips(2, 4))
        assert said.startswith("Clinically significant change cannot be said.")
        assert "Missing: a published cut-off." in said


class TestScales:
    def test_each_with_its_own_reliability_or_the_words_that_there_is_none(self) -> None:
        hads = measure("hads")
        forms = []
        for rating in (3, 0):
            given = dict.fromkeys((item.key for item in hads.required), rating)
            forms.append(scored(hads, given))
        said = by_scale(course(*forms))
        assert len(said) == len(hads.subscales)
        changed = [each for each in said if "the same" not in each]
        assert all("are not on file" in each for each in changed)
        name = hads.subscales[0].id
        norms = own(measure="hads", version=hads.version, scale=name).norms["total"]
        told = by_scale(course(*forms, manual=Manual(None, {name: norms})))
        assert any("least reliable difference is" in each for each in told) or not changed
        assert by_scale(kips(2, 4)) == ()


def page(client, relationship) -> str:
    return client.get(reverse("change", args=[relationship.pk])).content.decode()


def test_the_page_says_all_of_it(client_for, world) -> None:
    by = world.practitioner
    at_home = home(by, weeks_old=40)
    opened = episode(by, at_home, days_ago=60)
    first = occasion(by, opened, Phase.BASELINE, ago(60))
    for phase, on, total in ((None, ago(20), 16), (Phase.END, TODAY, 8)):
        held = occasion(by, opened, phase, on) if phase else first
        assessments.record_response(
            by=by,
            assessment=held,
            measure="phq-9",
            reporter=at_home.mother,
            answered_on=on,
            answers=mood(total),
        )
    words = page(client_for(by), at_home.relationship)
    assert "The first was answered 40 days after the assessment began." in words
    assert "Clinically significant improvement" in words
    assert "not counted as a pair in the team’s totals" in words


class TestTotals:
    def test_a_pair_out_of_time_is_no_pair(self, world) -> None:
        by = world.practitioner
        finished(by, "Bello", mood_totals=(16, 6))
        at_home = home(by, weeks_old=40, name="Late")
        opened = episode(by, at_home, days_ago=60)
        first = occasion(by, opened, Phase.BASELINE, ago(60))
        for held, on, total in (
            (first, ago(20), 16),
            (occasion(by, opened, Phase.END, TODAY), TODAY, 6),
        ):
            assessments.record_response(
                by=by,
                assessment=held,
                measure="phq-9",
                reporter=at_home.mother,
                answered_on=on,
                answers=mood(total),
            )
        settled(by, opened)
        close(by, opened)
        counts = selectors.totals(by, TODAY).outcomes["phq-9"]
        assert counts == {Outcome.BETTER: 1, Outcome.OUT_OF_TIME: 1, Outcome.NOT_PAIRED: 0}
        (stretch,) = relationship_change(by, at_home.relationship.pk).stretches
        assert stretch.courses[0].paired.out_of_window

    def test_which_level_became_which(self, world) -> None:
        by = world.practitioner
        for i in range(5):
            finished(by, f"Five {i}", levels=(3, 1))
        found = selectors.totals(by, TODAY)
        (table,) = found.moves
        assert (table.measure, table.pairs, table.moved("better")) == ("dc-0-5-loaf", 5, 5)
        (shown,) = moves(found)
        assert shown.table.rows[2][1:] == ("5", "0", "0", "0")
        finished(by, "One more", levels=(2, 2))
        (hidden,) = moves(selectors.totals(by, TODAY))
        assert {cell for row in hidden.table.rows for cell in row[1:]} == {"Hidden"}

    def test_the_page_has_them(self, client_for, world) -> None:
        finished(world.practitioner, "Bello", levels=(3, 1))
        words = client_for(world.viewers[Role.COMMISSIONER]).get(reverse("totals"))
        said = words.content.decode()
        assert "from the start (rows) to the end (columns)" in said
        assert "Answered out of time" in said


def test_a_teams_norms_reach_its_own_pages_and_totals(world) -> None:
    by = world.practitioner
    at_home = home(by, weeks_old=40)
    opened = episode(by, at_home, days_ago=60)
    for phase, on, rating in ((Phase.BASELINE, ago(60), 2), (Phase.END, TODAY, 4)):
        assessments.record_response(
            by=by,
            assessment=occasion(by, opened, phase, on),
            measure="kips",
            relationship=at_home.relationship,
            answered_on=on,
            answers=dict.fromkeys((item.key for item in KIPS.items), rating),
        )
    settled(by, opened)
    close(by, opened)
    assert selectors.totals(by, TODAY).outcomes["kips"][Outcome.CANNOT_BE_SAID] == 1
    manuals.norms(by)
    assert selectors.totals(by, TODAY).outcomes["kips"][Outcome.BETTER] == 1
    (stretch,) = relationship_change(by, at_home.relationship.pk).stretches
    assert stretch.courses[0].change.basis.startswith("Jacobson and Truax (1991)")


def test_levels_measured_twice_keep_their_words(world) -> None:
    by = world.practitioner
    at_home = home(by, weeks_old=40)
    opened = episode(by, at_home, days_ago=60)
    measured(by, opened, at_home, Phase.BASELINE, ago(60), level=3)
    measured(by, opened, at_home, Phase.END, TODAY, level=1)
    (stretch,) = relationship_change(by, at_home.relationship.pk).stretches
    (found,) = stretch.courses
    assert found.change.levels == 2
    assert "no total" in clinically(found)[0]
