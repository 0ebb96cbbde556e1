"""A parent on a phone: in with a PIN, one question a page, sent once, nothing left behind."""

import datetime as dt

import pytest
from django.test import Client

from attunement.service.assessments.models import Response
from attunement.service.audit.models import Event
from attunement.service.home_answers import actions, pages
from attunement.service.home_answers.keys import Keys
from attunement.service.home_answers.models import Invitation
from attunement.service.home_answers.pages import pinned
from attunement.service.relationships.models import Task, TaskKind
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import home_answers as build
from builders.pages import text
from html_forms import hidden_fields

from .conftest import Scene

pytestmark = pytest.mark.django_db


def test_the_whole_way(scene: Scene, phone: build.Phone) -> None:
    first = text(phone.opens())
    assert "Enter your PIN" in first
    assert "Ada" not in first

    welcome = phone.gets_in().opens("start/")
    assert "Hello Ada" in text(welcome)
    assert f"{scene.by.user.name} at Riverside has some questions for you" in text(welcome)
    assert f'href="{scene.invited.link}1/"' in welcome.text

    assert "Question 1 of 2" in text(phone.opens("1/"))
    assert phone.answers(1, 1)["Location"] == f"{scene.invited.link}2/"
    assert phone.answers(2, 3)["Location"] == f"{scene.invited.link}check/"
    check = text(phone.opens("check/"))
    assert "Several days" in check
    assert "Nearly every day" in check
    assert not Response.objects.exists(), "nothing is given before they send it"

    thanks = phone.sends("check/")
    assert thanks.status_code == 200
    assert "Your answers have been sent to Riverside" in text(thanks)

    row = Response.objects.get()
    assert row.answers == {"1": 1, "2": 3}
    assert row.score["total"] == 4
    assert (row.reporter, row.entered_by) == (scene.home.mother, scene.by.user)
    assert row.answered_at_home
    form = scene.invited.again().forms.get()
    assert form.response == row
    assert form.answers == {}, "once sent, they stand in the response alone"
    task = Task.objects.get()
    assert task.kind == TaskKind.FOLLOW_UP
    assert task.title == "Read what Ada answered at home"
    assert task.assigned_to == scene.episode.keyworker
    sent = Event.objects.filter(verb="sent answers from home").get()
    assert (sent.actor, sent.acting_as, sent.family_id) == (None, "public", scene.home.family.pk)


def test_a_wrong_pin_is_counted_and_the_fifth_locks_the_link(
    scene: Scene, phone: build.Phone
) -> None:
    wrong = "000000" if scene.invited.keys.pin != "000000" else "111111"
    for left in (4, 3, 2, 1):
        answer = phone.enters(wrong)
        assert answer.status_code == 422
        assert f"That PIN is not right. Tries left: {left}" in text(answer)
        assert answer.text.count("<title>Error: ") == 1
    # Another process, another connection: the count is in the row and not in a cache of one.
    locked = build.Phone(scene.invited).enters(wrong)
    assert locked.status_code == 410
    assert "This link is locked" in text(locked)
    assert phone.enters(scene.invited.keys.pin).status_code == 410, "not even with the right one"
    assert Event.objects.filter(verb="gave a wrong PIN").count() == 5
    with pytest.raises(Refused):
        actions.enter_pin(by=None, invitation=scene.invited.again(), keys=scene.invited.keys)


def test_the_right_pin_forgives_slips(scene: Scene, phone: build.Phone) -> None:
    phone.enters("123")
    assert scene.invited.again().wrong_pins == 0, "what is no PIN is no try"
    wrong = "000000" if scene.invited.keys.pin != "000000" else "111111"
    phone.enters(wrong)
    phone.gets_in()
    assert scene.invited.again().wrong_pins == 0


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "²²²²²²"])
def test_what_is_no_pin_says_what_to_enter(phone: build.Phone, typed: str) -> None:
    answer = phone.enters(typed)
    assert answer.status_code == 422
    assert "Enter the 6 numbers of your PIN" in text(answer)
    assert 'aria-describedby="pin-hint problem"' in answer.text


def test_a_pin_may_be_typed_with_spaces_and_in_urdu_digits(
    scene: Scene, phone: build.Phone
) -> None:
    pin = scene.invited.keys.pin
    urdu = "".join(chr(0x06F0 + int(digit)) for digit in pin)
    assert phone.enters(f" {urdu[:3]} {urdu[3:]} ").status_code == 302


@pytest.mark.parametrize("path", ["start/", "1/", "1/next/", "check/", "leave/"])
def test_no_page_opens_without_the_pin(phone: build.Phone, path: str) -> None:
    for answer in (phone.opens(path), phone.client.post(phone.invited.link + path, {"answer": 1})):
        assert answer.status_code == 403 or answer.status_code == 405
        assert "Ada" not in text(answer)
        assert "Feeling nervous" not in text(answer)
    assert phone.invited.again().forms.get().answers == {}


def test_away_for_half_an_hour_the_pin_is_asked_again(
    phone: build.Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.gets_in().answers(1, 2)
    monkeypatch.setattr(pinned, "AWAY", -1)
    answer = phone.opens("2/")
    assert answer.status_code == 403
    assert "The answers that you saved are safe" in text(answer)
    monkeypatch.undo()
    assert phone.invited.again().forms.get().answers == {"1": 2}


def test_another_browser_resumes_with_the_pin_where_they_stopped(
    scene: Scene, phone: build.Phone
) -> None:
    phone.gets_in().answers(1, 2)
    later = build.Phone(scene.invited).gets_in().opens("start/")
    assert ">Go on</a>" in later.text
    assert f'href="{scene.invited.link}2/"' in later.text


def test_stopping_for_now_ends_the_visit_and_keeps_the_answers(phone: build.Phone) -> None:
    phone.gets_in().answers(1, 2)
    left = phone.sends("leave/")
    assert "Your answers are saved" in text(left)
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert phone.opens("2/").status_code == 403
    assert phone.invited.again().forms.get().answers == {"1": 2}


def test_a_question_may_be_skipped_but_not_passed_by_mistake(
    scene: Scene, phone: build.Phone
) -> None:
    nothing = phone.gets_in().sends("1/")
    assert nothing.status_code == 422
    assert "Choose an answer, or skip this question" in text(nothing)
    assert 'href="#answer-0"' in nothing.text
    assert phone.sends("1/", answer=9).status_code == 422, "no such answer"
    phone.sends("1/", skip="yes")
    phone.answers(2, 1)
    assert "Not answered" in text(phone.opens("check/"))
    phone.sends("check/")
    row = Response.objects.get()
    assert row.answers == {"2": 1}
    assert row.score["kind"] == "incomplete"


def test_nothing_at_all_is_not_sent(scene: Scene, phone: build.Phone) -> None:
    phone.gets_in()
    phone.sends("1/", skip="yes")
    answer = phone.sends("check/")
    assert answer.status_code == 422
    assert "Answer a question before you send" in text(answer)
    with pytest.raises(Refused, match="No question has been answered"):
        actions.send_answers(by=None, invitation=scene.invited.again())
    assert not Response.objects.exists()


def test_an_answer_can_be_changed_before_it_is_sent(phone: build.Phone) -> None:
    phone.gets_in().answers(1, 2)
    phone.answers(2, 2)
    assert "checked" in phone.opens("1/").text
    assert phone.answers(1, 0)["Location"].endswith("/check/"), "back to where they came from"
    phone.sends("check/")
    assert Response.objects.get().answers == {"1": 0, "2": 2}


def test_two_tabs_lose_nothing(phone: build.Phone) -> None:
    phone.gets_in()
    first, second = hidden_fields(phone.opens("1/")), hidden_fields(phone.opens("2/"))
    phone.client.post(f"{phone.invited.link}2/", second | {"answer": "3"})
    phone.client.post(f"{phone.invited.link}1/", first | {"answer": "1"})
    assert phone.invited.again().forms.get().answers == {"1": 1, "2": 3}


def test_after_sending_the_link_is_dead(phone: build.Phone) -> None:
    phone.gets_in().answers(1, 1)
    phone.answers(2, 1)
    tab = hidden_fields(phone.opens("check/"))
    phone.sends("check/")
    for path in ("", "start/", "1/", "check/"):
        answer = phone.opens(path)
        assert answer.status_code == 410
        assert "Your answers have been sent" in text(answer)
    again = phone.client.post(f"{phone.invited.link}check/", tab)
    assert again.status_code == 410
    assert phone.enters(phone.invited.keys.pin).status_code == 410
    assert Response.objects.count() == 1


def test_sent_at_the_same_moment_from_two_tabs_it_counts_once(scene: Scene) -> None:
    build.answer(scene.invited, "1", 1)
    before = scene.invited.again()
    actions.send_answers(by=None, invitation=scene.invited.again())
    with pytest.raises(Refused, match="finished"):
        actions.send_answers(by=None, invitation=before)
    with pytest.raises(Refused, match="finished"):
        actions.save_answer(by=None, invitation=before, form=before.forms.get(), item="1", answer=3)
    assert Response.objects.get().answers == {"1": 1}


def test_a_link_runs_out(scene: Scene, phone: build.Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    phone.gets_in()
    later = scene.invited.invitation.expires_at + dt.timedelta(seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    answer = phone.opens("1/")
    assert answer.status_code == 410
    assert "This link has run out" in text(answer)
    with pytest.raises(Refused, match="expired"):
        build.answer(scene.invited, "1", 1)


def test_a_link_that_we_do_not_know(scene: Scene) -> None:
    answer = Client().get("/a/not-one-of-ours/")
    assert answer.status_code == 404
    assert "This link does not work" in text(answer)
    assert "Riverside" not in text(answer)


def test_a_visit_opens_one_link_only(scene: Scene, phone: build.Phone) -> None:
    """The cookie of one link, carried by hand to another."""
    other = build.invite(scene.by, scene.baseline, scene.home.mother, ["phq-9"])
    phone.gets_in()
    phone.client.cookies[pages.COOKIE]["path"] = "/"
    assert phone.client.get(f"{other.link}1/").status_code == 403
    assert Keys(other.keys.token, scene.invited.keys.pin).opens(other.invitation.pin_hash) is (
        other.keys.pin == scene.invited.keys.pin
    )


def test_a_form_that_is_not_ours_is_not_taken(phone: build.Phone) -> None:
    phone.gets_in()
    for forged in ({}, {"_key": "guessed"}):
        answer = phone.client.post(f"{phone.invited.link}1/", {"answer": "3"} | forged)
        assert answer.status_code == 403
    assert phone.invited.again().forms.get().answers == {}


def test_a_completed_assessment_closes_the_link(scene: Scene, phone: build.Phone) -> None:
    from attunement.service.assessments.actions import complete_assessment

    phone.gets_in()
    complete_assessment(
        by=scene.by, assessment=scene.baseline, on=scene.baseline.started_on, seen=None
    )
    answer = phone.opens("1/")
    assert answer.status_code == 410
    assert "This link is closed" in text(answer)


def test_what_the_record_cannot_take_is_neither_sent_nor_lost(
    scene: Scene, phone: build.Phone
) -> None:
    """Meanwhile a practitioner entered the same form with her."""
    phone.gets_in().answers(1, 1)
    phone.answers(2, 1)
    from attunement.service.assessments.actions import record_response

    record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="gad-2",
        reporter=scene.home.mother,
        answered_on=scene.baseline.started_on,
        answers={"1": 0, "2": 0},
    )
    answer = phone.sends("check/")
    assert answer.status_code == 409
    assert "We could not take your answers" in text(answer)
    assert scene.invited.again().finished_at is None
    assert scene.invited.again().forms.get().answers == {"1": 1, "2": 1}
    assert Response.objects.count() == 1


def test_several_forms_are_one_list_of_questions(scene: Scene) -> None:
    phone = build.Phone(
        build.invite(scene.by, scene.baseline, scene.home.mother, ["phq-9", "gad-7"])
    ).gets_in()
    assert "Question 17 of 17" in text(phone.opens("17/"))
    assert phone.opens("18/").status_code == 404
    assert phone.opens("0/").status_code == 404
    build.answer(phone.invited, "1", 1, form=1)
    phone.sends("check/")
    assert Response.objects.count() == 1, "a form without any answer is left out"


def test_nothing_on_her_pages_is_about_anybody_else(scene: Scene) -> None:
    """The baby, the family, the safe-contact note, other forms' scores: none of it is there."""
    build_assessments.phq9(scene.by, scene.baseline, scene.home)
    phone = build.Phone(scene.invited).gets_in()
    for path in ("start/", "1/", "2/", "check/"):
        page = phone.opens(path).text
        for hidden in ("Sam", "Okafor", "07700", "PHQ-9", "GAD-2", "worklist", "/families/"):
            assert hidden not in page, (path, hidden)
    assert Invitation.objects.count() == 1
