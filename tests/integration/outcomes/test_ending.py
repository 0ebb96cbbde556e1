"""The goodbye: each line a date or a reason; then the episode closes, and stays readable."""

import datetime as dt

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.assessments.models import Phase
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import PackageState, PartState
from attunement.service.outcomes import actions, selectors
from attunement.service.outcomes.checklist import Item, checklist, missing
from attunement.service.outcomes.new import NewEnding
from attunement.service.relationships.models import TaskKind
from attunement.service.sessions.models import SessionState
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from builders.outcomes import (
    SETTLED,
    TODAY,
    ago,
    close,
    complete,
    letter,
    measured,
    occasion,
    settled,
)
from builders.referrals import accepted, referral
from builders.sessions import held, only_part, planned
from world import home


@pytest.fixture
def client(client_for, world):
    return client_for(world.practitioner)


def url(name: str, at_home) -> str:
    return reverse(name, args=[at_home.family.pk])


def typed(**fields: object) -> dict[str, object]:
    """A form as a browser sends it: a date is three boxes."""
    data: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, dt.date):
            data |= {
                f"{name}_day": value.day,
                f"{name}_month": value.month,
                f"{name}_year": value.year,
            }
        else:
            data[name] = value
    return data


def words(response) -> str:
    return response.content.decode()


def wanting(episode) -> tuple[Item, ...]:
    facts = selectors.ending_facts(episode, selectors.ending_of(episode))
    return missing(checklist(facts))


class TestTheFactsOfTheChecklist:
    def test_nothing_is_done_at_first(self, opened) -> None:
        assert set(wanting(opened)) == set(Item) - {Item.REFERRER}

    def test_whoever_referred_them_is_to_be_told(self, world) -> None:
        by = world.practitioner
        taken_on = accepted(by, referral(by))
        assert wanting(taken_on.episode) == tuple(Item)
        settled(by, taken_on.episode, last_session_on=None, goodbye_on=None, referrer_on=TODAY)
        assert Item.REFERRER not in wanting(taken_on.episode)

    def test_a_family_that_came_by_itself_leaves_nobody_to_tell(self, opened) -> None:
        assert Item.REFERRER not in wanting(opened)

    def test_nobody_is_led_to_a_letter_for_a_referrer_who_is_not_there(
        self, world, client_for, opened
    ) -> None:
        page = client_for(world.practitioner).get(reverse("ending", args=[opened.family_id]))
        assert "Nobody outside the family referred them." in words(page)
        assert "Write to the referrer" not in words(page)

    def test_end_measures_are_done_when_their_assessment_is(self, world, opened, at_home) -> None:
        by = world.practitioner
        assessment = occasion(by, opened, Phase.END, TODAY)
        assert Item.END_MEASURES in wanting(opened)
        complete(by, assessment, TODAY)
        assert Item.END_MEASURES in wanting(opened), "an empty assessment has measured nothing"

    def test_with_a_form_in_it_they_are(self, world, opened, at_home) -> None:
        measured(world.practitioner, opened, at_home, Phase.END, TODAY, mood_total=6)
        assert Item.END_MEASURES not in wanting(opened)

    def test_baseline_measures_do_not_count(self, world, opened, at_home) -> None:
        measured(world.practitioner, opened, at_home, Phase.BASELINE, TODAY, mood_total=6)
        assert Item.END_MEASURES in wanting(opened)

    def test_a_letter_counts_from_the_day_on_which_it_is_given(
        self, world, opened, at_home
    ) -> None:
        written = letter(world.practitioner, opened, at_home.mother)
        assert Item.LETTER in wanting(opened)
        actions.give_letter(by=world.practitioner, letter=written, on=TODAY)
        assert Item.LETTER not in wanting(opened)


class TestNoteEnding:
    def test_it_writes_what_was_said_and_an_event(self, world, opened) -> None:
        ending = settled(world.practitioner, opened)
        assert (ending.goodbye_on, ending.version) == (TODAY, 1)
        event = Event.objects.latest("pk")
        assert event.verb == "filled in the checklist of an ending"
        assert event.details["follow_up_on"] == SETTLED["follow_up_on"].isoformat()
        assert "Sam waved" not in str(event.details), "the log keeps no clinical words"

    def test_it_can_be_said_anew(self, world, opened) -> None:
        settled(world.practitioner, opened)
        ending = settled(world.practitioner, opened, goodbye_on=ago(3))
        assert (ending.goodbye_on, ending.version) == (ago(3), 2)

    @pytest.mark.parametrize("seen", [0, 2])
    def test_two_people_do_not_overwrite_each_other(self, world, opened, seen) -> None:
        settled(world.practitioner, opened)
        with pytest.raises(Stale):
            actions.note_ending(
                by=world.viewers[Role.SUPERVISOR], episode=opened, new=NewEnding(), seen=seen
            )
        assert selectors.ending_of(opened).goodbye_on == TODAY

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"goodbye_on": ago(61)}, "The goodbye must be between"),
            ({"last_session_on": TODAY + dt.timedelta(1)}, "The last session must be between"),
            ({"follow_up_on": TODAY}, "must be later than"),
        ],
    )
    def test_dates_that_cannot_be_so(self, world, opened, changes, why) -> None:
        with pytest.raises(Refused, match=why):
            settled(world.practitioner, opened, **changes)


class TestCloseEpisode:
    def test_it_closes_and_raises_the_follow_up(self, world, opened, at_home) -> None:
        settled(world.practitioner, opened)
        closed = close(world.practitioner, opened)
        assert (closed.closed_on, closed.closed_because) == (TODAY, "The work is done.")
        task = at_home.family.tasks.get()
        assert (task.kind, task.due_on) == (TaskKind.FOLLOW_UP, SETTLED["follow_up_on"])
        assert task.assigned_to == opened.keyworker

    def test_without_a_follow_up_there_is_no_task(self, world, opened, at_home) -> None:
        settled(
            world.practitioner, opened, follow_up_on=None, no_follow_up_because="They move away."
        )
        close(world.practitioner, opened)
        assert not at_home.family.tasks.exists()

    def test_a_second_follow_up_is_a_task_of_its_own(self, world, opened, at_home) -> None:
        later = SETTLED["follow_up_on"] + dt.timedelta(days=180)
        settled(world.practitioner, opened, later_follow_up_on=later)
        close(world.practitioner, opened)
        due = at_home.family.tasks.order_by("due_on").values_list("due_on", flat=True)
        assert list(due) == [SETTLED["follow_up_on"], later]

    @pytest.mark.parametrize("first", [SETTLED["follow_up_on"], None])
    def test_the_second_follow_up_comes_after_the_first(self, world, opened, first) -> None:
        with pytest.raises(Refused, match="second follow-up comes after"):
            settled(
                world.practitioner,
                opened,
                follow_up_on=first,
                no_follow_up_because="They move away.",
                later_follow_up_on=SETTLED["follow_up_on"],
            )

    @pytest.mark.parametrize("item", [item for item in Item if item != Item.REFERRER])
    def test_every_line_must_be_settled(self, world, opened, item) -> None:
        nothing = {f"no_{item}_because": ""}
        if item not in {Item.END_MEASURES, Item.LETTER}:
            nothing[f"{item}_on"] = None
        settled(world.practitioner, opened, **nothing)
        with pytest.raises(Refused, match="the checklist needs"):
            close(world.practitioner, opened)
        opened.refresh_from_db()
        assert opened.closed_on is None

    @pytest.mark.parametrize("on", [ago(1), TODAY + dt.timedelta(1)])
    def test_not_before_the_goodbye_and_not_ahead(self, world, opened, on) -> None:
        settled(world.practitioner, opened)
        with pytest.raises(Refused, match="Care can end between"):
            actions.close_episode(by=world.practitioner, episode=opened, on=on, because="Done.")

    def test_it_needs_a_reason(self, world, opened) -> None:
        settled(world.practitioner, opened)
        with pytest.raises(Refused, match="needs a reason"):
            actions.close_episode(by=world.practitioner, episode=opened, on=TODAY, because=" ")

    def test_it_closes_once(self, world, opened) -> None:
        settled(world.practitioner, opened)
        close(world.practitioner, opened)
        with pytest.raises(Refused, match="has ended"):
            close(world.practitioner, opened)

    def test_packages_end_with_it(self, world) -> None:
        by = world.practitioner
        family = understood(by)
        both = package(by, family, "vipp-sd", "watch-wait-and-wonder")
        first, second = both.parts.order_by("pk")
        booked = planned(by, first)
        held(by, booked[0], came=[family.home.mother, family.home.baby])
        settled(by, family.episode)
        close(by, family.episode, completed=[first])
        both.refresh_from_db()
        first.refresh_from_db()
        second.refresh_from_db()
        assert (both.state, both.ended_on) == (PackageState.ENDED, TODAY)
        assert (first.state, second.state) == (PartState.COMPLETED, PartState.STOPPED)
        assert second.ended_because == "The work is done."
        states = set(first.sessions.values_list("state", flat=True))
        assert states == {SessionState.HELD, SessionState.CANCELLED}

    def test_a_stale_page_does_not_close(self, world, opened) -> None:
        settled(world.practitioner, opened)
        with pytest.raises(Stale):
            close(world.practitioner, opened, seen=opened.version + 1)


class TestThePages:
    def test_a_family_without_an_episode(self, client, at_home) -> None:
        response = client.get(url("ending", at_home))
        assert response.status_code == 409
        assert "nothing to end" in words(response)

    def test_the_checklist_says_what_is_missing(self, client, opened, at_home) -> None:
        page = words(client.get(url("ending", at_home)))
        assert "the checklist needs the end measures, the last session, the goodbye" in page
        assert page.count("No date and no reason yet") == 5
        assert "Close the episode of care" not in page

    def test_it_is_filled_in_and_closed(self, client, world, opened, at_home) -> None:
        data = typed(**SETTLED)
        response = client.post(url("change_ending", at_home), data)
        assert response.status_code == 302
        assert response["Location"] == url("ending", at_home)
        page = words(client.get(response["Location"]))
        assert "Not done: Ada asked for none." in page
        assert "Sam waved." in page
        assert url("close_episode", at_home) in page

        response = client.post(
            url("close_episode", at_home), typed(on=TODAY, because="Sam and Ada are well.")
        )
        assert response.status_code == 302
        page = words(client.get(response["Location"]))
        assert "Sam and Ada are well." in page
        assert "Fill in the checklist" not in page

    def test_a_line_may_stay_open_for_now(self, client, opened, at_home) -> None:
        assert client.post(url("change_ending", at_home), {}).status_code == 302

    def test_the_last_session_held_is_suggested(self, client_for, world) -> None:
        by = world.practitioner
        family = understood(by)
        booked = planned(by, only_part(package(by, family)))
        held(by, booked[0], came=[family.home.mother, family.home.baby])
        page = words(client_for(by).get(url("change_ending", family.home)))
        day = ago(28)
        assert f'value="{day.day}"' in page
        assert f'value="{day.year}"' in page

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            (
                {"goodbye_on_day": "30", "goodbye_on_month": "2", "goodbye_on_year": "2026"},
                "is not a day",
            ),
            (typed(goodbye_on=TODAY + dt.timedelta(1)), "must be today or in the past"),
            (typed(last_session_on=ago(100)), "must be on or after"),
            (typed(follow_up_on=ago(1)), "must be today or in the future"),
        ],
    )
    def test_bad_dates_are_named_and_nothing_typed_is_lost(
        self, client, opened, at_home, fields, problem
    ) -> None:
        data = {"goodbye_note": "Sam waved.", **fields}
        response = client.post(url("change_ending", at_home), data)
        assert response.status_code == 422
        page = words(response)
        assert "There is a problem" in page
        assert problem in page
        assert "Sam waved." in page

    def test_a_date_that_the_policy_refuses_stands_above_the_typed_words(
        self, client, opened, at_home
    ) -> None:
        data = typed(last_session_on=TODAY, follow_up_on=TODAY, goodbye_note="Sam waved.")
        response = client.post(url("change_ending", at_home), data)
        assert response.status_code == 409
        assert "must be later than" in words(response)
        assert "Sam waved." in words(response)

    def test_a_follow_up_that_has_passed_does_not_block_the_rest(self, world, opened) -> None:
        from attunement.service.outcomes.forms import EndingForm

        form = EndingForm(
            typed(follow_up_on=ago(3)),
            initial={"follow_up_on": ago(3)},
            opened_on=opened.opened_on,
        )
        assert form.is_valid(), form.errors

    def test_two_people_at_one_checklist(self, client_for, world, opened, at_home) -> None:
        mine, theirs = client_for(world.practitioner), client_for(world.viewers[Role.SUPERVISOR])
        data = typed(goodbye_note="Mine", _version=0)
        assert mine.post(url("change_ending", at_home), data).status_code == 302
        response = theirs.post(
            url("change_ending", at_home), typed(goodbye_note="Theirs", _version=0)
        )
        assert response.status_code == 409
        assert "Someone else changed this" in words(response)
        assert "Theirs" in words(response)
        assert selectors.ending_of(opened).goodbye_note == "Mine"

    def test_closing_before_its_time_is_refused_with_what_is_missing(
        self, client, opened, at_home
    ) -> None:
        for response in (
            client.get(url("close_episode", at_home)),
            client.post(url("close_episode", at_home), typed(on=TODAY, because="Done.")),
        ):
            assert response.status_code == 409
            assert "the checklist needs" in words(response)

    def test_closing_needs_a_reason(self, client, world, opened, at_home) -> None:
        settled(world.practitioner, opened)
        response = client.post(url("close_episode", at_home), typed(on=TODAY))
        assert response.status_code == 422
        assert "Write why care is ending" in words(response)

    def test_parts_are_ticked_as_completed(self, client_for, world) -> None:
        by = world.practitioner
        family = understood(by)
        part = only_part(package(by, family))
        settled(by, family.episode)
        client = client_for(by)
        page = words(client.get(url("close_episode", family.home)))
        assert "Which of these were completed?" in page
        assert "is still open. It ends when the episode closes." in page
        data = typed(on=TODAY, because="Done.", completed=[part.pk])
        assert client.post(url("close_episode", family.home), data).status_code == 302
        part.refresh_from_db()
        assert part.state == PartState.COMPLETED

    def test_another_familys_part_cannot_be_ticked(self, client_for, world, opened, at_home):
        by = world.practitioner
        settled(by, opened)
        other = only_part(package(by, understood(by, name="Bello")))
        data = typed(on=TODAY, because="Done.", completed=[other.pk])
        client_for(by).post(url("close_episode", at_home), data)
        other.refresh_from_db()
        assert other.state == PartState.PLANNED

    def test_sent_twice_it_acts_once(self, client, world, opened, at_home) -> None:
        settled(world.practitioner, opened)
        data = typed(on=TODAY, because="Done.", _once="the same key", _version=opened.version)
        first = client.post(url("close_episode", at_home), data)
        again = client.post(url("close_episode", at_home), data)
        assert (first.status_code, again.status_code) == (302, 302)
        assert first["Location"] == again["Location"]
        assert at_home.family.tasks.count() == 1

    def test_a_closed_episode_takes_no_more(self, client, world, opened, at_home) -> None:
        settled(world.practitioner, opened)
        close(world.practitioner, opened)
        response = client.get(url("change_ending", at_home))
        assert response.status_code == 409
        assert "it can be read but not added to" in words(response)
        assert client.post(url("change_ending", at_home), {}).status_code == 409
        assert client.get(url("ending", at_home)).status_code == 200

    def test_open_tasks_are_named(self, client, world, opened, at_home) -> None:
        from attunement.service.relationships.actions import raise_task

        raise_task(
            by=world.practitioner,
            family=at_home.family,
            kind=TaskKind.SAFETY,
            title="Call Ada",
            why="",
            due_on=TODAY,
        )
        page = words(client.get(url("ending", at_home)))
        assert "1 task still to do for this family, 1 of them about safety." in page

    @pytest.mark.parametrize("name", ["ending", "change_ending", "close_episode"])
    def test_who_may(self, client_for, world, opened, at_home, name) -> None:
        settled(world.practitioner, opened)
        allowed = {Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD}
        for role, who in world.viewers.items():
            expected = 200 if role in allowed else 403
            assert client_for(who).get(url(name, at_home)).status_code == expected, role
        assert client_for(world.stranger).get(url(name, at_home)).status_code == 404

    def test_reading_is_in_the_log(self, client, opened, at_home) -> None:
        client.get(url("ending", at_home))
        event = Event.objects.latest("pk")
        assert (event.verb, event.family_id) == ("read", at_home.family.pk)

    def test_the_number_of_queries_stays_the_same(
        self, client, world, opened, at_home, django_assert_same_queries
    ) -> None:
        def grow(rows: int) -> None:
            for _ in range(rows):
                letter(world.practitioner, opened, at_home.mother)

        django_assert_same_queries(lambda: client.get(url("ending", at_home)), grow)


def test_another_familys_ending_is_another_page(client, world, opened, at_home) -> None:
    other = home(world.practitioner, name="Bello")
    settled(world.practitioner, opened)
    assert client.get(url("ending", other)).status_code == 409
