"""One family's page, and one relationship's: what stands there, for whom, and what it costs."""

import datetime as dt
import sys
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.knowledge import library
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Phase
from attunement.service.audit.selectors import events_of_family
from attunement.service.care_packages.models import StepKind
from attunement.service.caseload.presenters.people import briefly
from attunement.service.referrals.actions import withdraw_contact
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import (
    CarerRole,
    Family,
    OtherParent,
    Presence,
    Reporter,
    TaskKind,
)
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from attunement.service.sessions.actions import step_package
from builders import assessments, caseload, outcomes, pages, referrals
from world import TODAY, World, episode, home

ClientFor = Callable[[Viewer], Client]
LOG = "attunement.service.caseload.selectors.reads"


@pytest.fixture
def me(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def mine(me: Viewer, client_for: ClientFor) -> Client:
    return client_for(me)


def show(client: Client, family: Family, asked: str = "") -> str:
    response = client.get(reverse("family", args=[family.pk]) + asked)
    assert response.status_code == 200
    return response.content.decode()


def part(html: str, name: str) -> str:
    start = html.index(f'id="{name}"')
    return html[start : html.index("</section>", start)]


class TestWhatStandsThere:
    def test_how_to_contact_them_safely_comes_first(self, me: Viewer, mine: Client) -> None:
        family = home(me).family
        relationships.change_family(
            by=me,
            family=family,
            name="Okafor",
            safe_contact="Never ring the flat.",
            other_parent=OtherParent.UNSAFE,
            seen=None,
        )
        html = show(mine, family)
        assert html.index("Never ring the flat.") < html.index("Known since")
        assert "Left out for safety" in html

    def test_a_second_parent_who_is_not_known_is_a_question(self, me: Viewer, mine: Client) -> None:
        html = show(mine, home(me).family)
        assert "Is there a second parent? This is not known yet." in html
        assert "It does not mean that there is nobody." in html
        assert "Second parent" in html[html.index("<svg") :]

    def test_tasks_put_safety_first(self, me: Viewer, mine: Client) -> None:
        family = home(me).family
        for title, kind, days in (("Chore", TaskKind.OTHER, -5), ("Speak", TaskKind.SAFETY, 0)):
            relationships.raise_task(
                by=me,
                family=family,
                kind=kind,
                title=title,
                why="",
                due_on=TODAY + dt.timedelta(days=days),
            )
        listed = part(show(mine, family), "tasks")
        assert listed.index("Speak") < listed.index("Chore")

    def test_a_finished_task_moves_to_what_has_happened(self, me: Viewer, mine: Client) -> None:
        family = home(me).family
        given = {"kind": TaskKind.OTHER, "title": "Chore", "why": "", "due_on": TODAY}
        task = relationships.raise_task(by=me, family=family, **given)
        relationships.finish_task(by=me, task=task, note="Rang her.", seen=task.version)
        html = show(mine, family)
        assert 'id="tasks"' not in html
        assert "Done: Chore" in part(html, "timeline")

    def test_everybody_is_drawn_and_listed_with_a_way_to_change_them(
        self, me: Viewer, mine: Client
    ) -> None:
        found = home(me)
        html = show(mine, found.family)
        assert 'role="img"' in part(html, "map")
        people = part(html, "people")
        assert "Ada Okafor" in people
        assert "Mother" in people
        assert reverse("change_person", args=[found.family.pk, found.baby.pk]) in people

    def test_twins_not_yet_born_are_two_babies_and_two_relationships(
        self, me: Viewer, mine: Client
    ) -> None:
        due = TODAY + dt.timedelta(weeks=8)
        twins = (
            NewPerson(given_name="Twin 1", family_name="Lee", due_on=due),
            NewPerson(given_name="Twin 2", family_name="Lee", due_on=due),
        )
        carer = NewCarer(person=NewPerson(given_name="Mei"), role=CarerRole.MOTHER)
        family = relationships.register_family(
            by=me,
            team=me.team,
            new=NewFamily(known_since=TODAY, children=twins, carers=(carer,)),
        )
        html = show(mine, family)
        assert part(html, "relationships").count("<h3") == 2
        assert part(html, "people").count("Record the birth") == 2
        assert "Unborn, 32 weeks" in part(html, "people")

    def test_each_carer_has_been_reached_or_not_in_their_own_right(
        self, me: Viewer, mine: Client
    ) -> None:
        family = caseload.accepted(me)
        new = NewCarer(person=NewPerson(given_name="Ben"), role=CarerRole.FATHER)
        relationships.add_carer(by=me, family=family.home.family, carer=new, on=TODAY)
        caseload.met(me, family, invitation=True)
        whole = part(show(mine, family.home.family), "engagement")
        listed = whole.rpartition("</figure>")[2]
        ada, ben = listed.index(">Ada<"), listed.index(">Ben<")
        assert "Last met" in listed[ada:ben]
        assert "1 attempt" in listed[ada:ben]
        assert "Not invited yet" in listed[ben:]
        assert "0 attempts" in listed[ben:]

    def test_what_presses_and_what_protects_are_told_apart(self, me: Viewer, mine: Client) -> None:
        family = home(me).family
        items = library().stressors.values()
        strain = next(item for item in items if not item.protective)
        strength = next(item for item in items if item.protective)
        absent = next(item for item in items if not item.protective and item != strain)
        relationships.note_stressors(
            by=me,
            family=family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={
                strain.id: Presence.PRESENT,
                strength.id: Presence.PRESENT,
                absent.id: Presence.NOT_PRESENT,
            },
        )
        html = show(mine, family)
        assert strain.text in part(html, "stressors")
        assert strength.text in part(html, "strengths")
        assert absent.text not in html
        assert "3 items, told by the family." in part(html, "timeline")

    def test_a_relationship_shows_measures_goals_and_package(
        self, me: Viewer, mine: Client
    ) -> None:
        family, _ = caseload.in_care(me)
        baseline = assessments.start(me, family.episode)
        assessments.phq9(me, baseline, family.home)
        assessments.goal(me, baseline, family.home)
        listed = part(show(mine, family.home.family), "relationships")
        assert "PHQ-9 from Ada" in listed
        assert "0 out of 27" in listed
        assert "“To laugh together again”" in listed
        assert "2 out of 10 on" in listed
        assert "under way, 1 of" in listed
        assert reverse("change", args=[family.home.relationship.pk]) in listed

    def test_an_unfinished_form_has_no_score(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        baseline = assessments.start(me, family.episode)
        assessments.phq9(me, baseline, family.home, item_3=None)
        assert "Not finished" in part(show(mine, family.home.family), "relationships")


class TestWhatCanBeDone:
    def test_follows_the_state_of_the_work(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        html = show(mine, family.home.family)
        assert "Start an assessment" in html
        assert "End the episode" in html
        assessments.start(me, family.episode)
        assert "Continue the baseline assessment" in show(mine, family.home.family)

    def test_a_closed_episode_can_be_read_but_not_added_to(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        relationships.close_episode(by=me, episode=family.episode, on=TODAY, because="Moved away.")
        html = show(mine, family.home.family)
        assert "The record can be read but not added to." in html
        assert "Start an assessment" not in html
        assert "Enter a new referral" in html
        assert "Moved away." in part(html, "timeline")

    def test_before_a_referral_is_accepted_it_says_what_to_do(
        self, me: Viewer, mine: Client
    ) -> None:
        row = referrals.referral(me)
        assert "Accept a referral to start work." in show(mine, row.family)


class TestTheTimeline:
    def test_tells_everything_newest_first(self, me: Viewer, mine: Client) -> None:
        family, care = caseload.in_care(me)
        caseload_family = family.home.family
        referrals.contact(me, caseload_family, [family.home.mother], note="Tea and a long talk.")
        listed = part(show(mine, caseload_family, "?all=1"), "timeline")
        order = [
            "Home visit: we met or spoke",
            "session 1: held",
            "Package agreed for Sam and Ada",
            "Episode of care opened",
        ]
        places = [listed.index(words) for words in order]
        assert places == sorted(places)
        assert "For Ada. Tea and a long talk." in listed
        assert "Sam looked for Ada." in listed
        assert reverse("part", args=[care.pk]) in listed

    def test_a_withdrawn_contact_stays_and_says_why(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        contact = caseload.met(me, family, note="Wrong family.")
        withdraw_contact(
            by=me, contact=contact, because="Written in the wrong record.", seen=contact.version
        )
        listed = part(show(mine, family.home.family), "timeline")
        assert "(withdrawn)" in listed
        assert "Written in the wrong record." in listed
        assert "Wrong family." not in listed

    def test_shows_20_and_leads_to_the_rest(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        for days in range(1, 23):
            caseload.met(me, family, days_ago=days)
        html = show(mine, family.home.family)
        assert part(html, "timeline").count("<li>") == 20
        assert "?all=1#timeline" in html
        whole = show(mine, family.home.family, "?all=1")
        assert part(whole, "timeline").count("<li>") > 22

    def test_tells_what_happened_to_a_package_on_its_way(self, me: Viewer, mine: Client) -> None:
        family, taken = caseload.in_care(me)
        agreed = taken.package
        for kind, because in ((StepKind.UP, "The nights are hard."), (StepKind.OUT, "They moved.")):
            agreed = step_package(by=me, package=agreed, kind=kind, on=TODAY, because=because)
        listed = part(show(mine, family.home.family), "timeline")
        assert "Package for Sam and Ada: stepped up" in listed
        assert "The nights are hard." in listed
        assert listed.count("They moved.") == 1  # as its end, and not as a step too

    def test_leaves_out_what_is_only_planned(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        referrals.planned(me, family.home.family, [family.home.mother])
        assert "Home visit" not in part(show(mine, family.home.family), "timeline")


class TestWhoSeesIt:
    def test_another_team_does_not_know_that_it_is_there(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        found = home(me)
        stranger = client_for(world.stranger)
        for name, pk in (
            ("family", found.family.pk),
            ("family_reads", found.family.pk),
            ("relationship", found.relationship.pk),
        ):
            assert stranger.get(reverse(name, args=[pk])).status_code == 404

    @pytest.mark.parametrize("name", ["family", "family_reads", "relationship"])
    def test_a_commissioner_learns_nothing(
        self, world: World, client_for: ClientFor, name: str
    ) -> None:
        client = client_for(world.viewers[Role.COMMISSIONER])
        assert client.get(reverse(name, args=[999])).status_code == 403

    def test_an_administrator_sees_no_answers_and_no_tasks(
        self, world: World, me: Viewer, client_for: ClientFor
    ) -> None:
        family = caseload.accepted(me)
        baseline = assessments.start(me, family.episode)
        assessments.phq9(me, baseline, family.home, item_9=1)
        assessments.goal(me, baseline, family.home)
        clerk = client_for(world.viewers[Role.ADMINISTRATOR])
        for address in (
            reverse("family", args=[family.home.family.pk]) + "?all=1",
            reverse("relationship", args=[family.home.relationship.pk]),
        ):
            html = clerk.get(address).content.decode()
            assert "Okafor" in html
            assert "PHQ-9" not in html
            assert "To laugh together again" not in html
            assert 'id="tasks"' not in html

    def test_an_administrator_sees_a_session_and_not_what_was_written_of_it(
        self, world: World, me: Viewer, mine: Client, client_for: ClientFor
    ) -> None:
        family, part = caseload.in_care(me)
        clerk = client_for(world.viewers[Role.ADMINISTRATOR])
        for address in (
            reverse("family", args=[family.home.family.pk]) + "?all=1",
            reverse("part", args=[part.pk]),
        ):
            written = "Sam looked for Ada."
            assert written in mine.get(address).content.decode()
            html = clerk.get(address).content.decode()
            assert "ession 1" in html
            assert written not in html

    def test_every_reading_is_written_down(self, me: Viewer, mine: Client) -> None:
        found = home(me)
        show(mine, found.family)
        mine.get(reverse("relationship", args=[found.relationship.pk]))
        events = events_of_family(viewer=me, family=found.family.pk)
        assert [(e.verb, e.subject) for e in events[:2]] == [
            ("read", "Relationship"),
            ("read", "Family"),
        ]


class TestTheLog:
    def test_says_who_did_what_in_sentences(self, me: Viewer, mine: Client) -> None:
        found = home(me)
        show(mine, found.family)
        html = mine.get(reverse("family_reads", args=[found.family.pk])).content.decode()
        assert f"{me.user.name} (practitioner)" in html
        assert "Read the family’s page" in html
        assert "Registered a family" in html

    def test_goes_back_page_by_page(
        self, me: Viewer, mine: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.modules[LOG], "PAGE", 2)
        found = home(me)
        for _ in range(4):
            show(mine, found.family)
        here = reverse("family_reads", args=[found.family.pk])
        first = mine.get(here).content.decode()
        assert "Older" in first
        assert "Newer" not in first
        assert "Newer" in mine.get(here, {"page": 2}).content.decode()


class TestTheRelationshipPage:
    def test_draws_a_line_through_scores_of_one_form(self, me: Viewer, mine: Client) -> None:
        family, _ = caseload.in_care(me)
        baseline = assessments.start(me, family.episode)
        assessments.phq9(me, baseline, family.home)
        review = assessments.start(me, family.episode, phase=Phase.REVIEW)
        assessments.phq9(me, review, family.home, item_1=3)
        address = reverse("relationship", args=[family.home.relationship.pk])
        html = mine.get(address).content.decode()
        assert "Scores, oldest first: 0, 3." in html
        assert "3 out of 27" in html
        assert "Sam looks away and Ada waits." in html

    def test_says_in_a_sentence_whether_it_changed(self, me: Viewer, mine: Client) -> None:
        found = home(me)
        care = episode(me, found, days_ago=60)
        address = reverse("relationship", args=[found.relationship.pk])
        outcomes.measured(me, care, found, Phase.BASELINE, outcomes.ago(60), mood_total=14, level=3)
        assert "Has it changed?" not in mine.get(address).content.decode()  # once is no change
        outcomes.measured(me, care, found, Phase.REVIEW, TODAY, mood_total=6, level=1)
        page = mine.get(address)
        words = pages.text(page)
        assert "better by more than chance (reliable change). Clinically significant." in words
        assert "moved 2 levels, better." in words
        assert reverse("change", args=[found.relationship.pk]) in page.content.decode()

    def test_draws_no_line_through_levels(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        baseline = assessments.start(me, family.episode)
        assessments.loaf(me, baseline, family.home, 2)
        review = assessments.start(me, family.episode, phase=Phase.REVIEW)
        assessments.loaf(me, review, family.home, 1)
        address = reverse("relationship", args=[family.home.relationship.pk])
        html = mine.get(address).content.decode()
        assert "Level 2 of 4" in html
        assert "Scores, oldest first" not in html

    def test_does_not_take_what_belongs_to_the_other_parent(self, me: Viewer, mine: Client) -> None:
        family = caseload.accepted(me)
        new = NewCarer(person=NewPerson(given_name="Ben"), role=CarerRole.FATHER)
        ben = relationships.add_carer(by=me, family=family.home.family, carer=new, on=TODAY)
        baseline = assessments.start(me, family.episode)
        assessments.phq9(me, baseline, family.home)
        theirs = family.home.family.relationships.get(carer=ben)
        html = mine.get(reverse("relationship", args=[theirs.pk])).content.decode()
        assert "PHQ-9" not in html


def test_the_cost_does_not_grow(
    me: Viewer,
    mine: Client,
    freshly: Callable[[Client, str], str],
    django_assert_same_queries: Callable[..., int],
) -> None:
    family, _ = caseload.in_care(me, held=4)
    baseline = assessments.start(me, family.episode)

    def grow(count: int) -> None:
        for number in range(count):
            caseload_family = family.home.family
            referrals.contact(me, caseload_family, [family.home.mother], days_ago=number + 1)
            assessments.goal(me, baseline, family.home, f"Goal {number} of {count}")
            new = NewCarer(person=NewPerson(given_name=f"Aunt {number}"), role=CarerRole.OTHER)
            relationships.add_carer(by=me, family=caseload_family, carer=new, on=TODAY)
            relationships.note_stressors(
                by=me, family=caseload_family, reporter=Reporter.FAMILY, on=TODAY, presences={}
            )

    address = reverse("family", args=[family.home.family.pk])
    assert django_assert_same_queries(lambda: freshly(mine, address), grow) <= 35


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (
            "Watch, Wait and Wonder (WWW) under way, 3 of 18 sessions",
            "WWW under way, 3 of 18 sessions",
        ),
        (
            "VIPP - Sensitive Discipline (VIPP-SD) completed, 7 of 7 sessions; Cognitive "
            "Behavioural Therapy (CBT) agreed, not started",
            "VIPP-SD completed; CBT agreed",
        ),
        (
            "Video feedback (generic) agreed, not started",
            "Video feedback (generic) agreed, not started",
        ),
        ("Assessed, package not yet agreed", "Assessed, package not yet agreed"),
    ],
)
def test_a_label_of_the_map_is_brief(words: str, label: str) -> None:
    assert briefly(words) == label
