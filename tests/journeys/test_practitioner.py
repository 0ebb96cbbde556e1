"""The main job, whole, with the keyboard alone: one family from referral to a goodbye.

Sixteen weeks pass in it. Where the pages ask for a day, she gives the day on which it was; what she
decides, plans and ends, she does today.
"""

from journey import Journey
from steps import assessing, choosing, delivering, ending, engaging, referring
from steps.people import BASELINE, given_a_practitioner_in_a_team_that_can_offer_something

from world import TODAY

TENSE_PLAY = (2, 2, 3, 2, 2, 2, 3, 2, 2, 3, 2, 2)
EASIER_PLAY = (4, 3, 4, 3, 3, 4, 4, 3, 3, 4, 3, 3)
EASIER_MOOD = (1, 1, 0, 1, 0, 1, 1, 0, 0)


def test_one_family_from_referral_to_goodbye(keyboard_journey: Journey) -> None:
    journey = keyboard_journey
    case = given_a_practitioner_in_a_team_that_can_offer_something(journey)
    journey.signs_in(case.practitioner)

    referring.when_she_enters_a_referral_with_a_birth_in_the_future(journey)
    referring.then_she_is_told_at_the_date_and_nothing_is_lost(journey)
    referring.when_she_mends_the_date(journey)
    referring.then_the_family_waits_for_triage(journey)
    referring.when_she_accepts_it_with_herself_as_keyworker(journey, case)
    referring.then_their_care_has_begun(journey, case)

    engaging.when_she_texts_the_father(journey)
    engaging.when_she_says_that_they_met_but_not_who(journey)
    engaging.then_she_is_asked_whom(journey)
    engaging.when_she_says_whom_she_met_at_home(journey)
    engaging.then_the_family_page_tells_it(journey, case)

    assessing.when_she_starts_a_baseline(journey)
    assessing.when_she_writes_what_was_told_talked_about_and_seen(journey)
    assessing.when_the_mother_answers_some_of_the_phq_9(journey)
    assessing.then_there_is_no_total_yet(journey)
    assessing.when_she_answers_the_rest_and_thinks_of_death(journey)
    assessing.then_the_team_s_own_words_of_what_to_do_today_are_there(journey)
    assessing.when_the_practitioner_says_what_she_did_about_it(journey)
    assessing.then_it_is_off_the_list_and_in_the_record(journey, case)
    assessing.when_she_enters_the_scores_of_filmed_play(journey, TENSE_PLAY)
    assessing.when_she_chooses_a_level_for_the_relationship(journey, "compromised to disturbed")
    assessing.when_the_mother_sets_a_goal(journey)
    assessing.when_she_completes_it(journey, on=BASELINE)
    assessing.when_she_writes_how_she_understands_the_two(journey, case)

    choosing.when_she_looks_at_the_choice(journey, case)
    choosing.then_every_programme_stands_under_a_verdict_with_its_sources(journey)
    choosing.then_she_can_read_what_was_left_out_and_why(journey)
    choosing.when_she_ticks_nothing(journey)
    choosing.when_she_ticks_film_feedback_and_therapy_for_the_mother(journey)
    choosing.when_she_agrees_it_and_says_why(journey, case)
    choosing.then_the_package_keeps_what_was_shown(journey)

    delivering.when_she_plans_the_programme_s_own_number_of_sessions(journey)
    delivering.when_she_records_the_first_as_held_and_forgets_who_came(journey)
    delivering.when_she_says_who_came(journey)
    delivering.then_one_of_seven_is_delivered_with_the_baby_s_own_view(journey)

    assessing.when_she_does_a_review_with_the_same_forms(
        journey, case, facets=EASIER_PLAY, level="strained to concerning", mood=EASIER_MOOD
    )
    assessing.when_she_completes_it(journey, on=TODAY)
    ending.then_the_change_page_says_what_can_and_cannot_be_said(journey, case)

    ending.when_she_opens_the_ending(journey, case)
    ending.when_she_fills_in_the_checklist(journey)
    ending.when_she_writes_the_mother_a_letter(journey)
    ending.then_the_letter_is_a_real_pdf_in_plain_words(journey)
    ending.when_she_gives_it_to_her(journey)
    ending.when_she_closes_the_episode(journey)
    ending.then_all_of_it_stays_to_be_read(journey, case)
    ending.then_no_new_work_is_taken(journey, case)
