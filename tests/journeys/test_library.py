"""The evidence library: somebody with a question, and what stands there for and against."""

from journey import Journey

from attunement.service.accounts.roles import Role

# A health visitor looks for something for a four-month-old and a depressed mother


def when_she_types_what_she_has_before_her(journey: Journey) -> None:
    journey.follows("Library")
    journey.fills("What are you looking for?", "baby massage PND")
    journey.presses("Search")


def then_massage_comes_first_and_says_why(journey: Journey) -> None:
    journey.sees("results for “baby massage PND”", "Why it is here:", "is related to")


def when_she_narrows_it_to_the_baby_s_age(journey: Journey) -> None:
    journey.fills("What are you looking for?", "depression")
    journey.presses("Search")
    journey.unfolds("Baby's age")
    journey.page.get_by_label("3 to 5 months").check()
    journey.presses("Search")


def then_only_programmes_for_that_age_are_left(journey: Journey) -> None:
    journey.sees("Take away every filter")
    journey.shot("library", tall=True)


def when_she_opens_massage(journey: Journey) -> None:
    journey.fills("What are you looking for?", "infant massage")
    journey.presses("Search")
    journey.follows("Infant massage")


def then_it_reads_differently_for_each_strain(journey: Journey) -> None:
    journey.sees_heading("Findings, by how much strain families were under")
    journey.sees("Where the mother is moderately depressed")
    journey.sees("may make things worse for some families")
    journey.sees("Nobody has settled this: read both.")


def test_a_health_visitor_looks_for_a_depressed_mother(journey: Journey) -> None:
    journey.signs_in(journey.world.practitioner)
    when_she_types_what_she_has_before_her(journey)
    then_massage_comes_first_and_says_why(journey)
    when_she_narrows_it_to_the_baby_s_age(journey)
    then_only_programmes_for_that_age_are_left(journey)
    when_she_opens_massage(journey)
    then_it_reads_differently_for_each_strain(journey)


# A commissioner compares VIG and VIPP-SD


def when_he_puts_them_side_by_side(journey: Journey) -> None:
    journey.follows("Library")
    journey.follows("Compare programmes side by side")
    journey.picks("Video Interaction Guidance (VIG)", from_="Programme 1")
    journey.picks("VIPP - Sensitive Discipline (VIPP-SD)", from_="Programme 2")
    journey.presses("Compare")


def then_each_question_has_both_answers_and_no_winner(journey: Journey) -> None:
    for heading in ("For whom", "The evidence", "Cost", "What it takes to deliver"):
        journey.sees_heading(heading)
    journey.sees("7 sessions", "Nothing here says which is best")
    journey.shot("compare", start="For whom", tall=True)


def then_he_can_take_it_to_a_meeting(journey: Journey) -> None:
    kind, content = journey.downloads("PDF to print or send")
    assert kind == "application/pdf"
    assert content.startswith(b"%PDF")


def test_a_commissioner_compares_two_programmes(journey: Journey) -> None:
    journey.signs_in(journey.world.viewers[Role.COMMISSIONER])
    when_he_puts_them_side_by_side(journey)
    then_each_question_has_both_answers_and_no_winner(journey)
    then_he_can_take_it_to_a_meeting(journey)


# A practitioner asks what was known in October 2019, without JavaScript


def when_she_asks_for_a_day_that_has_not_been(journey: Journey) -> None:
    journey.visits("library_record", kind="programmes", record_id="circle-of-security-parenting")
    journey.sees("2025")
    journey.unfolds("See what was known on another day")
    place = "What was known on which day?"
    for label, typed in (("Day", "1"), ("Month", "10"), ("Year", "2099")):
        journey.fills(label, typed, under=place)
    journey.presses("Show that day")


def then_she_is_told_at_the_boxes(journey: Journey) -> None:
    journey.sees("There is a problem", "The day must be from 1 January 1990 to today")


def when_she_asks_for_october_2019(journey: Journey) -> None:
    journey.fills("Year", "2019", under="What was known on which day?")
    journey.presses("Show that day")


def then_what_came_later_is_gone_there_and_on_the_pages_it_leads_to(journey: Journey) -> None:
    journey.sees("What was known on 1 October 2019.")
    journey.does_not_see("COSI")
    journey.follows("Compare it with other programmes")
    journey.sees("What was known on 1 October 2019.")


def when_she_comes_back_to_today(journey: Journey) -> None:
    journey.follows("Show what is known today")
    journey.does_not_see("What was known on 1 October 2019.")


def test_a_practitioner_asks_what_was_known_in_october_2019(plain_journey: Journey) -> None:
    journey = plain_journey
    journey.signs_in(journey.world.practitioner)
    when_she_asks_for_a_day_that_has_not_been(journey)
    then_she_is_told_at_the_boxes(journey)
    when_she_asks_for_october_2019(journey)
    then_what_came_later_is_gone_there_and_on_the_pages_it_leads_to(journey)
    when_she_comes_back_to_today(journey)
