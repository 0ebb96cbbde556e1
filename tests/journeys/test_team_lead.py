"""A team lead: answers to three referrals, each with its reason, and what the team can offer."""

from journey import Journey

from attunement.service.accounts.roles import Role
from attunement.service.referrals.models import Decision, ReferralState
from builders import care_packages, referrals

WHY = "They asked for help with housing. The family hub offers that, and we rang ahead."


def given_three_referrals(journey: Journey) -> None:
    for name in ("Adeyemi", "Brook", "Castle"):
        referrals.referral(journey.world.practitioner, name=name)


def when_the_lead_declines_without_a_reason(journey: Journey) -> None:
    journey.follows("Referrals")
    journey.follows("Adeyemi")
    journey.follows("Decide about this referral")
    journey.chooses("Decline")
    journey.presses("Save the decision")


def then_the_reason_is_asked_for(journey: Journey) -> None:
    journey.error_summary_says("Enter the reason")
    assert not Decision.objects.exists()


def when_the_lead_gives_it(journey: Journey) -> None:
    journey.fills("Why?", "The baby is four: outside our age range. The referrer was told.")
    journey.presses("Save the decision")


def then_it_is_declined_and_nobody_s_to_work_with(journey: Journey) -> None:
    journey.sees("Declined", "outside our age range", "Team Riverside")
    journey.follows("The family’s page")
    journey.sees("No episode of care has been opened.")


def when_the_lead_signposts_another(journey: Journey) -> None:
    journey.follows("Referrals")
    journey.follows("Brook")
    journey.follows("Decide about this referral")
    journey.chooses("Signpost to another service")
    journey.fills("Why?", WHY)
    journey.presses("Save the decision")


def then_it_says_where_to(journey: Journey) -> None:
    journey.sees("Signposted", WHY)


def when_the_lead_takes_the_third_back(journey: Journey) -> None:
    journey.follows("Referrals")
    journey.follows("Castle")
    journey.follows("Take this referral back")
    journey.presses("Take it back")
    journey.error_summary_says("Enter the reason")
    journey.fills("Why is this referral taken back?", "It was entered twice.")
    journey.presses("Take it back")


def then_it_stays_to_be_read_and_nobody_waits(journey: Journey) -> None:
    journey.sees("Taken back", "It was entered twice.")
    journey.follows("Referrals")
    journey.sees("Nobody is waiting for triage.")
    decided = set(Decision.objects.values_list("state", flat=True))
    assert decided == {ReferralState.DECLINED, ReferralState.SIGNPOSTED, ReferralState.REVOKED}


def test_three_referrals_answered(journey: Journey) -> None:
    given_three_referrals(journey)
    journey.signs_in(journey.world.viewers[Role.TEAM_LEAD])
    when_the_lead_declines_without_a_reason(journey)
    then_the_reason_is_asked_for(journey)
    when_the_lead_gives_it(journey)
    then_it_is_declined_and_nobody_s_to_work_with(journey)
    when_the_lead_signposts_another(journey)
    then_it_says_where_to(journey)
    when_the_lead_takes_the_third_back(journey)
    then_it_stays_to_be_read_and_nobody_waits(journey)


def given_a_team_that_offers_film_feedback(journey: Journey) -> None:
    care_packages.offer(journey.world.practitioner, "vipp-sd", places_left=2)


def when_the_lead_says_that_there_are_four_places(journey: Journey, typed: str) -> None:
    journey.visits("offers")
    journey.follows("Change VIPP - Sensitive Discipline (VIPP-SD)")
    journey.fills("How many places are left?", typed)
    journey.presses("Save")


def then_they_are_told_to_write_a_number(journey: Journey) -> None:
    journey.error_summary_says("Places left must be a whole number, like 4")
    journey.still_holds("How many places are left?", "four")


def then_the_list_says_so(journey: Journey) -> None:
    journey.is_at("offers")
    journey.sees("4 places")


def test_an_offer_changed(journey: Journey) -> None:
    given_a_team_that_offers_film_feedback(journey)
    journey.signs_in(journey.world.viewers[Role.TEAM_LEAD])
    when_the_lead_says_that_there_are_four_places(journey, "four")
    then_they_are_told_to_write_a_number(journey)
    when_the_lead_says_that_there_are_four_places(journey, "4")
    then_the_list_says_so(journey)
