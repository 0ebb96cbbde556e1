"""A mother answers at home on her phone, in the time that a baby sleeps; her keyworker at work."""

import re

import pytest
from journey import Journey

import world as worlds
from attunement.service.home_answers.models import Language
from builders import assessments as build_assessments
from builders import home_answers as build
from world import Home

MOOD = "PHQ-9 from Ada: low mood over the last two weeks"


@pytest.fixture
def home(journey: Journey) -> Home:
    return worlds.home(journey.world.practitioner)


def test_a_mother_answers_on_her_phone(
    journey: Journey, parents_phone: Journey, home: Home
) -> None:
    by = journey.world.practitioner
    assessment = build_assessments.start(by, worlds.episode(by, home)).pk

    token, pin = when_her_keyworker_asks_her(journey, assessment)
    when_she_gets_in_at_the_second_try(parents_phone, token, pin)
    when_she_answers_and_nearly_misses_one(parents_phone)
    journey.visits("home_invitations", assessment=assessment)
    journey.sees("8 of 10 questions answered, not sent")

    when_she_says_what_may_not_wait(parents_phone)
    journey.visits("worklist")
    journey.sees("Act today: PHQ-9 from Ada")

    when_the_baby_wakes_and_she_comes_back(parents_phone, token, pin)
    when_she_changes_one_answer_and_sends(parents_phone)
    parents_phone.visits("home_pin", token=token)
    parents_phone.sees_heading("Your answers have been sent")

    journey.visits("worklist")
    journey.sees("Act today: PHQ-9 from Ada", "Read what Ada answered at home")
    journey.visits("home_invitations", assessment=assessment)
    journey.follows("Read PHQ-9 from Ada")
    journey.sees("by Ada Okafor at home", "Act on this today", "Several days (1)")


def test_the_pages_run_from_right_to_left_in_urdu(
    journey: Journey, parents_phone: Journey, home: Home
) -> None:
    by = journey.world.practitioner
    assessment = build_assessments.start(by, worlds.episode(by, home))
    asked = build.invite(by, assessment, home.mother, ["gad-2"], language=Language.URDU)
    phone = parents_phone
    phone.visits("home_pin", token=asked.keys.token)
    assert phone.page.locator("html").get_attribute("dir") == "rtl"
    phone.presses("آگے بڑھیں")
    assert phone.page.get_by_role("alert").is_visible()
    phone.fills("PIN", asked.keys.pin)
    phone.presses("آگے بڑھیں")
    phone.follows("شروع کریں")
    question = phone.page.locator("fieldset").locator("xpath=ancestor::div[@lang='en']")
    assert question.get_attribute("dir") == "ltr", "the question is in English, as published"
    phone.chooses("Several days")
    phone.presses("اگلا")
    phone.chooses("Not at all")
    phone.presses("اگلا")
    phone.presses("میرے جوابات بھیجیں")
    phone.sees_heading("شکریہ")


def when_her_keyworker_asks_her(journey: Journey, assessment: int) -> tuple[str, str]:
    journey.signs_in(journey.world.practitioner)
    journey.visits("assessment", assessment=assessment)
    journey.follows("Ask a parent or carer to answer at home")
    journey.follows("Ask Ada to answer at home")
    journey.presses("Make the link")
    journey.error_summary_says(
        "Choose what they should answer", "Check with them that this number or address is safe"
    )
    journey.ticks(MOOD, "I have checked that this is safe")
    journey.presses("Make the link")
    journey.sees("The link is ready")
    shown = journey.page.locator("main").inner_text()
    link, pin = re.search(r"/a/([\w-]+)/", shown), re.search(r"^(\d{3}) (\d{3})$", shown, re.M)
    assert link
    assert pin
    return link[1], "".join(pin.groups())


def when_she_gets_in_at_the_second_try(phone: Journey, token: str, pin: str) -> None:
    phone.visits("home_pin", token=token)
    phone.does_not_see("Ada", "health", "baby’s")
    phone.fills("PIN", "111111" if pin != "111111" else "222222")
    phone.presses("Go on")
    phone.error_summary_says("That PIN is not right. Tries left: 4")
    phone.fills("PIN", pin)
    phone.presses("Go on")
    phone.sees_heading("Hello Ada")
    phone.sees("You do not have to answer", "call the crisis line: 0000 000.")


def when_she_answers_and_nearly_misses_one(phone: Journey) -> None:
    phone.follows("Start")
    phone.sees("Question 1 of 10")
    phone.shot("answering-at-home")
    phone.presses("Next")
    phone.error_summary_says("Choose an answer, or skip this question")
    for _ in range(8):
        phone.chooses("Several days")
        phone.presses("Next")
    phone.sees("Question 9 of 10")


def when_she_says_what_may_not_wait(phone: Journey) -> None:
    phone.chooses("Several days")
    phone.presses("Next")
    phone.sees_heading("Thank you for telling us")
    phone.sees("call the crisis line: 0000 000.", "call 999")
    phone.follows("Go on with the questions")
    phone.sees("Question 10 of 10")


def when_the_baby_wakes_and_she_comes_back(phone: Journey, token: str, pin: str) -> None:
    phone.presses("Stop for now")
    phone.sees_heading("Your answers are saved")
    assert phone.page.context.cookies() == []
    phone.visits("home_question", token=token, number=10)
    phone.sees_heading("Enter your PIN")
    phone.fills("PIN", pin)
    phone.presses("Go on")
    phone.follows("Go on")
    phone.sees("Question 10 of 10")


def when_she_changes_one_answer_and_sends(phone: Journey) -> None:
    phone.presses("Skip this question")
    phone.sees_heading("Check your answers")
    phone.sees("Not answered")
    phone.follows("Change: Question 1")
    phone.chooses("Not at all")
    phone.presses("Next")
    phone.sees_heading("Check your answers")
    phone.presses("Send my answers")
    phone.sees_heading("Thank you")
    assert phone.page.context.cookies() == []
    left = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert phone.page.evaluate(left) == [0, 0, ""]
