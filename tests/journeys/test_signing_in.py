"""Signing in: a wrong password, the right one, and too many wrong ones."""

import pytest
from journey import Journey
from playwright.sync_api import expect

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer


def given_a_practitioner(journey: Journey) -> Viewer:
    return journey.world.practitioner


def when_somebody_opens_the_product(journey: Journey) -> None:
    journey.visits("worklist")


def when_they_sign_in(journey: Journey, viewer: Viewer) -> None:
    journey.signs_in(viewer)


def when_they_sign_in_with_a_wrong_password(journey: Journey, viewer: Viewer) -> None:
    journey.signs_in(viewer, password="not the password")


def then_they_are_asked_to_sign_in(journey: Journey) -> None:
    journey.is_at("account_login")
    journey.sees_heading("Sign in")


def then_they_are_told_without_being_told_which_was_wrong(journey: Journey) -> None:
    journey.error_summary_says("The email address or the password is not right. Check both.")
    journey.is_at("account_login")


def then_they_are_at_their_worklist(journey: Journey, viewer: Viewer) -> None:
    journey.is_at("worklist")
    journey.sees(viewer.user.name, "every family here is fictional")


def then_the_door_is_locked_for_a_while(journey: Journey) -> None:
    journey.sees("15 minutes")


def then_nothing_of_the_record_is_behind_the_back_button(journey: Journey) -> None:
    journey.page.go_back()
    expect(journey.page.get_by_label("Password", exact=True)).to_be_visible()


@pytest.mark.parametrize("way", ["journey", "keyboard_journey", "plain_journey"])
def test_a_wrong_password_then_the_right_one(way: str, request: pytest.FixtureRequest) -> None:
    journey: Journey = request.getfixturevalue(way)
    practitioner = given_a_practitioner(journey)
    when_somebody_opens_the_product(journey)
    then_they_are_asked_to_sign_in(journey)
    journey.shot("sign-in")

    when_they_sign_in_with_a_wrong_password(journey, practitioner)
    then_they_are_told_without_being_told_which_was_wrong(journey)

    when_they_sign_in(journey, practitioner)
    then_they_are_at_their_worklist(journey, practitioner)


def test_five_wrong_passwords_lock_the_door_even_for_the_right_one(journey: Journey) -> None:
    practitioner = given_a_practitioner(journey)
    for _ in range(5):
        when_they_sign_in_with_a_wrong_password(journey, practitioner)
    then_the_door_is_locked_for_a_while(journey)

    when_they_sign_in(journey, practitioner)
    then_the_door_is_locked_for_a_while(journey)


def test_signing_out_leaves_nothing_behind(journey: Journey) -> None:
    practitioner = given_a_practitioner(journey)
    when_they_sign_in(journey, practitioner)
    then_they_are_at_their_worklist(journey, practitioner)

    journey.signs_out()
    then_they_are_asked_to_sign_in(journey)
    then_nothing_of_the_record_is_behind_the_back_button(journey)


def test_a_commissioner_arrives_at_totals_alone(journey: Journey) -> None:
    commissioner = journey.world.viewers[Role.COMMISSIONER]
    journey.visits("account_login")
    when_they_sign_in(journey, commissioner)
    journey.is_at("totals")
    expect(journey.page.get_by_role("navigation").get_by_role("link")).to_have_text(
        ["Library", "Totals"]
    )
