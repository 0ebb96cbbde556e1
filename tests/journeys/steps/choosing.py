"""Choosing: step 7 of the chain. The page sets out; she decides, and writes why."""

from journey import Journey

from .people import MOTHER, PAIR, Case

VERDICTS = ("Suits", "Suits with caution", "Evidence does not reach this family", "Does not suit")
VIDEO, MASSAGE, TALKING = (
    "VIPP - Sensitive Discipline (VIPP-SD)",
    "Infant massage",
    "Cognitive Behavioural Therapy (CBT)",
)


def when_she_looks_at_the_choice(journey: Journey, case: Case) -> None:
    journey.visits("family", family=case.family.pk)
    journey.follows(f"Choose a package: {PAIR}")


def then_every_programme_stands_under_a_verdict_with_its_sources(journey: Journey) -> None:
    for verdict in VERDICTS:
        journey.sees_heading(verdict)
    journey.sees("You decide.", "Each reason names its source and the date of that source.")
    journey.sees("7 sessions. 120 minutes each.", "Priya Nair can deliver it.")
    journey.shot("choose", start="The choice")


def then_she_can_read_what_was_left_out_and_why(journey: Journey) -> None:
    journey.unfolds("left out, and why")
    journey.unfolds(MASSAGE)
    journey.sees("Infant massage")


def when_she_ticks_nothing(journey: Journey) -> None:
    journey.presses("Go on with the ticked programmes")
    journey.error_summary_says("Tick at least one programme to put it in the package")


def when_she_ticks_film_feedback_and_therapy_for_the_mother(journey: Journey) -> None:
    for programme in (VIDEO, TALKING):
        journey.ticks(f"Put {programme} in the package")
    journey.presses("Go on with the ticked programmes")


def when_she_agrees_it_and_says_why(journey: Journey, case: Case) -> None:
    journey.presses("Agree this package")
    journey.error_summary_says(
        "Write why this package, for this family, now", "say whose therapy it is"
    )
    journey.fills(
        "Why this package, for this family, now?",
        "Grace wants to see Ayo’s signals for herself, at home, and to feel less afraid.",
    )
    journey.picks(case.practitioner.user.name, from_="Who will deliver it?", under=VIDEO)
    journey.chooses(MOTHER, under="Whose therapy is it?")
    journey.presses("Agree this package")


def then_the_package_keeps_what_was_shown(journey: Journey) -> None:
    journey.sees_heading("What was shown when this was decided")
    journey.sees("Decided by", "Grace wants to see Ayo’s signals")
