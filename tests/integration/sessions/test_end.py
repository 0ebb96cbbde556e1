"""Completing and stopping: a part takes its planned sessions with it, a package its parts."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import CLINICAL
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Package, PackageState, Part, PartState
from attunement.service.sessions import actions
from attunement.service.sessions.models import SessionState
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import Understood, package, understood
from builders.pages import day, hidden, text
from builders.sessions import held, planned
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def family(world: World) -> Understood:
    return understood(world.practitioner)


@pytest.fixture
def agreed(world: World, family: Understood) -> Package:
    made = package(world.practitioner, family, "vipp-sd", "keyworker-linking")
    run = planned(world.practitioner, made.parts.get(programme="vipp-sd"))
    held(world.practitioner, run[0], came=[family.home.baby, family.home.mother])
    return made


@pytest.fixture
def part(agreed: Package) -> Part:
    return agreed.parts.get(programme="vipp-sd")


def test_what_was_planned_is_cancelled_and_what_was_held_stays(world: World, part: Part) -> None:
    ended = actions.end_part(
        by=world.practitioner, part=part, to=PartState.STOPPED, on=TODAY, because="They moved."
    )
    assert (ended.state, ended.ended_because) == (PartState.STOPPED, "They moved.")
    states = list(part.sessions.order_by("number").values_list("state", flat=True))
    assert states == [SessionState.HELD] + [SessionState.CANCELLED] * 6
    cancelled = part.sessions.filter(state=SessionState.CANCELLED)
    assert set(cancelled.values_list("reason_not_held", flat=True)) == {
        "This part of the care was stopped early."
    }


def test_a_stop_without_a_reason_changes_nothing(world: World, part: Part) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        actions.end_part(by=world.practitioner, part=part, to=PartState.STOPPED, on=TODAY)
    assert not part.sessions.filter(state=SessionState.CANCELLED).exists()


def test_a_package_ends_with_its_parts(world: World, agreed: Package, part: Part) -> None:
    ended = actions.finish_package(
        by=world.practitioner,
        package=agreed,
        on=TODAY,
        because="The family has what it came for.",
        completed=[part],
        seen=agreed.version,
    )
    assert ended.state == PackageState.ENDED
    assert dict(agreed.parts.values_list("programme", "state")) == {
        "vipp-sd": PartState.COMPLETED,
        "keyworker-linking": PartState.STOPPED,
    }
    assert Event.objects.filter(verb="ended a package").count() == 1
    with pytest.raises(Stale):
        actions.finish_package(
            by=world.practitioner, package=agreed, on=TODAY, because="x", seen=agreed.version
        )


def test_end_a_part_on_the_page(world: World, part: Part, client_for: ClientFor) -> None:
    client, url = client_for(world.practitioner), reverse("end_part", args=[part.pk])
    page = client.get(url)
    assert "Sessions that are still planned in it are cancelled." in text(page)
    sent = hidden(page) | day("on", TODAY)
    refused = client.post(url, sent | {"to": "stopped"})
    assert refused.status_code == 422
    assert "Write why it stopped." in text(refused)
    answer = client.post(url, sent | {"to": "stopped", "because": "They moved away."})
    assert answer.status_code == 302
    words = text(client.get(answer["Location"]))
    assert "Stopped early" in words
    assert "They moved away." in words
    assert "6 sessions fewer than expected" in words
    assert "Plan more sessions" not in words
    assert client.get(url).status_code == 409


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"to": ""}, "Choose how it ended"),
        (day("on", TODAY + dt.timedelta(days=1)), "must be today or in the past"),
        (day("on", TODAY - dt.timedelta(days=31)), "must be on or after"),
        ({"on_year": ""}, "must include a year"),
    ],
)
def test_bad_input_says_what_to_mend(
    world: World, part: Part, client_for: ClientFor, sent: dict[str, str], words: str
) -> None:
    good = day("on", TODAY) | {"to": "completed"}
    answer = client_for(world.practitioner).post(reverse("end_part", args=[part.pk]), good | sent)
    assert answer.status_code == 422
    assert words in text(answer)
    part.refresh_from_db()
    assert part.state == PartState.ACTIVE


def test_end_a_package_on_the_page(
    world: World, agreed: Package, part: Part, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), reverse("end_package", args=[agreed.pk])
    page = client.get(url)
    assert "Keyworker / practical support linking" in text(page)
    empty = client.post(url, hidden(page) | day("on", TODAY))
    assert empty.status_code == 422
    assert "Write why this package ends" in text(empty)
    sent = {"completed": [str(part.pk)], "because": "They have what they came for."}
    answer = client.post(url, hidden(page) | day("on", TODAY) | sent)
    assert answer.status_code == 302
    words = text(client.get(answer["Location"]))
    assert "They have what they came for." in words
    assert "End this package" not in words
    assert client.get(url).status_code == 409


def test_two_who_end_one_package(world: World, agreed: Package, client_for: ClientFor) -> None:
    client, url = client_for(world.practitioner), reverse("end_package", args=[agreed.pk])
    sent = hidden(client.get(url)) | day("on", TODAY) | {"because": "My words stay."}
    actions.finish_package(by=world.practitioner, package=agreed, on=TODAY, because="First.")
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "My words stay." in text(answer)
    agreed.refresh_from_db()
    assert agreed.ended_because == "First."


def test_who_may_end(world: World, agreed: Package, part: Part, client_for: ClientFor) -> None:
    for url in (
        reverse("end_part", args=[part.pk]),
        reverse("end_package", args=[agreed.pk]),
    ):
        for role, viewer in world.viewers.items():
            expected = 200 if role in CLINICAL else 403
            assert client_for(viewer).get(url).status_code == expected, (url, role)
        assert client_for(world.stranger).get(url).status_code == 404
