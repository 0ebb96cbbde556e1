"""How much was delivered: said before any change is read as a programme's effect."""

import re

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.assessments.models import Phase
from attunement.service.care_packages import selectors as packages
from attunement.service.care_packages.models import PartState
from attunement.service.outcomes import selectors
from attunement.service.outcomes.dosing import ProgrammeDose
from attunement.service.sessions import actions as sessions
from attunement.service.sessions.selectors import doses as of_loaded_rows
from builders import safeguarding as build
from builders.care_packages import package, understood
from builders.outcomes import TODAY, ago, measured
from builders.sessions import held, planned
from world import viewer

SINCE = ago(200)
UNDER = "Do not read a change"


def course(by, programme: str, *, delivered: int, without_baby: int = 0, days_ago: int = 0):
    """A course of a programme that had so many sessions and then stopped early."""
    family = understood(by)
    part = package(by, family, programme).parts.get()
    times = planned(by, part, days=-28, times=delivered + without_baby, weeks_between=1)
    both = [family.home.baby, family.home.mother]
    for i, session in enumerate(times):
        session.refresh_from_db()
        if session.at.date() <= TODAY:
            held(by, session, came=both if i < delivered else both[1:])
    part.refresh_from_db()
    sessions.end_part(
        by=by,
        part=part,
        to=PartState.STOPPED,
        on=ago(days_ago),
        because="They moved away.",
    )
    return family, part


def words(response) -> str:
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


class TestSelector:
    def test_counts_courses_by_sessions_delivered(self, world) -> None:
        by = world.practitioner
        course(by, "vipp-sd", delivered=2)
        course(by, "vipp-sd", delivered=2, without_baby=1)
        course(by, "vipp-sd", delivered=4)
        course(by, "watch-wait-and-wonder", delivered=1)
        assert selectors.doses(by, SINCE) == (
            ProgrammeDose("vipp-sd", {2: 2, 4: 1}),
            ProgrammeDose("watch-wait-and-wonder", {1: 1}),
        )

    def test_as_loaded_rows_say(self, world) -> None:
        by = world.practitioner
        _, part = course(by, "vipp-sd", delivered=3, without_baby=1)
        part = packages.part(by, part.pk)
        assert of_loaded_rows([part])[part.pk].delivered == 3
        (dose,) = selectors.doses(by, SINCE)
        assert dose.counts == (3,)

    def test_neither_before_that_day_nor_another_team_nor_what_goes_on(self, world) -> None:
        by = world.practitioner
        course(by, "vipp-sd", delivered=1, days_ago=3)
        package(by, understood(by), "vipp-sd")
        assert selectors.doses(by, ago(2)) == ()
        assert selectors.doses(by, ago(3)) == (ProgrammeDose("vipp-sd", {1: 1}),)
        assert selectors.doses(world.stranger, SINCE) == ()

    def test_a_commissioner_is_refused(self, world) -> None:
        with pytest.raises(PermissionError):
            selectors.doses(viewer(world.team, Role.COMMISSIONER, name="Cara Counts"), SINCE)


class TestPage:
    def test_delivered_planned_and_tried_stand_side_by_side(self, world, client_for) -> None:
        by = world.practitioner
        course(by, "vipp-sd", delivered=2)
        course(by, "vipp-sd", delivered=4)
        page = words(client_for(by).get(reverse("doses")))
        assert (
            "3 sessions in the middle, from 2 to 4, in 2 courses. Few courses say little." in page
        )
        assert "7 sessions (" in page
        assert "6 sessions: Van Zeijl and others, 237 families (" in page
        assert "All 2 courses had fewer than its own number. Do not read a change" in page
        assert "Show as a table" in page

    def test_with_nothing_to_show_it_says_so(self, world, client_for) -> None:
        page = words(client_for(world.practitioner).get(reverse("doses")))
        assert "No course of a programme has ended in this time." in page
        assert "Show as a table" not in page

    def test_the_team_page_leads_to_it(self, world, client_for) -> None:
        assert reverse("doses") in words(client_for(world.practitioner).get(reverse("your_team")))

    def test_asks_the_database_as_often_for_many(
        self, world, client_for, django_assert_same_queries
    ) -> None:
        by, client = world.practitioner, client_for(world.practitioner)
        django_assert_same_queries(
            lambda: client.get(reverse("doses")),
            lambda n: [course(by, "vipp-sd", delivered=1) for _ in range(n)],
        )


class TestBeforeAnyChange:
    def test_the_change_page_says_what_was_delivered_first(self, world, client_for) -> None:
        by = world.practitioner
        family, _ = course(by, "vipp-sd", delivered=2)
        home, opened = family.home, family.episode
        measured(by, opened, home, Phase.BASELINE, ago(35), mood_total=14, level=3)
        address = reverse("change", args=[home.relationship.pk])
        assert UNDER not in words(client_for(by).get(address)), "nothing is compared yet"
        measured(by, opened, home, Phase.END, TODAY, mood_total=6, level=1)
        page = words(client_for(by).get(address))
        assert "Fewer than the programme’s own number: 2 of 7." in page
        assert page.index(UNDER) < page.index("Show as a table")

    def test_a_parents_own_therapy_is_not_told(self, world, client_for) -> None:
        """Not even to its therapist: these pages are read with others."""
        by, family = world.practitioner, understood(world.practitioner)
        own = build.own_therapy(by, family)
        measured(by, family.episode, family.home, Phase.BASELINE, ago(35), mood_total=14, level=3)
        measured(by, family.episode, family.home, Phase.END, TODAY, mood_total=6, level=1)
        sessions.end_part(by=by, part=own, to=PartState.STOPPED, on=TODAY, because="Enough.")
        page = words(client_for(by).get(reverse("change", args=[family.home.relationship.pk])))
        assert "How much was delivered in this time" not in page
        assert selectors.doses(by, SINCE) == ()

    def test_totals_count_courses_with_fewer_before_any_outcome(self, world, client_for) -> None:
        by = world.practitioner
        for _ in range(5):
            course(by, "vipp-sd", delivered=1)
        page = words(client_for(by).get(reverse("totals")))
        title = "How much of each programme was delivered"
        assert page.index(title) < page.index("Change from the start of care to its end")
        row = page[page.index("VIPP-SD", page.index(title)) :]
        cells = re.findall(r"</span>([^<]*)</td>", row)[:5]
        assert [cell.strip() for cell in cells] == ["7", "5", "0", "5", "0 of 5 (0%), 0 missing"]
