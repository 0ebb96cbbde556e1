"""Every page: who may, what it says, where a form leads, and what it refuses."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions
from attunement.service.assessments.models import (
    Assessment,
    Formulation,
    Goal,
    GoalRating,
    Phase,
    Response,
)
from attunement.service.audit.models import Event
from attunement.service.instruments import actions as instruments
from attunement.service.instruments.models import HeldLicence
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Presence, Relationship, Reporter, Task
from builders import assessments as build
from world import TODAY, World

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]
TYPED_DAY = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}


def on(name: str) -> dict[str, Any]:
    return {f"{name}_{part}": value for part, value in TYPED_DAY.items()}


def text(response: HttpResponse) -> str:
    """The words of a page, as a reader has them."""
    markup = re.sub(r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def ticked(response: HttpResponse) -> int:
    """How many answers are chosen on a page."""
    return len(re.findall(r"<input[^>]* checked[^>]*>", response.content.decode()))


@pytest.fixture
def browser(scene: Scene, client_for: ClientFor) -> Client:
    return client_for(scene.by)


def addresses(scene: Scene) -> dict[str, str]:
    """Every address of this app, in a world where each is open."""
    row = build.phq9(scene.by, scene.baseline, scene.home)
    goal = build.goal(scene.by, scene.baseline, scene.home)
    here = [scene.baseline.pk]
    return {
        "start_assessment": reverse("start_assessment", args=[scene.home.family.pk]),
        "assessment": reverse("assessment", args=here),
        "assessment_notes": reverse("assessment_notes", args=here),
        "choose_measure": reverse("choose_measure", args=here),
        "fill_measure": fill(scene, "gad-7", reporter=scene.home.mother.pk),
        "response": reverse("response", args=[row.pk]),
        "withdraw_response": reverse("withdraw_response", args=[row.pk]),
        "set_goal": reverse("set_goal", args=here),
        "rate_goal": reverse("rate_goal", args=[*here, goal.pk]),
        "withdraw_goal": reverse("withdraw_goal", args=[*here, goal.pk]),
        "complete_assessment": reverse("complete_assessment", args=here),
        "formulation": reverse("formulation", args=[scene.home.relationship.pk]),
    }


def fill(scene: Scene, measure: str, **whom: int) -> str:
    return reverse("fill_measure", args=[scene.baseline.pk, measure], query=whom)


class TestWhoMay:
    def test_every_page_opens_for_those_who_work_with_the_family(
        self, scene: Scene, world: World, client_for: ClientFor
    ) -> None:
        pages = addresses(scene)
        for role in (Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD):
            browser = client_for(world.viewers[role])
            assert {name: browser.get(url).status_code for name, url in pages.items()} == (
                dict.fromkeys(pages, 200)
            )

    def test_nobody_else_reads_them(
        self, scene: Scene, world: World, client_for: ClientFor
    ) -> None:
        pages = addresses(scene)
        for role in (Role.ADMINISTRATOR, Role.COMMISSIONER):
            browser = client_for(world.viewers[role])
            assert {browser.get(url).status_code for url in pages.values()} == {403}

    def test_another_team_does_not_learn_that_they_exist(
        self, scene: Scene, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.stranger)
        pages = addresses(scene)
        assert {name: browser.get(url).status_code for name, url in pages.items()} == (
            dict.fromkeys(pages, 404)
        )

    def test_a_goal_is_not_rated_in_another_familys_assessment(
        self, scene: Scene, browser: Client
    ) -> None:
        goal = build.goal(scene.by, scene.baseline, scene.home)
        other = build.start(scene.by, worlds.episode(scene.by, worlds.home(scene.by, name="Hart")))
        assert browser.get(reverse("rate_goal", args=[other.pk, goal.pk])).status_code == 404

    def test_each_reading_is_in_the_familys_log(self, scene: Scene, browser: Client) -> None:
        pages = addresses(scene)
        for url in pages.values():
            browser.get(url)
        reads = Event.objects.filter(verb="read", family_id=scene.home.family.pk)
        assert reads.count() == len(pages)

    def test_a_bad_form_says_so_and_keeps_what_was_typed(
        self, scene: Scene, browser: Client
    ) -> None:
        pages = addresses(scene)
        expected = {
            "start_assessment": "Choose which assessment this is",
            "fill_measure": "Enter the date",
            "withdraw_response": "Enter why it is withdrawn",
            "set_goal": "Enter the goal in their own words",
            "rate_goal": "Choose a number from 0 to 10",
            "withdraw_goal": "Enter why it is withdrawn",
            "complete_assessment": "Enter the day on which it was completed",
        }
        for name, words in expected.items():
            page = browser.post(pages[name], {})
            assert page.status_code == 422, name
            assert "There is a problem" in text(page)
            assert words in text(page)


class TestAssessment:
    def test_starting_one_leads_to_its_page(self, scene: Scene, browser: Client) -> None:
        url = reverse("start_assessment", args=[scene.home.family.pk])
        page = browser.post(url, {"phase": "review"} | on("started_on"))
        review = Assessment.objects.get(phase=Phase.REVIEW)
        assert page.status_code == 302
        assert page["Location"] == reverse("assessment", args=[review.pk])

    def test_a_second_baseline_is_refused_with_where_the_first_is(
        self, scene: Scene, browser: Client
    ) -> None:
        url = reverse("start_assessment", args=[scene.home.family.pk])
        page = browser.post(url, {"phase": "baseline"} | on("started_on"))
        assert page.status_code == 409
        assert "This episode already has its baseline assessment" in text(page)

    def test_the_page_says_what_is_there_and_what_is_missing(
        self, scene: Scene, browser: Client
    ) -> None:
        build.phq9(scene.by, scene.baseline, scene.home, item_1=3)
        build.loaf(scene.by, scene.baseline, scene.home, 2)
        build.goal(scene.by, scene.baseline, scene.home, "To laugh together")
        words = text(browser.get(reverse("assessment", args=[scene.baseline.pk])))
        for expected in (
            "Baseline assessment",
            "Still missing: what the referrer told us",
            "PHQ-9 from Ada 3 out of 27 (none or minimal)",
            "LOAF of Sam and Ada Level 2 of 4: strained to concerning",
            "“To laugh together” Ada, about Sam and Ada",
            "Ratings out of 10: 2 on",
            "Nothing is noted yet for this family.",
        ):
            assert expected in words
        assert "a goal in the family’s own words" not in words

    def test_strains_are_never_counted_apart_from_what_they_are(
        self, scene: Scene, browser: Client
    ) -> None:
        said = ("stressor-housing", "stressor-isolated", "strength-support")
        relationships.note_stressors(
            by=scene.by,
            family=scene.home.family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences=dict.fromkeys(said, Presence.PRESENT),
        )
        page = browser.get(reverse("assessment", args=[scene.baseline.pk]))
        words = text(page)
        assert "Some are noted for this family. See what they are, and who is acting" in words
        assert "2 " not in words[words.index("What is hard for this family") :].split("Complete")[0]
        assert reverse("stressor_map", args=[scene.home.family.pk]) in page.content.decode()

    def test_a_completed_one_offers_nothing_to_change(self, scene: Scene, browser: Client) -> None:
        build.goal(scene.by, scene.baseline, scene.home)
        url = reverse("complete_assessment", args=[scene.baseline.pk])
        assert "Still missing: what the referrer told us" in text(browser.get(url))
        page = browser.post(url, on("completed_on") | {"_version": "1"})
        assert page["Location"] == reverse("assessment", args=[scene.baseline.pk])
        words = text(browser.get(page["Location"]))
        assert "Completed" in words
        for offer in ("Add a questionnaire", "Write these parts", "Set a goal", "Complete this"):
            assert offer not in words
        assert browser.get(reverse("assessment_notes", args=[scene.baseline.pk])).status_code == 409
        assert browser.get(url).status_code == 409

    def test_a_form_sent_twice_leads_to_where_it_led_though_it_closed_the_door(
        self, scene: Scene, browser: Client
    ) -> None:
        url = reverse("complete_assessment", args=[scene.baseline.pk])
        typed = on("completed_on") | {"_once": "the-same-key"}
        first, second = browser.post(url, typed), browser.post(url, typed)
        assert (first.status_code, second.status_code) == (302, 302)
        assert first["Location"] == second["Location"]

    def test_notes_are_written_and_shown_as_typed(self, scene: Scene, browser: Client) -> None:
        url = reverse("assessment_notes", args=[scene.baseline.pk])
        typed = {
            "referrer_information": "Health visitor is <worried>.",
            "observation": "Sam turned.",
            "observed": str(scene.home.relationship.pk),
            "_version": "1",
        }
        page = browser.post(url, typed)
        assert page.status_code == 302
        shown = text(browser.get(page["Location"]))
        assert "Health visitor is <worried>." in shown
        assert "What we saw between them (Sam and Ada) Sam turned." in shown

    def test_an_observation_asks_whom_it_was_about(self, scene: Scene, browser: Client) -> None:
        url = reverse("assessment_notes", args=[scene.baseline.pk])
        page = browser.post(url, {"observation": "Sam turned."})
        assert page.status_code == 422
        assert "Choose whom you observed together" in text(page)
        assert "Sam turned." in page.content.decode()

    def test_the_second_of_two_writers_keeps_their_words_and_is_told(
        self, scene: Scene, browser: Client
    ) -> None:
        url = reverse("assessment_notes", args=[scene.baseline.pk])
        browser.post(url, {"conversation": "First", "_version": "1"})
        page = browser.post(url, {"conversation": "Second", "_version": "1"})
        assert page.status_code == 409
        assert "Someone else changed this" in text(page)
        assert "Second" in page.content.decode()
        assert Assessment.objects.get().conversation == "First"


class TestChoosingAMeasure:
    def test_it_offers_what_fits_and_says_why_the_rest_does_not(
        self, scene: Scene, browser: Client
    ) -> None:
        page = browser.get(reverse("choose_measure", args=[scene.baseline.pk]))
        words = text(page)
        offered, refused = words.split("Not for this family now")
        for name in ("PHQ-9", "GAD-7", "KIPS", "CARE-Index", "LOAF", "ASQ:SE-2"):
            assert f"{name}: " in offered
        assert "MAAS is for babies not yet born, from 12 weeks of pregnancy" in refused
        assert "Sam is 12 weeks old" in refused
        assert "Goals" not in offered
        link = fill(scene, "dc-0-5-loaf", relationship=scene.home.relationship.pk)
        assert f'href="{link}"' in page.content.decode()

    def test_every_link_leads_to_an_open_form(self, scene: Scene, browser: Client) -> None:
        page = browser.get(reverse("choose_measure", args=[scene.baseline.pk])).content.decode()
        links = [
            link.replace("&amp;", "&")
            for link in re.findall(r'href="(/assessments/\d+/measures/[^"]+)"', page)
        ]
        assert len(links) >= 7
        assert {browser.get(link).status_code for link in links} == {200}

    def test_what_fits_nobody_here_is_not_offered(
        self, scene: Scene, father: Relationship, client_for: ClientFor
    ) -> None:
        """The BMIS is about mothers; the PAAS is for before the birth."""
        assert father.carer.first_name == "Ben"
        browser = client_for(scene.by)
        page = browser.get(reverse("choose_measure", args=[scene.baseline.pk]))
        offered, refused = text(page).split("Not for this family now")
        assert "You rate Sam and Ada : BMIS" in offered
        assert "You rate Sam and Ben : BMIS" not in offered
        assert "You rate Sam and Ben : KIPS" in offered
        assert "PAAS is for the time before the birth; Sam is 12 weeks old" in refused
        assert "PPAS: " in offered

    def test_what_stands_in_the_way_is_said_before_anything_is_typed(
        self, scene: Scene, world: World, client_for: ClientFor
    ) -> None:
        address = reverse("choose_measure", args=[scene.baseline.pk])
        ready = text(client_for(scene.by).get(address))
        assert "no current certificate" not in ready
        assert "No licence" not in ready
        newcomer = worlds.viewer(world.team, name="Nia Newcomer")
        words = text(client_for(newcomer).get(address))
        assert "You have no current certificate, so your rating is kept as a draft" in words
        for row in HeldLicence.objects.filter(measure="hads"):
            instruments.withdraw_licence(by=scene.by, licence=row, because="Given back")
        page = client_for(scene.by).get(address)
        assert "No licence for HADS has been entered." in text(page)
        assert fill(scene, "hads", reporter=scene.home.mother.pk) not in page.text
        assert f'href="{reverse("licences")}"' in page.text

    def test_what_is_done_leads_to_its_answers_and_what_is_begun_says_so(
        self, scene: Scene, browser: Client
    ) -> None:
        row = build.phq9(scene.by, scene.baseline, scene.home)
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="gad-7",
            reporter=scene.home.mother,
            answered_on=TODAY,
            answers={"1": 0},
        )
        page = browser.get(reverse("choose_measure", args=[scene.baseline.pk]))
        assert f'href="{reverse("response", args=[row.pk])}"' in page.content.decode()
        assert "Done" in text(page)
        assert "Begun, not finished" in text(page)

    def test_an_unborn_baby_is_offered_what_is_for_before_birth(
        self, world: World, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        family = relationships.register_family(by=by, team=by.team, new=worlds.new_family())
        relationship = family.relationships.get()
        person = relationship.child
        relationships.change_person(
            by=by,
            family=family,
            person=person,
            changes={"born_on": None, "due_on": TODAY + worlds.dt.timedelta(weeks=10)},
            seen=None,
        )
        episode = relationships.open_episode(
            by=by, family=family, relationships=[relationship], keyworker=by.user, on=TODAY
        )
        page = client_for(by).get(reverse("choose_measure", args=[build.start(by, episode).pk]))
        offered, refused = text(page).split("Not for this family now")
        assert "MAAS: " in offered
        assert "KIPS is for babies and children of 2 to 71 months; Sam is unborn" in refused


class TestFillingIn:
    def test_it_shows_the_items_and_the_attribution_where_the_wording_may_stand(
        self, scene: Scene, browser: Client
    ) -> None:
        words = text(browser.get(fill(scene, "phq-9", reporter=scene.home.mother.pk)))
        assert "PHQ-9 from Ada" in words
        assert "9. Thoughts that you would be better off dead" in words
        assert "Nearly every day" in words
        assert "developed by R. L. Spitzer" in words

    def test_a_licensed_form_shows_numbers_and_whose_the_wording_is(
        self, scene: Scene, browser: Client
    ) -> None:
        url = fill(scene, "kips", relationship=scene.home.relationship.pk)
        words = text(browser.get(url))
        assert "The wording belongs to Comfort Consults LLC." in words
        assert "Not observed" in words

    def test_a_band_for_programmes_is_not_said_of_a_family(
        self, scene: Scene, browser: Client
    ) -> None:
        """The developer's bands of KIPS judge a whole programme."""
        url = fill(scene, "kips", relationship=scene.home.relationship.pk)
        answers = {f"item-{n}": "2" for n in range(1, 13)} | on("answered_on")
        page = browser.post(url, answers | {"_version": "0"})
        words = text(browser.get(page["Location"]))
        assert "2.0 on a scale from 1 to 5" in words
        assert "Bands, as published" not in words
        assert "(low)" not in words

    def test_answers_are_kept_and_lead_to_their_page(self, scene: Scene, browser: Client) -> None:
        url = fill(scene, "gad-7", reporter=scene.home.mother.pk)
        answers = {f"item-{n}": "1" for n in range(1, 8)}
        page = browser.post(url, answers | on("answered_on") | {"_version": "0"})
        row = Response.objects.get()
        assert page["Location"] == reverse("response", args=[row.pk])
        assert row.answers == {str(n): 1 for n in range(1, 8)}
        words = text(browser.get(page["Location"]))
        assert "7 out of 21" in words

    def test_an_unfinished_form_has_no_total_and_can_be_finished(
        self, scene: Scene, browser: Client
    ) -> None:
        url = fill(scene, "gad-7", reporter=scene.home.mother.pk)
        answers = {f"item-{n}": "1" for n in range(1, 7)} | on("answered_on")
        page = browser.get(browser.post(url, answers)["Location"])
        words = text(page)
        assert "Not finished: 6 of 7 answered, no score" in words
        assert "Still missing: question 7" in words
        assert "out of 21" not in words
        assert f'href="{url}"' in page.content.decode()
        assert ticked(browser.get(url)) == 6
        begun = Response.objects.get()
        browser.post(url, answers | {"item-7": "1", "_version": str(begun.pk)})
        assert Response.objects.get(withdrawn_at=None).finishes == begun

    def test_a_finished_form_is_not_opened_again(self, scene: Scene, browser: Client) -> None:
        build.phq9(scene.by, scene.baseline, scene.home)
        page = browser.get(fill(scene, "phq-9", reporter=scene.home.mother.pk))
        assert page.status_code == 409
        assert "already has the PHQ-9 from Ada" in text(page)

    def test_the_other_of_two_who_fill_it_in_is_told_and_loses_nothing(
        self, scene: Scene, browser: Client
    ) -> None:
        url = fill(scene, "gad-7", reporter=scene.home.mother.pk)
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="gad-7",
            reporter=scene.home.mother,
            answered_on=TODAY,
            answers={"1": 3},
        )
        page = browser.post(url, {"item-2": "2", "_version": "0"} | on("answered_on"))
        assert page.status_code == 409
        assert "Someone else changed this" in text(page)
        assert ticked(page) == 1
        assert Response.objects.count() == 1

    def test_it_must_say_whose_relationship_it_rates(self, scene: Scene, browser: Client) -> None:
        for url in (
            fill(scene, "dc-0-5-loaf"),
            fill(scene, "dc-0-5-loaf", relationship=999_999),
            f"{fill(scene, 'dc-0-5-loaf')}?relationship=all",
        ):
            page = browser.get(url)
            assert page.status_code == 409
            assert "LOAF needs to say which relationship it is about" in text(page)

    @pytest.mark.parametrize("measure", ["goals", "phq-99"])
    def test_what_is_no_questionnaire_is_not_found(
        self, scene: Scene, browser: Client, measure: str
    ) -> None:
        assert browser.get(fill(scene, measure)).status_code == 404

    def test_care_index_sums_are_named(self, scene: Scene, browser: Client) -> None:
        url = fill(scene, "care-index", relationship=scene.home.relationship.pk)
        typed = {f"item-{key}": value for key, value in build.CARE_INDEX.items()}
        page = browser.post(url, typed | {"item-adult-sensitive": "7"} | on("answered_on"))
        assert page.status_code == 422
        assert "The three adult scales add up to 15, and must add up to 14." in text(page)
        assert browser.post(url, typed | on("answered_on")).status_code == 302


class TestSafety:
    def answer(self, scene: Scene, browser: Client, **typed: Any) -> HttpResponse:
        url = fill(scene, "phq-9", reporter=scene.home.mother.pk)
        return browser.post(url, {"item-9": "1"} | on("answered_on") | typed)

    def test_the_next_page_shows_the_teams_own_words_and_the_task(
        self, scene: Scene, browser: Client
    ) -> None:
        page = browser.get(self.answer(scene, browser)["Location"])
        words = text(page)
        assert "Act on this today" in words
        assert "Question 9 was answered “Several days”." in words
        assert "Call the crisis line: 0000 000." in words
        assert f'href="{reverse("do_task", args=[Task.objects.get().pk])}"' in page.content.decode()

    def test_the_assessment_shows_it_for_as_long_as_nobody_acted(
        self, scene: Scene, browser: Client
    ) -> None:
        self.answer(scene, browser)
        url = reverse("assessment", args=[scene.baseline.pk])
        assert "Act on this today : PHQ-9 from Ada" in text(browser.get(url))
        relationships.finish_task(by=scene.by, task=Task.objects.get(), note="Spoke.", seen=None)
        assert "Act on this today" not in text(browser.get(url))

    def test_a_slip_elsewhere_does_not_hide_it(self, scene: Scene, browser: Client) -> None:
        page = self.answer(scene, browser, answered_on_day="32")
        assert page.status_code == 422
        assert "Act on this today. These answers are not saved yet" in text(page)
        assert "Call the crisis line: 0000 000." in text(page)

    def test_the_task_is_not_put_away_without_a_note(self, scene: Scene, browser: Client) -> None:
        self.answer(scene, browser)
        task = Task.objects.get()
        page = browser.post(reverse("do_task", args=[task.pk]), {"note": " "})
        assert page.status_code == 422
        assert "Call the crisis line: 0000 000." in text(browser.get(page.wsgi_request.path))
        task.refresh_from_db()
        assert task.done_at is None

    def test_once_somebody_acted_their_note_stands_there(
        self, scene: Scene, browser: Client
    ) -> None:
        url = self.answer(scene, browser)["Location"]
        relationships.finish_task(
            by=scene.by, task=Task.objects.get(), note="Spoke with Ada; GP told.", seen=None
        )
        words = text(browser.get(url))
        assert "Acted on Spoke with Ada; GP told." in words
        assert "Act on this today" not in words


class TestTimeOut:
    def test_answers_typed_after_the_session_ended_are_there_again(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        browser = client_for(scene.by)
        url = fill(scene, "phq-9", reporter=scene.home.mother.pk)
        owner = re.search(r'name="_owner" value="([^"]+)"', browser.get(url).content.decode())
        assert owner is not None
        browser.logout()
        typed = {"item-1": "3", "item-9": "1", "_owner": owner[1]} | on("answered_on")
        page = browser.post(url, typed)
        assert page.status_code == 302
        assert page["Location"].startswith(reverse("account_login"))
        assert not Response.objects.exists()
        browser = client_for(scene.by)
        back = browser.get(url)
        assert "Your session had ended, so nothing was saved" in text(back)
        assert ticked(back) == 2
        assert "Call the crisis line: 0000 000." in text(back), "it may not wait for the saving"
        browser.post(url, {"item-1": "3", "item-9": "1", "_version": "0"} | on("answered_on"))
        assert Response.objects.get().answers == {"1": 3, "9": 1}

    def test_they_never_come_back_under_another_name(
        self, scene: Scene, client_for: ClientFor, father: Any
    ) -> None:
        browser = client_for(scene.by)
        url = fill(scene, "phq-9", reporter=scene.home.mother.pk)
        owner = re.search(r'name="_owner" value="([^"]+)"', browser.get(url).content.decode())
        assert owner is not None
        browser.logout()
        browser.post(url, {"item-1": "3", "_owner": owner[1]} | on("answered_on"))
        theirs = client_for(scene.by).get(fill(scene, "phq-9", reporter=father.carer.pk))
        assert theirs.status_code == 200
        assert ticked(theirs) == 0


class TestOneResponse:
    def test_it_can_be_traced(self, scene: Scene, browser: Client) -> None:
        row = build.phq9(scene.by, scene.baseline, scene.home, item_1=2, item_2=None)
        row = build.phq9(scene.by, scene.baseline, scene.home, item_1=2)
        words = text(browser.get(reverse("response", args=[row.pk])))
        for expected in (
            "PHQ-9 from Ada",
            "2 out of 27 (none or minimal)",
            "Patient Health Questionnaire-9, version 1",
            "Answered by Ada Okafor",
            f"by {scene.by.user.name}",
            "1. Little interest or pleasure in doing things More than half the days (2)",
            "The total is the sum of 9 answers, from 0 to 27. A higher score means more",
            "While anything is missing there is no score.",
            "moderately severe, 15 to 19",
            "A score prompts a conversation. It is not a diagnosis.",
            "Public domain",
            "CamCOPS, PHQ-9",
        ):
            assert expected in words

    def test_what_is_not_yet_checked_says_so(self, scene: Scene, browser: Client) -> None:
        row = actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="care-index",
            relationship=scene.home.relationship,
            answered_on=TODAY,
            answers=build.CARE_INDEX,
        )
        words = text(browser.get(reverse("response", args=[row.pk])))
        assert "7 scales, no total" in words
        assert "The three adult scales must add up to 14." in words
        assert "Adult sensitive: 6 out of 14 (inept)" in words
        assert "not yet been checked against the publisher" in words
        assert "This is a screening of interaction, not of attachment." in words

    def test_withdrawing_needs_a_reason_and_leaves_it_readable(
        self, scene: Scene, browser: Client
    ) -> None:
        row = build.phq9(scene.by, scene.baseline, scene.home)
        url = reverse("withdraw_response", args=[row.pk])
        assert browser.post(url, {"because": ""}).status_code == 422
        page = browser.post(url, {"because": "Wrong person"})
        assert page["Location"] == reverse("assessment", args=[scene.baseline.pk])
        words = text(browser.get(reverse("response", args=[row.pk])))
        assert f"by {scene.by.user.name}: Wrong person" in words
        assert browser.get(url).status_code == 409


class TestGoals:
    def test_a_goal_is_set_in_their_words(self, scene: Scene, browser: Client) -> None:
        url = reverse("set_goal", args=[scene.baseline.pk])
        typed = {
            "words": "That he stops crying when I hold him",
            "set_by": str(scene.home.mother.pk),
            "relationship": "all",
        }
        assert browser.post(url, typed | on("on")).status_code == 302
        goal = Goal.objects.get()
        assert goal.relationship is None
        assert not goal.ratings.exists()

    def test_rating_it_again_in_the_same_assessment_takes_the_place(
        self, scene: Scene, browser: Client
    ) -> None:
        goal = build.goal(scene.by, scene.baseline, scene.home)
        url = reverse("rate_goal", args=[scene.baseline.pk, goal.pk])
        page = browser.get(url)
        assert "In this assessment it was rated 2. A new rating takes its place." in text(page)
        seen = str(goal.ratings.get().pk)
        assert browser.post(url, {"rating": "4", "_version": seen} | on("on")).status_code == 302
        assert GoalRating.objects.get(withdrawn_at=None).rating == 4
        late = browser.post(url, {"rating": "9", "_version": seen} | on("on"))
        assert late.status_code == 409
        assert GoalRating.objects.get(withdrawn_at=None).rating == 4

    @pytest.mark.parametrize("rating", ["11", "-1", "x"])
    def test_a_rating_off_the_scale_is_refused(
        self, scene: Scene, browser: Client, rating: str
    ) -> None:
        goal = build.goal(scene.by, scene.baseline, scene.home)
        url = reverse("rate_goal", args=[scene.baseline.pk, goal.pk])
        page = browser.post(url, {"rating": rating} | on("on"))
        assert page.status_code == 422
        assert "must be a whole number from 0 to 10" in text(page)


class TestFormulation:
    def test_it_is_written_and_opened_again_with_what_was_said(
        self, scene: Scene, browser: Client
    ) -> None:
        url = reverse("formulation", args=[scene.home.relationship.pk])
        typed = {
            "understanding": "Watchful",
            "needs": ["parental-sensitivity"],
            "risk_band": "medium",
            "mood": "unknown",
            "concern_observed": "yes",
            "willing": ["birth-mother"],
            "circumstance-first-baby": "yes",
            "circumstance-adopted": "no",
        }
        page = browser.post(url, typed)
        assert page["Location"] == reverse("relationship", args=[scene.home.relationship.pk])
        row = Formulation.objects.get()
        assert (row.circumstances, row.circumstances_absent) == (["first-baby"], ["adopted"])
        again = browser.get(url)
        assert "Last written by" in text(again)
        assert "Watchful" in again.content.decode()

    def test_the_latest_phq_9_stands_beside_the_question_and_answers_nothing(
        self, scene: Scene, browser: Client
    ) -> None:
        build.phq9(scene.by, scene.baseline, scene.home, item_1=3, item_2=3, item_3=3, item_4=3)
        page = browser.get(reverse("formulation", args=[scene.home.relationship.pk]))
        assert "12 out of 27 (moderate). A score prompts a conversation; you decide" in text(page)
        chosen = re.findall(r'name="mood"[^>]*value="([^"]+)" checked', page.content.decode())
        assert chosen == ["unknown"]

    def test_without_an_open_episode_it_says_so(self, scene: Scene, browser: Client) -> None:
        relationships.close_episode(by=scene.by, episode=scene.episode, on=TODAY, because="Done")
        page = browser.get(reverse("formulation", args=[scene.home.relationship.pk]))
        assert page.status_code == 409
        assert "no open episode of care" in text(page)


class TestQueries:
    def test_the_page_costs_the_same_with_few_and_with_many(
        self, scene: Scene, browser: Client, django_assert_same_queries: Callable[..., int]
    ) -> None:
        grown = iter(range(100))

        def grow(count: int) -> None:
            for _ in range(count):
                number = next(grown)
                goal = build.goal(scene.by, scene.baseline, scene.home, f"Goal {number}")
                actions.rate_goal(
                    by=scene.by, goal=goal, assessment=scene.baseline, rating=3, on=TODAY
                )
                carer = relationships.add_carer(
                    by=scene.by,
                    family=scene.home.family,
                    carer=worlds.NewCarer(
                        person=worlds.NewPerson(given_name=f"Carer {number}"),
                        role=worlds.CarerRole.OTHER,
                    ),
                    on=TODAY,
                )
                actions.record_response(
                    by=scene.by,
                    assessment=scene.baseline,
                    measure="gad-7",
                    reporter=carer,
                    answered_on=TODAY,
                    answers={"1": 1},
                )

        pages = [
            reverse("assessment", args=[scene.baseline.pk]),
            reverse("choose_measure", args=[scene.baseline.pk]),
            reverse("complete_assessment", args=[scene.baseline.pk]),
            reverse("formulation", args=[scene.home.relationship.pk]),
        ]

        def read() -> None:
            for url in pages:
                assert browser.get(url).status_code == 200

        django_assert_same_queries(read, grow)
