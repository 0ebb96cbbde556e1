"""A team lead and two clinicians work out a theory of change, and it stands by three numbers."""

from journey import Journey
from playwright.sync_api import Locator

from attunement.service.accounts.roles import Role
from attunement.service.planning.models import Binding, Box, BoxLink, PublishedTheory, TeamTheory

OURS = "How our work helps"
BOUND = {
    "Better assessment and support": "Families measured again at the end",
    "Signpost and connect": "Stressors that somebody is doing something about",
    "Offer varied direct": "Planned sessions that were held",
}
LINKED = ("Signpost and connect", "Build infant")


def when_the_lead_starts_from_the_template(journey: Journey) -> TeamTheory:
    journey.is_signed_in(journey.world.viewers[Role.TEAM_LEAD])
    journey.visits("theories")
    journey.follows("Start a theory of change")
    journey.presses("Start")
    journey.error_summary_says("Enter title", "Answer this question: What is it about?")
    journey.fills("Title", OURS)
    journey.chooses("Clinical: what changes for families", under="What is it about?")
    journey.chooses(
        "The toolkit’s example: 22 boxes to change, add to and take out", under="Begin with"
    )
    journey.presses("Start")
    journey.sees(OURS, "What to look at (4)", "Show as a table")
    return TeamTheory.objects.get()


def when_a_practitioner_proposes_other_words(journey: Journey, theory: TeamTheory) -> None:
    journey.is_signed_in(journey.world.practitioner)
    box = Box.objects.get(words__startswith="Signpost")
    journey.visits("theory_box", theory=theory.pk, box=box.pk)
    journey.follows("Propose: Change or move")
    journey.fills("What it says", "Signpost and connect: go along with the family")
    journey.fills("Why do you propose this?", "A leaflet does not help.")
    journey.presses("Propose this")
    journey.sees("Change a box", "A leaflet does not help.", "Waits")


def when_a_supervisor_comments(journey: Journey, theory: TeamTheory) -> None:
    journey.is_signed_in(journey.world.viewers[Role.SUPERVISOR])
    journey.visits("theory", theory=theory.pk)
    journey.follows("Comment")
    journey.fills("Your comment", "Where are fathers in this?")
    journey.presses("Save the comment")
    journey.sees("Where are fathers in this?")


def when_the_lead_accepts_and_binds_three_numbers(journey: Journey, theory: TeamTheory) -> None:
    journey.is_signed_in(journey.world.viewers[Role.TEAM_LEAD])
    journey.visits("theory", theory=theory.pk)
    proposed = Box.objects.get(words__startswith="Signpost")
    journey.follows(f"Accept or decline: Change a box: “{proposed}”")
    journey.chooses("Accept it: the change is made now", under="What do you decide?")
    journey.presses("Save the decision")
    journey.sees("Accepted")
    for words, indicator in BOUND.items():
        box = Box.objects.get(words__startswith=words)
        journey.visits("bind_box", theory=theory.pk, box=box.pk)
        journey.picks(indicator, from_="What should be counted?")
        journey.fills("Per cent", "60")
        journey.presses("Save")
        journey.sees("Too few to say", indicator)


def card(journey: Journey, box: Box) -> Locator:
    """What a pointer takes hold of, over the drawing of a box."""
    listed = journey.page.locator("[data-box]")
    order = listed.evaluate_all("all => all.map(it => it.dataset.box)")
    return journey.page.locator(".attunement-pointer__box").nth(order.index(str(box.pk)))


def when_the_lead_moves_and_links_with_the_mouse(journey: Journey, theory: TeamTheory) -> None:
    cause, effect = (Box.objects.get(words__startswith=each) for each in LINKED)
    journey.visits("theory", theory=theory.pk)
    journey.sees("Drag from the dot at its right edge")
    with journey.page.expect_navigation():
        card(journey, cause).drag_to(card(journey, effect), target_position={"x": 9, "y": 9})
    journey.is_at("change_box", theory=theory.pk, box=cause.pk)
    journey.still_holds("Where it stands", effect.stage)
    journey.visits("theory", theory=theory.pk)
    card(journey, cause).hover()
    with journey.page.expect_navigation():
        card(journey, cause).locator(".attunement-pointer__dot").drag_to(card(journey, effect))
    journey.is_at("add_link", theory=theory.pk)
    journey.still_holds("From", str(cause.pk))
    journey.still_holds("Leads to", str(effect.pk))
    journey.presses("Save")
    assert Box.objects.get(pk=cause.pk).stage == cause.stage, "its form was never sent"
    assert BoxLink.objects.filter(cause=cause, effect=effect).exists()


def then_it_is_published_for_a_commissioner(journey: Journey, theory: TeamTheory) -> None:
    journey.visits("theory", theory=theory.pk)
    journey.sees("Boxes that stand by a number: too few to say: 3.")
    journey.follows("Publish")
    journey.presses("Publish")
    journey.is_signed_in(journey.world.viewers[Role.COMMISSIONER])
    journey.visits("theories")
    journey.follows(OURS)
    journey.sees("Signpost and connect: go along with the family")
    journey.does_not_see("Where are fathers in this?")
    assert Binding.objects.filter(ended_at=None).count() == 3
    assert PublishedTheory.objects.count() == 1


def test_three_people_work_out_a_theory_of_change(journey: Journey) -> None:
    theory = when_the_lead_starts_from_the_template(journey)
    when_a_practitioner_proposes_other_words(journey, theory)
    when_a_supervisor_comments(journey, theory)
    when_the_lead_accepts_and_binds_three_numbers(journey, theory)
    when_the_lead_moves_and_links_with_the_mouse(journey, theory)
    then_it_is_published_for_a_commissioner(journey, theory)
