"""A living review: two people read a study apart and settle it, a third publishes."""

from journey import Journey

from attunement.service.accounts.roles import Role
from attunement.service.living_reviews.models import LivingReview, Publication, Record, Study
from builders import living_reviews as build

READ = {"m1": "27.5", "sd1": "5.5", "n1": "48", "m2": "24.0", "sd2": "5.0", "n2": "47"}


def given_a_review_that_is_published(journey: Journey) -> LivingReview:
    world = journey.world
    review = build.review(world.practitioner)
    build.outcome(world.practitioner, review)
    build.publish(world.viewers[Role.TEAM_LEAD], review)
    return review


def when_somebody_adds_a_study_and_reads_it(journey: Journey, review: LivingReview) -> None:
    journey.signs_in(journey.world.practitioner)
    journey.visits("living_reviews")
    journey.follows(review.title)
    journey.follows("Add a study")
    journey.presses("Go on to its numbers")
    journey.error_summary_says("Enter short name")
    journey.fills("Short name", "Elm 2025")
    journey.fills("Full reference", "Elm (2025). On shade.")
    journey.presses("Go on to its numbers")
    enter(journey, READ | {"m1": "31.4159"})
    journey.sees("Waits for somebody else to read it")


def enter(journey: Journey, numbers: dict[str, str]) -> None:
    for label, number in numbers.items():
        journey.fills(label, number)
    journey.fills("Where in the paper?", "Table 2, page 7")
    journey.presses("Save what I read")


def when_a_colleague_reads_it_without_those_numbers(journey: Journey, review: LivingReview) -> None:
    journey.signs_in(journey.world.viewers[Role.ADMINISTRATOR])
    journey.visits("living_review", review=review.pk)
    journey.follows("Elm 2025")
    journey.does_not_see("31.4159", "Table 2, page 7")
    journey.follows("Read this study")
    journey.does_not_see("31.4159", "Table 2, page 7")
    enter(journey, READ)


def then_both_readings_stand_side_by_side(journey: Journey) -> None:
    journey.sees("Readings differ: settle them", "31.4159", "27.5", "1 of 6 differ.")


def when_they_settle_it_with_a_reason(journey: Journey) -> None:
    journey.follows("Settle where they differ")
    journey.presses("Save what stands")
    journey.error_summary_says("Choose what stands in the paper for m1", "Write why, for m1")
    journey.chooses("27.5 (Administrator Riverside)", under="What stands in the paper?")
    journey.fills("Why? Where does it stand in the paper?", "Table 2; the other is in Table 3")
    journey.presses("Save what stands")
    journey.sees("In the review", "Table 2; the other is in Table 3")


def when_the_team_lead_looks_at_what_changed(journey: Journey, review: LivingReview) -> None:
    journey.signs_in(journey.world.viewers[Role.TEAM_LEAD])
    journey.visits("living_review", review=review.pk)
    journey.follows("See what has changed")
    journey.sees("1 study was added: Elm 2025.", "is now", "4 studies", "5 studies")


def then_it_is_published_and_the_old_version_is_as_it_was(
    journey: Journey, review: LivingReview
) -> None:
    journey.follows("Publish this as version 2")
    journey.fills("What a reader of this version should know (optional)", "Elm 2025 came in.")
    journey.presses("Publish version 2")
    journey.sees("Trees and sensitivity: version 2", "Elm 2025 came in.")
    journey.visits("publication", review=review.pk, number=1)
    journey.sees("There is a later version: 2. This one is kept as it was.")
    journey.does_not_see("Elm 2025")
    assert Publication.objects.count() == 2
    assert Study.objects.get(label="Elm 2025").numbers.get().values["m1"] == 27.5


def test_two_people_disagree_and_a_third_publishes(keyboard_journey: Journey) -> None:
    journey = keyboard_journey
    review = given_a_review_that_is_published(journey)
    when_somebody_adds_a_study_and_reads_it(journey, review)
    journey.signs_out()
    when_a_colleague_reads_it_without_those_numbers(journey, review)
    then_both_readings_stand_side_by_side(journey)
    when_they_settle_it_with_a_reason(journey)
    journey.signs_out()
    when_the_team_lead_looks_at_what_changed(journey, review)
    then_it_is_published_and_the_old_version_is_as_it_was(journey, review)


# Two people screen what a search has found, on a telephone, without JavaScript

FOUND = 'title,authors,year\nShade and babies,"Elm, A",2025\nShade for adults,"Yew, C",2025\n'


def when_records_are_brought_with_a_mistake_and_then_without(
    journey: Journey, review: LivingReview
) -> None:
    journey.signs_in(journey.world.practitioner)
    journey.visits("review_screening", review=review.pk)
    journey.follows("Bring records to screen")
    journey.fills("The records: RIS, or a table (CSV)", FOUND.replace("2025", "lately"))
    journey.presses("Bring these records")
    journey.error_summary_says("Row 2, column 'year': 'lately'; expected a year such as 2019")
    journey.fills("The records: RIS, or a table (CSV)", FOUND)
    journey.presses("Bring these records")
    journey.sees("2 new records came in.")


def when_each_is_judged(journey: Journey, *verdicts: str) -> None:
    journey.follows("Screen the next record")
    for verdict in verdicts:
        journey.chooses(verdict, under="Could this record answer the review's question?")
        journey.fills("Why? (needed unless you include it)", f"My reason: {verdict.lower()}")
        journey.presses("Save and go on to the next")


def then_the_second_person_saw_nothing_and_one_is_to_be_settled(journey: Journey) -> None:
    journey.sees("To settle", "Practitioner Riverside: exclude; Administrator Riverside: not sure")


def when_it_is_settled(journey: Journey) -> None:
    journey.follows("Settle Yew 2025")
    journey.sees("My reason: exclude", "My reason: not sure")
    journey.chooses("Exclude", under="What was decided?")
    journey.fills("Why?", "The paper is about adults")
    journey.presses("Save the decision")
    journey.unfolds("Show each, with the reason")
    journey.sees("Settled by Administrator Riverside: The paper is about adults")


def test_two_people_screen_records(plain_phone_journey: Journey) -> None:
    journey = plain_phone_journey
    review = given_a_review_that_is_published(journey)
    when_records_are_brought_with_a_mistake_and_then_without(journey, review)
    when_each_is_judged(journey, "Include", "Exclude")
    journey.signs_out()
    journey.signs_in(journey.world.viewers[Role.ADMINISTRATOR])
    journey.visits("review_screening", review=review.pk)
    journey.does_not_see("My reason")
    when_each_is_judged(journey, "Include", "Not sure")
    then_the_second_person_saw_nothing_and_one_is_to_be_settled(journey)
    when_it_is_settled(journey)
    assert {each.decision for each in Record.objects.all()} == {"include", "exclude"}
