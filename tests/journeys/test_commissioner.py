"""A commissioner: totals, and no way from there to anybody."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver, reverse
from journey import Journey
from playwright.sync_api import expect

from attunement.service.accounts.roles import Role
from attunement.service.outcomes.models import Ending
from builders import outcomes

OPEN_TO_ALL = ("totals", "refer_professional", "refer_family", "refer_thanks")
"""What they may see, and what is open to people without a sign-in."""
ABOUT_NO_FAMILY = ("/library/", "/hexagon/", "/theories/")
"""Where some pages are for commissioners too: reviews, decisions, what was published."""


def given_families_whose_care_has_ended(journey: Journey) -> None:
    for name in ("Adeyemi", "Brook"):
        outcomes.finished(journey.world.practitioner, name, mood_totals=(14, 5), levels=(3, 2))
    assert Ending.objects.count() == 2


def when_a_commissioner_signs_in(journey: Journey) -> None:
    journey.signs_in(journey.world.viewers[Role.COMMISSIONER])


def then_totals_and_the_library_are_all_that_there_is(journey: Journey) -> None:
    journey.is_at("totals")
    links = journey.page.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_text(["Library", "Totals"])
    journey.does_not_see("Adeyemi", "Brook", "Ada", "Sam")


def then_no_total_is_small_enough_to_be_about_somebody(journey: Journey) -> None:
    journey.sees("Numbers from 1 to 4 are hidden, because a family could be recognised.")


def when_they_try_a_family_s_address(journey: Journey) -> None:
    journey.visits("families")


def then_they_are_told_why_not(journey: Journey) -> None:
    journey.sees("Your role cannot see families", "Who can: administrator, practitioner")
    journey.does_not_see("Adeyemi")


def then_every_other_address_refuses(journey: Journey) -> None:
    for address in every_address():
        answer = journey.page.request.get(address)
        if answer.url.endswith(reverse("totals")):
            assert address == "/", f"{address} leads to totals"
            continue
        if not address.startswith(ABOUT_NO_FAMILY):
            assert answer.status in {403, 404}, f"{address} answers {answer.status}"
        assert "Adeyemi" not in answer.text(), address


def every_address() -> Iterator[str]:
    """Each page of the product, about the first thing of its kind; not those of signing in, nor the
    library, which is about no family."""
    for found in get_resolver().url_patterns:
        for pattern in getattr(found, "url_patterns", [found]):
            assert isinstance(pattern, URLPattern)
            name = pattern.name or ""
            if name in OPEN_TO_ALL or name.startswith(("account_", "mfa_", "library")):
                continue
            converters = pattern.pattern.converters
            yield reverse(
                name,
                kwargs={
                    each: 1 if "Int" in type(converter).__name__ else "vipp-sd"
                    for each, converter in converters.items()
                },
            )


def test_a_commissioner_sees_totals_alone(journey: Journey) -> None:
    given_families_whose_care_has_ended(journey)
    when_a_commissioner_signs_in(journey)
    then_totals_and_the_library_are_all_that_there_is(journey)
    then_no_total_is_small_enough_to_be_about_somebody(journey)
    when_they_try_a_family_s_address(journey)
    then_they_are_told_why_not(journey)
    then_every_other_address_refuses(journey)
