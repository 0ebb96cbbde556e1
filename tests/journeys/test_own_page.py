"""A mother opens a page of her own on a phone, after her keyworker has read it first."""

import re

import pytest
from journey import Journey

import world as worlds
from builders import assessments as build_assessments
from world import Home


@pytest.fixture
def home(journey: Journey) -> Home:
    by = journey.world.practitioner
    made = worlds.home(by)
    baseline = build_assessments.start(by, worlds.episode(by, made))
    build_assessments.goal(by, baseline, made)
    return made


def test_a_mother_reads_her_own_page(journey: Journey, parents_phone: Journey, home: Home) -> None:
    journey.signs_in(journey.world.practitioner)
    journey.visits("family", family=home.family.pk)
    journey.follows("Make a page for a parent to read at home")
    journey.follows("Make a page for Ada")
    journey.presses("See the page as they would")
    journey.sees("This is all that they see", "“To laugh together again”")
    journey.ticks("I have checked that this is safe")
    journey.presses("Make the link")
    journey.sees("The link is ready")
    shown = journey.page.locator("main").inner_text()
    link, pin = re.search(r"/v/([\w-]+)/", shown), re.search(r"^(\d{3}) (\d{3})$", shown, re.M)
    assert link
    assert pin

    phone = parents_phone
    phone.visits("view_pin", token=link[1])
    phone.does_not_see("Ada", "health", "laugh")
    phone.fills("PIN", "".join(pin.groups()))
    phone.presses("Go on")
    phone.sees_heading("Your page")
    phone.sees("This page is for you, Ada.", "“To laugh together again”", "is your keyworker")
    phone.presses("I have finished reading")
    phone.sees_heading("You can close this page now")
    assert phone.page.context.cookies() == []
