"""Within a parent's own therapy: goals, scores and the words that the parent agreed to."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part, PartState
from attunement.service.own_therapy import actions, selectors
from attunement.service.own_therapy.policies import scored
from attunement.service.sessions import actions as sessions
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import care_packages
from builders import safeguarding as build
from builders import sessions as build_sessions
from builders.care_packages import Understood
from world import TODAY, World, viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def therapist(world: World) -> Viewer:
    return viewer(world.team, name="Theo Therapist")


@pytest.fixture
def family(world: World) -> Understood:
    return care_packages.understood(world.practitioner)


@pytest.fixture
def therapy(therapist: Viewer, family: Understood) -> Part:
    return build.own_therapy(therapist, family)


def agreed(by: Viewer, part: Part, words: str = "Ada is working on sleep.", **facts: Any) -> Any:
    known: dict[str, Any] = {
        "names_therapist": False,
        "agreed_on": TODAY,
        "how": "Read together.",
        **facts,
    }
    return actions.agree_summary(by=by, part=part, words=words, **known)


class TestAgreedSummary:
    def test_the_latest_stands_and_the_earlier_are_kept(
        self, therapist: Viewer, therapy: Part
    ) -> None:
        agreed(therapist, therapy)
        agreed(therapist, therapy, "Ada is working on worry.")
        standing = selectors.standing(therapy)
        assert standing is not None
        assert standing.words == "Ada is working on worry."
        assert [each.number for each in selectors.summaries(therapy)] == [2, 1]

    def test_taken_back_no_earlier_one_stands_in_its_place(
        self, therapist: Viewer, therapy: Part
    ) -> None:
        agreed(therapist, therapy)
        last = agreed(therapist, therapy, "Ada is working on worry.")
        actions.take_back(by=therapist, row=last, because="She asked for it.")
        assert selectors.standing(therapy) is None
        with pytest.raises(Refused):
            actions.take_back(by=therapist, row=last, because="Again.")

    def test_who_had_older_words_before_them_is_told(
        self, therapist: Viewer, therapy: Part
    ) -> None:
        agreed(therapist, therapy, seen=0)
        with pytest.raises(Stale):
            agreed(therapist, therapy, seen=0)

    def test_it_cannot_be_older_than_the_therapy(self, therapist: Viewer, therapy: Part) -> None:
        with pytest.raises(Refused, match="The therapy was agreed on"):
            agreed(therapist, therapy, agreed_on=TODAY - dt.timedelta(days=400))

    @pytest.mark.parametrize("named", [True, False])
    def test_the_team_reads_it_and_the_therapists_name_only_where_the_parent_agreed(
        self, world: World, client_for, therapist: Viewer, therapy: Part, named: bool
    ) -> None:
        address = reverse("own_therapies", args=[therapy.package.episode.family_id])
        client = client_for(world.practitioner)
        assert "has not agreed to any words" in client.get(address).content.decode()
        agreed(therapist, therapy, names_therapist=named)
        page = client.get(address).content.decode()
        assert "Ada is working on sleep." in page
        assert ("With Theo Therapist." in page) == named
        assert "Cognitive Analytic" not in page


class TestGoalsAndScores:
    def test_a_goal_is_rated_from_0_to_10_on_its_day_or_later(
        self, therapist: Viewer, therapy: Part
    ) -> None:
        goal = actions.set_goal(by=therapist, part=therapy, words="To sleep.", on=TODAY)
        actions.rate_goal(by=therapist, goal=goal, rating=4, on=TODAY)
        for rating, on in ((11, TODAY), (-1, TODAY), (5, TODAY - dt.timedelta(days=1))):
            with pytest.raises(Refused):
                actions.rate_goal(by=therapist, goal=goal, rating=rating, on=on)
        assert [each.rating for each in goal.ratings.all()] == [4]

    @pytest.mark.parametrize(("total", "fits"), [("0", True), ("27", True), ("28", False)])
    def test_a_total_lies_on_the_scale_of_its_questionnaire(
        self, therapist: Viewer, therapy: Part, total: str, fits: bool
    ) -> None:
        assert scored()["phq-9"] == (0, 27)

        def enter() -> None:
            actions.enter_score(
                by=therapist, part=therapy, measure="phq-9", total=Decimal(total), on=TODAY
            )

        if fits:
            enter()
            assert len(selectors.scores(therapy)) == 1
        else:
            with pytest.raises(Refused, match="from 0 to 27"):
                enter()

    def test_what_has_no_total_takes_none(self, therapist: Viewer, therapy: Part) -> None:
        with pytest.raises(Refused, match="not a questionnaire with a total"):
            actions.enter_score(
                by=therapist, part=therapy, measure="nothing", total=Decimal(3), on=TODAY
            )

    def test_what_is_withdrawn_leaves_the_page(
        self, client_for, therapist: Viewer, therapy: Part
    ) -> None:
        goal = actions.set_goal(by=therapist, part=therapy, words="To sleep.", on=TODAY)
        client = client_for(therapist)
        page = reverse("therapy", args=[therapy.pk])
        assert "To sleep." in client.get(page).content.decode()
        answer = client.post(reverse("take_back", args=["goal", goal.pk]), {"because": "Slip"})
        assert (answer.status_code, answer["Location"]) == (302, page)
        assert "To sleep." not in client.get(page).content.decode()
        assert client.get(reverse("take_back", args=["child", goal.pk])).status_code == 404

    def test_nothing_more_is_written_once_the_therapy_has_ended(
        self, therapist: Viewer, therapy: Part
    ) -> None:
        sessions.end_part(by=therapist, part=therapy, to=PartState.COMPLETED, on=TODAY)
        with pytest.raises(Refused):
            actions.set_goal(by=therapist, part=therapy, words="To sleep.", on=TODAY)
        agreed(therapist, therapy)  # what is known of it is still the parent's to say


class TestSealed:
    def test_the_therapist_and_the_supervisor_find_it_and_nobody_else(
        self, world: World, client_for, therapist: Viewer, therapy: Part
    ) -> None:
        lookers = {**world.viewers, "therapist": therapist}
        for name in ("therapy", "part", "plan_sessions", "set_therapy_goal", "agree_summary"):
            address = reverse(name, args=[therapy.pk])
            for who, looker in lookers.items():
                sees = who in {"therapist", Role.SUPERVISOR}
                answer = client_for(looker).get(address).status_code
                assert answer in ({200} if sees else {403, 404}), (name, who)

    def test_its_sessions_are_counted_on_no_page_of_the_team(
        self, world: World, client_for, therapist: Viewer, therapy: Part, family: Understood
    ) -> None:
        held, *_ = build_sessions.planned(therapist, therapy, times=3)
        build_sessions.held(therapist, held, came=[family.home.mother])
        pk = family.home.family.pk
        for name, args in (("family", [pk]), ("relationship", [family.home.relationship.pk])):
            page = client_for(world.practitioner).get(reverse(name, args=args)).content.decode()
            assert "in own therapy" in page
            assert "1 of 3" not in page
        own = client_for(therapist).get(reverse("worklist")).content.decode()
        assert "Cognitive Analytic" in own
        team = client_for(world.viewers[Role.SUPERVISOR]).get(f"{reverse('worklist')}?who=team")
        assert "Cognitive Analytic" not in team.content.decode()

    def test_what_is_done_in_it_bears_the_sections_name_in_the_log(
        self, therapist: Viewer, therapy: Part, family: Understood
    ) -> None:
        before = Event.objects.count()
        held, *_ = build_sessions.planned(therapist, therapy, times=2)
        build_sessions.held(therapist, held, came=[family.home.mother])
        actions.set_goal(by=therapist, part=therapy, words="To sleep.", on=TODAY)
        since = Event.objects.order_by("number")[before:]
        assert since
        assert all(event.subject.startswith("own_therapy: ") for event in since)

    def test_why_it_was_agreed_and_ended_is_sealed_with_it(
        self, world: World, client_for, therapist: Viewer, therapy: Part, family: Understood
    ) -> None:
        package = therapy.package
        sessions.finish_package(by=therapist, package=package, because="She moved on.", on=TODAY)
        pages = (
            f"{reverse('family', args=[family.home.family.pk])}?all=1",
            reverse("package", args=[package.pk]),
        )
        for looker in (world.practitioner, world.viewers[Role.ADMINISTRATOR]):
            for page in pages:
                shown = client_for(looker).get(page).text
                assert package.reason not in shown
                assert "She moved on." not in shown
        for looker in (therapist, world.viewers[Role.SUPERVISOR]):
            shown = client_for(looker).get(pages[1]).text
            assert package.reason in shown
            assert "She moved on." in shown

    def test_two_parents_can_be_in_the_same_kind_of_therapy(
        self, therapist: Viewer, therapy: Part, family: Understood
    ) -> None:
        """To refuse the second would tell whoever asks what the first one is."""
        assert build.own_therapy(therapist, family).pk != therapy.pk
