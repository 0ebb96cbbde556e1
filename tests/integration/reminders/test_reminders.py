"""Reminders by text: to whom, in which words, once; and to whom never."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.commands import send_reminders
from attunement.service.accounts.roles import TEAM, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.audit.programs import Program
from attunement.service.care_packages.models import StepKind
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import OtherParent
from attunement.service.reminders import actions, selectors
from attunement.service.reminders.models import Choice, Reminder, ReminderState
from attunement.service.reminders.policies import AHEAD
from attunement.service.sections.models import FlagKind
from attunement.service.sessions import actions as sessions
from attunement.service.sessions.models import Session, SessionMode, SessionState
from attunement.service.way.policies import Refused
from builders import safeguarding as build_safeguarding
from builders.care_packages import Understood
from builders.pages import hidden, text
from builders.reminders import NOON, Kept, again, agreed, switched_on, tomorrow
from builders.sessions import at, planned
from world import TODAY, World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts go by day; these tests are run at any hour."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def booked(world: World) -> tuple[Understood, Session]:
    return tomorrow(world.practitioner)


@pytest.fixture
def family(booked: tuple[Understood, Session]) -> Understood:
    return booked[0]


@pytest.fixture
def on(world: World, family: Understood) -> Choice:
    return switched_on(world.practitioner, family.home.family, family.home.mother)


def send(sender: Kept | None = None, *, now: dt.datetime = NOON) -> list[tuple[str, str]]:
    """What goes by itself now."""
    sender = sender or Kept()
    actions.send_due(by=None, due=selectors.due(now), sender=sender, now=now)
    return sender.texts


def why_not(now: dt.datetime = NOON) -> list[str]:
    return [each.refusal.why if each.refusal else "" for each in selectors.due(now)]


class TestSending:
    def test_it_goes_once_with_its_words_and_is_in_the_log(self, world: World, on: Choice) -> None:
        kept = Kept()
        send(kept)
        send(kept)
        (one,) = kept.texts
        assert one[0] == "07700 900001"
        assert one[1].startswith("Hello Ada, this is Practitioner. We meet on ")
        assert "at 2pm" in one[1]
        reminder = Reminder.objects.get()
        assert (reminder.state, reminder.words, reminder.by) == (ReminderState.SENT, one[1], None)
        event = Event.objects.get(verb="sent a reminder")
        assert (event.family_id, event.details) == (on.family_id, {})
        assert (event.actor, event.acting_as) == (None, Program.REMINDERS)

    def test_the_words_name_nobody_but_the_two_and_no_place(self, world: World, on: Choice) -> None:
        ((_, words),) = send()
        for hidden_word in ("Sam", "Okafor", "baby", "Riverside", "home", "VIPP", "session"):
            assert hidden_word.casefold() not in words.casefold()

    def test_a_session_that_moved_is_told_again_at_its_new_time(
        self, world: World, on: Choice, booked: tuple[Understood, Session]
    ) -> None:
        send()
        later = at(1, 17)
        sessions.change_session(
            by=world.practitioner, session=booked[1], at=later, mode=SessionMode.HOME
        )
        ((_, words),) = send()
        assert "at 5pm" in words
        assert Reminder.objects.count() == 2

    def test_what_failed_is_tried_again_and_what_nobody_knows_is_not(
        self, world: World, on: Choice
    ) -> None:
        assert send(Kept(fails=1)) == []
        assert Reminder.objects.get().problem == "The line was busy"
        with pytest.raises(RuntimeError):
            send(Kept(breaks=1))
        assert Reminder.objects.get().state == ReminderState.SENDING
        assert send() == []
        assert "Not known whether it went" in Reminder.objects.get().get_state_display()

    @pytest.mark.parametrize(("hour", "goes"), [(7, False), (8, True), (19, True), (20, False)])
    def test_no_text_by_night(self, world: World, on: Choice, hour: int, goes: bool) -> None:
        now = NOON.replace(hour=hour)
        if goes:
            assert len(send(now=now)) == 1
        else:
            with pytest.raises(Refused, match="between 8am and 8pm"):
                send(now=now)

    def test_not_too_early_and_not_too_late(
        self, world: World, on: Choice, booked: tuple[Understood, Session]
    ) -> None:
        start = booked[1].at
        for now in (start - AHEAD - dt.timedelta(minutes=1), start, start + dt.timedelta(hours=1)):
            assert [each for each in selectors.due(now) if each.meeting == booked[1]] == []
        assert len(selectors.due(start - AHEAD)) == 1


class TestToNobody:
    """Each of these stops the text, with its reason, and each is asked again as it is sent."""

    def stops(self, why: str) -> None:
        assert why in " ".join(why_not())
        assert send() == []
        assert not Reminder.objects.exists()

    def test_who_was_not_asked_or_said_no(self, world: World, family: Understood) -> None:
        self.stops("has not agreed to text messages: not asked yet")
        agreed(world.practitioner, family.home.family, family.home.mother, given=False)
        self.stops("said no")

    def test_who_agreed_and_nobody_checked_that_a_text_is_safe(
        self, world: World, family: Understood
    ) -> None:
        agreed(world.practitioner, family.home.family, family.home.mother)
        self.stops("not switched on")

    def test_who_took_it_back(self, world: World, family: Understood, on: Choice) -> None:
        agreed(world.practitioner, family.home.family, family.home.mother, given=False)
        self.stops("has not agreed")

    def test_after_a_loss(self, world: World, family: Understood, on: Choice) -> None:
        home = family.home
        relationships.record_loss(
            by=world.practitioner, family=home.family, person=home.baby, lost_on=None, seen=None
        )
        self.stops("A loss has been recorded")
        with pytest.raises(Refused, match="A loss has been recorded"):
            again(world.practitioner, home.family, home.mother)

    def test_where_the_note_on_safe_contact_changed(
        self, world: World, family: Understood, on: Choice
    ) -> None:
        relationships.change_family(
            by=world.practitioner,
            family=family.home.family,
            name="Okafor",
            safe_contact="Never text.",
            other_parent=OtherParent.NOT_KNOWN,
            seen=None,
        )
        self.stops("The note on safe contact has changed")
        family.home.family.refresh_from_db()
        again(world.practitioner, family.home.family, family.home.mother)
        assert len(send()) == 1

    @pytest.mark.parametrize("kind", [FlagKind.DOMESTIC_ABUSE, FlagKind.NO_CONTACT])
    def test_where_a_flag_was_raised_since(
        self, world: World, family: Understood, on: Choice, kind: FlagKind
    ) -> None:
        build_safeguarding.flag(world.practitioner, family.home.family, kind, "Call first")
        self.stops("A flag has been raised")

    @pytest.mark.parametrize(("hour", "goes"), [(8, False), (9, True), (14, True), (15, False)])
    def test_outside_the_hours_that_are_safe_for_them(
        self, world: World, family: Understood, hour: int, goes: bool
    ) -> None:
        home, by = family.home, world.practitioner
        agreed(by, home.family, home.mother)
        actions.switch_on(
            by=by,
            family=home.family,
            person=home.mother,
            telephone=home.mother.telephone,
            safe=True,
            earliest=dt.time(9),
            latest=dt.time(15),
        )
        now = NOON.replace(hour=hour)
        assert bool(send(now=now)) is goes
        assert ("safe between 9am and 3pm" in " ".join(why_not(now))) is not goes

    def test_hours_go_from_an_earlier_to_a_later_one(
        self, world: World, family: Understood
    ) -> None:
        home, by = family.home, world.practitioner
        agreed(by, home.family, home.mother)
        for earliest, latest in ((15, 9), (9, 9), (6, 12), (12, 22)):
            with pytest.raises(Refused, match="The hours must go"):
                actions.switch_on(
                    by=by,
                    family=home.family,
                    person=home.mother,
                    telephone=home.mother.telephone,
                    safe=True,
                    earliest=dt.time(earliest),
                    latest=dt.time(latest),
                )

    def test_where_the_number_is_another(
        self, world: World, family: Understood, on: Choice
    ) -> None:
        mother = family.home.mother
        mother.telephone = "07700 900009"
        mother.save()  # no page of this test changes people
        self.stops("The number has changed")

    @pytest.mark.parametrize("number", ["", "020 7946 0000", "ask Ada"])
    def test_where_no_mobile_is_known(
        self, world: World, family: Understood, on: Choice, number: str
    ) -> None:
        mother = family.home.mother
        mother.telephone = number
        mother.save()
        self.stops("No mobile number")

    def test_who_needs_an_interpreter(self, world: World, family: Understood, on: Choice) -> None:
        mother = family.home.mother
        mother.interpreter_needed = True
        mother.save()
        self.stops("needs an interpreter")

    def test_switched_off(self, world: World, family: Understood, on: Choice) -> None:
        home = family.home
        actions.switch_off(by=world.practitioner, family=home.family, person=home.mother)
        self.stops("not switched on")

    def test_cancelled_or_paused(
        self, world: World, booked: tuple[Understood, Session], on: Choice
    ) -> None:
        sessions.step_package(
            by=world.practitioner,
            package=booked[1].part.package,
            kind=StepKind.PAUSE,
            on=TODAY,
            because="They are away.",
        )
        assert why_not() == []
        assert send() == []

    def test_what_changes_between_the_list_and_the_sending_is_asked_again(
        self, world: World, family: Understood, on: Choice
    ) -> None:
        due, kept, home = selectors.due(NOON), Kept(), family.home
        actions.switch_off(by=world.practitioner, family=home.family, person=home.mother)
        actions.send_due(by=None, due=due, sender=kept, now=NOON)
        assert kept.texts == []


class TestPages:
    def test_switching_on_shows_the_note_and_needs_a_check(
        self, world: World, family: Understood, client_for: ClientFor
    ) -> None:
        home, client = family.home, client_for(world.practitioner)
        args = [home.family.pk, home.mother.pk]
        url, back = reverse("reminders_on", args=args), reverse("family_reminders", args=args[:1])
        assert client.get(url).status_code == 409
        agreed(world.practitioner, home.family, home.mother)
        page = client.get(url)
        assert "Nobody has written down how it is safe" in text(page)
        assert f'name="telephone" value="{home.mother.telephone}"' in page.content.decode()
        body = hidden(page) | {"earliest": "8", "latest": "20"}
        body["telephone"] = home.mother.telephone
        refused = client.post(url, body)
        assert refused.status_code == 422
        assert "Nobody has said that a text is safe" in text(refused)
        assert client.post(url, body | {"safe": "on"})["Location"] == back
        shown = text(client.get(back))
        for words in ("On", "Switched on by", "Hello Ada", "Switch off for Ada"):
            assert words in shown
        assert "A text is safe between 8am and 8pm." in shown
        off = reverse("reminders_off", args=args)
        assert client.post(off, hidden(client.get(off))).status_code == 302
        assert "not switched on" in text(client.get(back))

    def test_a_number_that_changed_while_it_was_checked_is_told(
        self, world: World, family: Understood, client_for: ClientFor
    ) -> None:
        home, client = family.home, client_for(world.practitioner)
        agreed(world.practitioner, home.family, home.mother)
        url = reverse("reminders_on", args=[home.family.pk, home.mother.pk])
        body = hidden(client.get(url)) | {"earliest": "8", "latest": "20", "safe": "on"}
        body["telephone"] = "07700 900777"
        answer = client.post(url, body)
        assert answer.status_code == 409
        assert "The number was changed while you checked it" in text(answer)

    def test_the_team_reads_the_words_before_they_go_and_sends_them(
        self,
        world: World,
        on: Choice,
        client_for: ClientFor,
        settings: Any,
        tmp_path: Path,
    ) -> None:
        settings.TEXT_OUTBOX = tmp_path
        client, url = client_for(world.viewers[Role.ADMINISTRATOR]), reverse("reminders")
        page = client.get(url)
        assert "Hello Ada, this is" in text(page)
        assert client.post(url, hidden(page)).status_code == 302
        (file,) = tmp_path.glob("*.json")
        assert "Hello Ada" in file.read_text()
        after = text(client.get(url))
        assert "No text is due" in after
        assert "Sent" in after
        assert world.viewers[Role.ADMINISTRATOR].user.name in after

    def test_the_number_of_queries_does_not_grow(
        self,
        world: World,
        client_for: ClientFor,
        django_assert_same_queries: Callable[..., int],
    ) -> None:
        client = client_for(world.practitioner)

        def grow(count: int) -> None:
            for _ in range(count):
                family, _session = tomorrow(world.practitioner)
                switched_on(world.practitioner, family.home.family, family.home.mother)

        asked = django_assert_same_queries(lambda: client.get(reverse("reminders")), grow)
        assert asked <= 16


class TestSealed:
    """A reminder of a session in a parent's own therapy is known to its therapist alone."""

    @pytest.fixture
    def therapist(self, world: World, family: Understood, on: Choice) -> Viewer:
        by = viewer(world.team, name="Theo Therapist")
        planned(by, build_safeguarding.own_therapy(by, family), days=1, times=2)
        return by

    def test_on_pages_before_and_after_it_goes(
        self, world: World, family: Understood, therapist: Viewer, client_for: ClientFor
    ) -> None:
        urls = (
            reverse("reminders"),
            reverse("family_reminders", args=[family.home.family.pk]),
        )
        for _ in range(2):
            for role in TEAM:
                for url in urls:
                    page = text(client_for(world.viewers[role]).get(url))
                    assert "Theo" not in page, (role, url)
                    assert page.count("Hello Ada") == 1, (role, url)
            for url in urls:
                assert "this is Theo" in text(client_for(therapist).get(url))
            assert len(send()) in (2, 0)

    def test_what_others_send_is_not_theirs_and_the_log_bears_the_section(
        self, world: World, therapist: Viewer
    ) -> None:
        kept = Kept()
        due = selectors.due_for(world.viewers[Role.SUPERVISOR], NOON)
        actions.send_due(by=world.viewers[Role.SUPERVISOR], due=due, sender=kept, now=NOON)
        assert len(kept.texts) == 1
        assert "Theo" not in kept.texts[0][1]
        send()
        told = Event.objects.filter(verb="sent a reminder").order_by("number")
        assert [each.subject.startswith("own_therapy: ") for each in told] == [False, True]

    def test_another_team_knows_of_none(self, world: World, on: Choice) -> None:
        send()
        assert selectors.due_for(world.stranger, NOON) == []
        assert not selectors.sent(world.stranger).exists()


class TestCommand:
    @pytest.fixture(autouse=True)
    def _outbox(self, settings: Any, tmp_path: Path) -> None:
        settings.TEXT_OUTBOX = tmp_path / "outbox"

    def run(self, *, show: bool = False) -> int:
        import argparse

        return send_reminders.run(argparse.Namespace(show=show))

    def test_it_sends_once_and_says_how_many(
        self, world: World, on: Choice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(show=True) == 0
        assert capsys.readouterr().out == "1 would go by file.\n"
        assert [self.run(), self.run()] == [0, 0]
        assert capsys.readouterr().out == "Sent 1.\nSent 0.\n"
        assert len(list((tmp_path / "outbox").iterdir())) == 1

    def test_what_could_not_be_sent_ends_with_1(
        self,
        world: World,
        on: Choice,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (tmp_path / "outbox").write_text("not a folder")
        assert self.run() == 1
        said = capsys.readouterr()
        assert "Not sent 1: The outbox cannot be written" in said.err
        assert "07700" not in said.out + said.err
        (tmp_path / "outbox").unlink()
        assert self.run() == 0
        assert Reminder.objects.get().state == ReminderState.SENT


def test_a_recorded_session_is_not_reminded_of(
    world: World, booked: tuple[Understood, Session], on: Choice
) -> None:
    sessions.record_session(
        by=world.practitioner,
        session=booked[1],
        state=SessionState.CANCELLED,
        mode=SessionMode.HOME,
        because="Snow.",
    )
    assert send() == []
