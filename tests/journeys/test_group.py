"""A group: an administrator opens it, two families join, and the last place is told as taken."""

import datetime as dt

from journey import Journey

from attunement.service.accounts.roles import Role
from attunement.service.groups.models import Ask, Run
from builders import groups as build
from world import TODAY, Home

SOON = TODAY + dt.timedelta(days=21)


def given_three_families_in_care(journey: Journey) -> list[Home]:
    by = journey.world.practitioner
    return [build.in_care(by, name) for name in ("Abara", "Brook", "Cole")]


def when_an_administrator_plans_a_group_of_two(journey: Journey) -> Run:
    journey.signs_in(journey.world.viewers[Role.ADMINISTRATOR])
    journey.follows("Team")
    journey.follows("Groups")
    journey.follows("Plan a new group")
    journey.picks("Mellow Babies", from_="Which programme?")
    journey.fills("What do you call this group?", "Tuesdays at the hub")
    journey.fills("Where does it meet?", "Family hub")
    journey.fills("How many places?", "2")
    journey.ticks(journey.world.practitioner.user.name, under="Who leads it?")
    journey.fills_day("When is the first session?", SOON, time="10am")
    journey.fills("How many sessions?", "14")
    journey.chooses("Yes, it takes families now", under="Can families join now?")
    journey.presses("Plan the group")
    journey.error_summary_says("There is no training on file that covers this group")
    why = "If somebody has no current training on file: why do they lead it?"
    journey.fills(why, "Beside a colleague who is trained.")
    journey.presses("Plan the group")
    journey.sees("2 of 2 places left", "No training on file", "Session 14")
    return Run.objects.get()


def when_a_family_joins(journey: Journey, found: Home, run: Run) -> None:
    journey.visits("family", family=found.family.pk)
    journey.follows("Groups")
    journey.follows("A place for Sam and Ada: Mellow Babies: Tuesdays at the hub")
    journey.page.get_by_role("radio", name="Give them a place").check()
    journey.presses("Save")


def then_nobody_else_stands_on_its_page(journey: Journey, found: Home) -> None:
    journey.is_at("family_groups", family=found.family.pk)
    journey.sees("Mellow Babies: Tuesdays at the hub")
    journey.does_not_see("Cole")


def when_the_last_place_goes_while_a_page_is_open(
    journey: Journey, late: Home, first: Home, run: Run
) -> None:
    journey.visits("join_group", relationship=late.relationship.pk, run=run.pk)
    journey.sees("1 of 2 places left")
    build.joined(journey.world.practitioner, run, first)
    journey.page.get_by_role("radio", name="Give them a place").check()
    journey.presses("Save")


def then_it_is_told_and_they_keep_their_turn(journey: Journey, late: Home) -> None:
    journey.error_summary_says("The last place in this group has been taken.")
    assert not Ask.objects.exists()
    journey.chooses("Put them on the waiting list for the next group")
    journey.presses("Save")
    journey.is_at("family_groups", family=late.family.pk)
    journey.sees("asked for Mellow Babies on")
    assert Ask.objects.get().relationship == late.relationship


def test_a_group_and_its_last_place(journey: Journey) -> None:
    first, second, late = given_three_families_in_care(journey)
    run = when_an_administrator_plans_a_group_of_two(journey)
    when_a_family_joins(journey, first, run)
    then_nobody_else_stands_on_its_page(journey, first)
    when_the_last_place_goes_while_a_page_is_open(journey, late, second, run)
    then_it_is_told_and_they_keep_their_turn(journey, late)
