"""A session's note: who met, who interpreted, why it was not held; drafts; and new versions."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.sessions import actions
from attunement.service.sessions.models import (
    CalledOffBy,
    Interpreting,
    NoteVersion,
    Session,
    SessionFormat,
    SessionMode,
    SessionState,
    WhyNotHeld,
)
from attunement.service.sessions.words import why_not_held
from attunement.service.way.actions import DRAFTS_FOR
from attunement.service.way.locking import Stale
from attunement.service.way.models import ParkedForm, Submission
from attunement.service.way.policies import Refused
from builders import people as build_people
from builders.care_packages import understood
from builders.pages import hidden, text
from builders.sessions import Run, held, only_part, planned, run_of
from world import World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
NOTE, BABY = "We sat on the floor and waited.", "Sam looked up twice."


@pytest.fixture
def run(world: World) -> Run:
    return run_of(world)


@pytest.fixture
def written(world: World, run: Run) -> Session:
    return held(
        world.practitioner, run.sessions[0], came=run.both, note=NOTE, baby_perspective=BABY
    )


def record(by: Viewer, session: Session, state: SessionState, **given: Any) -> Session:
    return actions.record_session(
        by=by, session=session, state=state, mode=SessionMode.HOME, **given
    )


def at(session: Session, name: str = "record_session") -> str:
    return reverse(name, args=[session.pk])


class TestWhoMet:
    def test_format_place_length_and_interpreter_are_kept_and_read(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        by, interpreter = world.practitioner, build_people.interpreter(world.practitioner)
        made = actions.record_session(
            by=by,
            session=run.sessions[0],
            state=SessionState.HELD,
            came=run.both,
            mode=SessionMode.ONLINE,
            format=SessionFormat.VIDEO,
            interpreting=Interpreting.CAME,
            interpreter=interpreter,
            minutes=45,
        )
        made.refresh_from_db()
        assert (made.format, made.interpreter) == ("video", interpreter)
        page = text(client_for(by).get(reverse("part", args=[run.part.pk])))
        for words in ("Watching film together", "Online, 45 minutes", str(interpreter)):
            assert words in page

    @pytest.mark.parametrize("format", [SessionFormat.CARER, SessionFormat.COUPLE])
    def test_a_session_without_the_baby_has_no_baby_in_it(
        self, world: World, run: Run, format: SessionFormat
    ) -> None:
        with pytest.raises(Refused, match="Sam came, so it was not"):
            record(
                world.practitioner,
                run.sessions[0],
                SessionState.HELD,
                came=run.both,
                format=format,
            )

    def test_an_interpreter_who_is_named_came_and_is_the_teams(
        self, world: World, run: Run
    ) -> None:
        ours = build_people.interpreter(world.practitioner)
        theirs = build_people.interpreter(world.stranger)
        for who, said in ((ours, Interpreting.NONE_CAME), (theirs, Interpreting.CAME)):
            with pytest.raises(Refused):
                record(
                    world.practitioner,
                    run.sessions[0],
                    SessionState.HELD,
                    came=run.both,
                    interpreter=who,
                    interpreting=said,
                )

    def test_it_is_asked_only_where_somebody_needs_one_and_says_that_none_came(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        assert "Did somebody interpret?" not in text(client.get(url))
        mother = run.family.home.mother
        mother.language, mother.interpreter_needed = "Urdu", True
        mother.save()  # no page of this test changes people
        urdu = build_people.interpreter(world.practitioner)
        page = client.get(url)
        assert "Did somebody interpret?" in text(page)
        assert str(urdu) in text(page)
        body = hidden(page) | {
            "state": "held",
            "mode": "home",
            "came": [str(person.pk) for person in run.both],
            "interpreter": "none_came",
        }
        assert client.post(url, body).status_code == 302
        session = Session.objects.get(pk=run.sessions[0].pk)
        assert (session.interpreting, session.interpreter) == ("none_came", None)
        part = text(client.get(reverse("part", args=[run.part.pk])))
        assert "Needed, but none came" in part


class TestWhyNotHeld:
    def test_a_reason_is_a_choice_and_stands_on_the_timeline(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        record(
            world.practitioner,
            run.sessions[0],
            SessionState.CANCELLED,
            called_off_by=CalledOffBy.FAMILY,
            why=WhyNotHeld.BABY_UNWELL,
        )
        told = "Called off by the family. The baby or child was unwell."
        client = client_for(world.practitioner)
        for url in (
            reverse("part", args=[run.part.pk]),
            f"{reverse('family', args=[run.family.home.family.pk])}?all=1",
        ):
            assert told in text(client.get(url)), url

    def test_something_else_needs_words_and_words_alone_are_enough(
        self, world: World, run: Run
    ) -> None:
        by, first, second = world.practitioner, *run.sessions[:2]
        with pytest.raises(Refused, match="needs a few words"):
            record(by, first, SessionState.CANCELLED, why=WhyNotHeld.OTHER)
        with pytest.raises(Refused, match="needs a reason"):
            record(by, first, SessionState.CANCELLED)
        record(by, first, SessionState.CANCELLED, why=WhyNotHeld.OTHER, because="Snow.")
        record(by, second, SessionState.NOT_ATTENDED, because="Sam slept.")
        rows = Session.objects.filter(pk__in=[first.pk, second.pk]).order_by("at")
        assert [why_not_held(each) for each in rows] == ["Snow.", "Sam slept."]

    def test_a_held_session_has_no_reason_why_not(self, world: World, run: Run) -> None:
        with pytest.raises(Refused, match="no reason why not"):
            record(
                world.practitioner,
                run.sessions[0],
                SessionState.HELD,
                came=run.both,
                why=WhyNotHeld.JOURNEY,
            )

    def test_what_ends_with_its_package_says_so_as_data(self, world: World, run: Run) -> None:
        actions.finish_package(
            by=world.practitioner,
            package=run.part.package,
            on=timezone.localdate(),
            because="They moved away.",
        )
        left = Session.objects.get(pk=run.sessions[-1].pk)
        assert (left.state, left.why_not_held) == ("cancelled", "care_changed")
        assert why_not_held(left) == left.reason_not_held

    @pytest.mark.parametrize("why", WhyNotHeld)
    def test_no_reason_blames(self, why: WhyNotHeld) -> None:
        for word in ("fail", "dna", "refus", "non-", "did not attend", "comply", "engage"):
            assert word not in why.label.casefold()


class TestVersions:
    def test_a_note_is_its_first_version(self, world: World, written: Session) -> None:
        version = NoteVersion.objects.get(session=written)
        assert (version.number, version.note, version.baby_perspective) == (1, NOTE, BABY)
        assert (version.written_by, version.because) == (world.practitioner.user, "")

    def test_what_was_not_held_has_none(self, world: World, run: Run) -> None:
        record(world.practitioner, run.sessions[0], SessionState.CANCELLED, because="Snow.")
        assert not NoteVersion.objects.exists()

    def test_amended_it_stands_beside_what_was_written(
        self, world: World, written: Session, client_for: ClientFor
    ) -> None:
        other = world.viewers[Role.SUPERVISOR]
        actions.amend_note(
            by=other,
            session=written,
            note="We sat by the window.",
            baby_perspective=BABY,
            because="It was the other room.",
            seen=2,
        )
        written.refresh_from_db()
        assert (written.note, written.version) == ("We sat by the window.", 3)
        assert [each.note for each in written.note_versions.all()] == [NOTE, written.note]
        event = Event.objects.get(verb="amended a note")
        assert event.details == {"note": 2}
        page = text(client_for(world.practitioner).get(at(written, "note_versions")))
        for words in (
            NOTE,
            "We sat by the window.",
            "Why: It was the other room.",
            f"Amended by {other.user.name}",
            f"Written by {world.practitioner.user.name}",
        ):
            assert words in page
        part = text(client_for(world.practitioner).get(reverse("part", args=[written.part_id])))
        assert "Amended since it was first written" in part
        assert NOTE not in part

    @pytest.mark.parametrize(
        ("note", "because", "why"),
        [(NOTE, "A slip.", "Nothing was changed"), ("Other.", " ", "why the note was amended")],
    )
    def test_an_amended_note_is_another_and_says_why(
        self, world: World, written: Session, note: str, because: str, why: str
    ) -> None:
        with pytest.raises(Refused, match=why):
            actions.amend_note(
                by=world.practitioner,
                session=written,
                note=note,
                baby_perspective=BABY,
                because=because,
            )

    def test_who_had_an_older_note_before_them_is_told(
        self, world: World, written: Session
    ) -> None:
        def amend(words: str) -> None:
            actions.amend_note(
                by=world.practitioner,
                session=written,
                note=words,
                baby_perspective=BABY,
                because="A slip.",
                seen=2,
            )

        amend("One.")
        with pytest.raises(Stale):
            amend("Other.")

    def test_a_withdrawn_or_planned_session_has_no_note_to_amend(
        self, world: World, run: Run, written: Session, client_for: ClientFor
    ) -> None:
        client = client_for(world.practitioner)
        assert client.get(at(run.sessions[1], "amend_note")).status_code == 409
        actions.withdraw_session(by=world.practitioner, session=written, because="Wrong day")
        assert client.get(at(written, "amend_note")).status_code == 409
        assert NOTE in text(client.get(at(written, "note_versions")))  # and still it is readable

    @pytest.mark.parametrize("statement", ["UPDATE {} SET note = '-'", "DELETE FROM {}"])
    def test_the_database_changes_and_removes_no_version(
        self, written: Session, statement: str
    ) -> None:
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement.format(NoteVersion._meta.db_table))

    def test_administrators_read_and_do_not_amend(
        self, world: World, written: Session, client_for: ClientFor
    ) -> None:
        client = client_for(world.viewers[Role.ADMINISTRATOR])
        assert client.get(at(written, "amend_note")).status_code == 403
        assert "Amend the note" not in text(client.get(at(written, "note_versions")))
        assert client_for(world.stranger).get(at(written, "note_versions")).status_code == 404


def body_of(client: Client, url: str, **words: str) -> dict[str, Any]:
    return hidden(client.get(url)) | {"mode": "home"} | words


class TestDrafts:
    def test_kept_by_the_button_it_comes_back_without_complaints(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        answer = client.post(url, body_of(client, url, note="He slept", _draft="button"))
        assert (answer.status_code, answer["Location"]) == (302, url)
        page = client_for(world.practitioner).get(url)  # another tab, another day
        assert "He slept</textarea>" in page.content.decode()
        assert "This is your draft" in text(page)
        assert "There is a problem" not in text(page)
        session = Session.objects.get(pk=run.sessions[0].pk)
        assert (session.state, session.note) == (SessionState.PLANNED, "")
        part = text(client.get(reverse("part", args=[run.part.pk])))
        assert "Go on with your draft of session 1" in part

    def test_kept_by_the_script_it_is_told_in_a_word(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        body = body_of(client, url)
        for words in ("He", "He slept and"):
            answer = client.post(url, body | {"note": words, "_draft": "script"})
            assert answer.status_code == 200
            assert answer["Content-Type"] == "text/plain"
            assert "Only you can see it" in answer.content.decode()
        assert "He slept and" in client.get(url).content.decode()
        assert ParkedForm.objects.count() == 1
        assert not Submission.objects.exists()

    def test_nobody_else_sees_it_and_it_is_in_no_log(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        client.post(url, body_of(client, url, note="zqdraft", _draft="script"))
        for role in (Role.SUPERVISOR, Role.TEAM_LEAD):
            other = client_for(world.viewers[role])
            for page in (url, reverse("part", args=[run.part.pk])):
                shown = other.get(page)
                assert "zqdraft" not in shown.content.decode()
                assert "draft of session" not in text(shown)
        assert not Event.objects.filter(subject__contains="zqdraft").exists()

    def test_it_is_gone_once_the_note_is_saved_and_a_late_script_brings_nothing_back(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        body = body_of(client, url, note="He slept.")
        client.post(url, body | {"_draft": "script"})
        whole = body | {"state": "held", "came": [str(p.pk) for p in run.both]}
        assert client.post(url, whole).status_code == 302
        assert not ParkedForm.objects.exists()
        late = client.post(url, body | {"note": "He sl", "_draft": "script"})
        assert late.status_code == 409
        assert not ParkedForm.objects.exists()

    def test_what_was_typed_in_somebody_elses_sign_in_is_not_kept_as_mine(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        url = at(run.sessions[0])
        theirs = body_of(client_for(world.practitioner), url, note="Mine alone")
        mine = client_for(world.viewers[Role.SUPERVISOR])
        for how in ("script", "button"):
            assert mine.post(url, theirs | {"_draft": how}).status_code == 409
        assert not ParkedForm.objects.exists()

    def test_somebody_else_recorded_it_meanwhile_and_the_words_are_given_back(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        client.post(url, body_of(client, url, note="He slept in my arms", _draft="script"))
        held(world.viewers[Role.SUPERVISOR], run.sessions[0], came=run.both)
        page = client.get(url)
        assert page.status_code == 409
        assert "He slept in my arms" in text(page)

    def test_a_draft_of_an_older_note_is_told_and_overwrites_nothing(
        self, world: World, written: Session, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(written, "amend_note")
        client.post(url, body_of(client, url, note="Mine", because="A slip", _draft="script"))
        actions.amend_note(
            by=world.viewers[Role.SUPERVISOR],
            session=written,
            note="Theirs",
            baby_perspective=BABY,
            because="Another slip",
        )
        again = body_of(client, url, note="Mine", because="A slip")
        assert client.post(url, again).status_code == 409
        written.refresh_from_db()
        assert written.note == "Theirs"

    def test_after_a_time_out_the_script_parks_the_words_and_they_come_back(
        self, world: World, run: Run, client_for: ClientFor
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        body = body_of(client, url, note="Half a sentence", _draft="script")
        client.logout()
        assert client.post(url, body).status_code == 302  # to the sign-in page
        page = client_for(world.practitioner).get(url)
        assert "Half a sentence" in text(page)

    @pytest.mark.parametrize(("days", "there"), [(2, True), (DRAFTS_FOR.days + 1, False)])
    def test_it_lasts_a_month(
        self, world: World, run: Run, client_for: ClientFor, days: int, there: bool
    ) -> None:
        client, url = client_for(world.practitioner), at(run.sessions[0])
        client.post(url, body_of(client, url, note="He slept", _draft="script"))
        ParkedForm.objects.update(at=timezone.now() - dt.timedelta(days=days))
        assert ("He slept" in client.get(url).content.decode()) is there

    def test_a_sealed_session_takes_a_draft_from_nobody_else(
        self, world: World, client_for: ClientFor
    ) -> None:
        by = viewer(world.team, name="Theo Therapist")
        part = only_part(world_therapy(world, by))
        session, *_ = planned(by, part, times=2)
        url = at(session)
        body = body_of(client_for(by), url, note="zqsealed", _draft="script")
        assert client_for(world.practitioner).post(url, body).status_code == 404
        assert client_for(by).post(url, body).status_code == 200
        assert "zqsealed" in client_for(by).get(url).content.decode()


def world_therapy(world: World, therapist: Viewer) -> Any:
    from builders import safeguarding

    return safeguarding.own_therapy(therapist, understood(world.practitioner)).package
