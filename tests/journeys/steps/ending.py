"""Review and change, and ending well: steps 9 and 10 of the chain."""

import datetime as dt
import io

from journey import Journey
from playwright.sync_api import expect
from pypdf import PdfReader

from world import TODAY

from .assessing import HOPE
from .people import PAIR, Case


def then_the_change_page_says_what_can_and_cannot_be_said(journey: Journey, case: Case) -> None:
    journey.visits("family", family=case.family.pk)
    journey.shot("family", tall=True)
    journey.follows(f"See how things have changed: {PAIR}")
    journey.sees(HOPE, "2 out of 10 at the start, and 7 out of 10 now")
    # PHQ-9 has a published threshold, drawn as a band. For KIPS none is on file: no verdict.
    journey.sees("Inside the shaded band, a change could be chance.")
    journey.sees("The score went from 14 to 5.", "it got better")
    journey.sees("The score went from 2.25 to 3.42.", "We cannot say if a difference is more than")
    journey.shot("change", start="PHQ-9 from Grace")
    journey.unfolds(f"how this was compared: KIPS of {PAIR}")
    journey.sees("No spread of KIPS scores from a named sample is on file.")
    journey.sees("1 level better")


def when_she_opens_the_ending(journey: Journey, case: Case) -> None:
    journey.visits("family", family=case.family.pk)
    journey.follows("End the episode")
    journey.sees("the end measures, the last session, the goodbye, the follow-up date")


def when_she_fills_in_the_checklist(journey: Journey) -> None:
    journey.follows("Fill in the checklist")
    journey.fills(
        "If they cannot be done, why not?",
        "The review was today, and Grace would rather not fill in the same forms again.",
    )
    journey.fills_day("Date of the last session", TODAY)
    journey.fills_day("Date of the goodbye", TODAY)
    journey.fills(
        "How was it for the baby, and for the parent?",
        "Ayo waved from Grace’s arms. Grace cried, and laughed at her crying.",
    )
    journey.fills_day("Date on which the referrer was told", TODAY)
    journey.fills_day("Date of the follow-up", TODAY - dt.timedelta(days=1))
    journey.presses("Save the checklist")
    journey.error_summary_says("Date of the follow-up must be today or in the future")
    journey.fills_day("Date of the follow-up", TODAY + dt.timedelta(days=90))
    journey.presses("Save the checklist")
    journey.sees("Before the episode can close, the checklist needs the letter.")


def when_she_writes_the_mother_a_letter(journey: Journey) -> None:
    journey.follows("Write a letter")
    journey.follows("Grace Bello")
    journey.presses("Save the letter")
    journey.sees("Dear Grace", "Not given yet.")
    journey.shot("letter")


def then_the_letter_is_a_real_pdf_in_plain_words(journey: Journey) -> None:
    kind, content = journey.downloads("Open as a PDF to print or send")
    assert kind == "application/pdf"
    assert content.startswith(b"%PDF")
    pages = PdfReader(io.BytesIO(content)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Dear Grace" in words
    assert "Priya Nair" in words
    assert "PHQ-9" not in words


def when_she_gives_it_to_her(journey: Journey) -> None:
    journey.follows("Say that it was given")
    journey.fills_day("Date on which it was given or sent", TODAY)
    journey.presses("Save the date")
    journey.sees("Given on")


def when_she_closes_the_episode(journey: Journey) -> None:
    journey.follows("Back to the checklist")
    journey.follows("Close the episode of care")
    journey.presses("Close the episode")
    journey.error_summary_says("Write why care is ending")
    journey.fills(
        "Why is care ending?", "Grace and Ayo find each other now, and Grace feels ready."
    )
    journey.ticks(f"VIPP - Sensitive Discipline (VIPP-SD) ({PAIR})")
    journey.presses("Close the episode")


def then_all_of_it_stays_to_be_read(journey: Journey, case: Case) -> None:
    journey.sees("Care ended on")
    journey.visits("family", family=case.family.pk)
    journey.sees("The record can be read but not added to.", HOPE, "Letter")
    journey.follows(f"See how things have changed: {PAIR}")
    journey.sees("The care has ended. What was found stays here to read.")


def then_no_new_work_is_taken(journey: Journey, case: Case) -> None:
    journey.visits("start_assessment", family=case.family.pk)
    journey.sees("This family has no open episode of care.")
    journey.visits("choose", relationship=case.relationship.pk)
    journey.sees("You cannot do this now")
    expect(journey.page.get_by_role("textbox")).to_have_count(0)
