"""A parent on a phone: in with a PIN, one question a page, sent once, nothing left behind."""

import pytest

from attunement.service.assessments.models import Response
from attunement.service.audit.models import Event
from attunement.service.relationships.models import Task, TaskKind
from builders import home_answers as build
from builders.pages import text

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
