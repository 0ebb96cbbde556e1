"""A parent's link pressed from many places at the same moment: tries at the PIN, and Send."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

import world as worlds
from attunement.service.assessments.models import Response
from attunement.service.audit.models import Event
from attunement.service.home_answers import actions
from attunement.service.home_answers.states import WRONG_PINS
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import home_answers as build
from world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invited() -> build.Invited:
    by = World().practitioner
    home = worlds.home(by)
    return build.invite(by, build_assessments.start(by, worlds.episode(by, home)), home.mother)


def test_many_guesses_at_once_are_five_guesses(invited: build.Invited) -> None:
    pins = [pin for pin in (f"{n:06}" for n in range(13)) if pin != invited.keys.pin][:12]

    def guess(pin: str) -> Callable[[], bool]:
        keys = invited.keys._replace(pin=pin)
        return lambda: actions.enter_pin(by=None, invitation=invited.again(), keys=keys)

    results = at_once(*map(guess, pins))
    assert results.count(False) == WRONG_PINS
    assert sum(isinstance(each, Refused) for each in results) == len(pins) - WRONG_PINS
    assert invited.again().wrong_pins == WRONG_PINS
    assert Event.objects.filter(verb="gave a wrong PIN").count() == WRONG_PINS


def test_send_pressed_twice_at_once_sends_once(invited: build.Invited) -> None:
    build.answer(invited, "1", 1)

    def send() -> object:
        return actions.send_answers(by=None, invitation=invited.again())

    results = at_once(send, send, send)
    assert sum(isinstance(each, list) for each in results) == 1
    assert sum(isinstance(each, Refused) for each in results) == 2
    assert Response.objects.count() == 1
