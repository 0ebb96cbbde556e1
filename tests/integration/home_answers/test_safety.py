"""An answer that may not wait is acted on when it is given, not when the form is sent."""

import pytest
from django.test import Client

from attunement.service.assessments.models import Response
from attunement.service.audit.models import Event
from attunement.service.home_answers import actions
from attunement.service.relationships.models import Task, TaskKind
from builders import home_answers as build
from builders.pages import text
from world import TODAY

from .conftest import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def mood(scene: Scene) -> build.Phone:
    invited = build.invite(scene.by, scene.baseline, scene.home.mother, ["phq-9"])
    return build.Phone(invited).gets_in()


def safety() -> list[Task]:
    return list(Task.objects.filter(kind=TaskKind.SAFETY).order_by("pk"))


def test_next_raises_the_task_and_says_at_once_whom_to_call(
    scene: Scene, mood: build.Phone
) -> None:
    answer = mood.answers(9, 1)
    assert answer["Location"].endswith("/9/next/")
    (task,) = safety()
    assert task.title == "Act today: PHQ-9 from Ada"
    assert "Question 9 was answered “Several days”" in task.why
    assert "at home" in task.why
    assert (task.due_on, task.assigned_to) == (TODAY, scene.episode.keyworker)
    assert task.person == scene.home.mother

    page = mood.opens("9/next/")
    assert "Thank you for telling us" in text(page)
    assert "call the crisis line: 0000 000." in text(page)
    assert "call 999" in text(page)
    assert "They may not see this straight away" in text(page)
    assert f'href="{mood.invited.link}10/"' in page.text, "and a button to go on"
    assert "hurting" not in text(page), "the page does not repeat what was asked"


def test_nobody_has_to_send_for_it_to_be_seen(scene: Scene, mood: build.Phone) -> None:
    mood.answers(9, 2)
    assert not Response.objects.exists()
    raised = Event.objects.get(verb="raised a task")
    assert (raised.actor, raised.acting_as, raised.family_id) == (
        None,
        "public",
        scene.home.family.pk,
    )


def test_the_same_answer_again_raises_one_task_and_shows_the_help_again(mood: build.Phone) -> None:
    mood.answers(9, 1)
    assert mood.answers(9, 1)["Location"].endswith("/9/next/")
    assert len(safety()) == 1


def test_another_answer_raises_another_task(mood: build.Phone) -> None:
    mood.answers(9, 1)
    mood.answers(9, 3)
    assert ["Several days" in task.why for task in safety()] == [True, False]


def test_changing_it_back_takes_no_task_away_and_the_form_keeps_it(
    scene: Scene, mood: build.Phone
) -> None:
    mood.answers(9, 1)
    assert not mood.answers(9, 0)["Location"].endswith("/9/next/")
    for number in range(1, 9):
        mood.answers(number, 0)
    mood.sends("10/", skip="yes")
    mood.sends("check/")
    row = Response.objects.get()
    assert row.answers["9"] == 0
    (task,) = safety()
    assert row.safety_task == task
    assert task.done_at is None


def test_skipping_it_raises_nothing(mood: build.Phone) -> None:
    mood.sends("9/", skip="yes")
    assert not safety()


def test_withdrawing_the_link_leaves_the_task(scene: Scene, mood: build.Phone) -> None:
    mood.answers(9, 1)
    actions.withdraw_invitation(
        by=scene.by, invitation=mood.invited.again(), because="She moved.", seen=None
    )
    (task,) = safety()
    assert task.done_at is None
    form = mood.invited.again().forms.get()
    assert form.answers == {}
    assert form.safety_task == task


def test_the_page_of_a_form_that_was_changed_back_still_says_what_was_said(
    scene: Scene, mood: build.Phone, client_for: object
) -> None:
    mood.answers(9, 1)
    mood.answers(9, 0)
    mood.sends("check/")
    client: Client = client_for(scene.by)  # type: ignore[operator]
    page = text(client.get(f"/responses/{Response.objects.get().pk}/"))
    assert "Act on this today" in page
    assert "Question 9 was answered “Several days”" in page
    assert f"by Ada Okafor at home. Asked by {scene.by.user.name}" in page
