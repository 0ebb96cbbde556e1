"""Ratings that a second person made without seeing the first, and zones that a team typed in."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from ....measures import Measure, measure
from ....measures.local import TOTAL, LocalZones, Zone
from ...accounts.viewer import Viewer
from ...assessments.models import COUNTS, Response
from ...assessments.scoring import is_complete
from ...instruments.actions import enter_cut_offs
from ...second_ratings import actions
from .stage import Company

TWICE = {"kips": 5, "dc-0-5-loaf": 12}
EVERY = 3
"""Of the answers, one in so many differs by a point."""

ZONES = {12: 40, 24: 55}
"""Made up, as everything here is: by age form, the points from which the upper zone begins. Its
names say so, because nobody may take them for the publisher's."""


def rate_twice(company: Company) -> None:
    """The supervisor rates a film or visit of some families again. One is talked over, and one
    still waits for her."""
    by = company.supervisor
    for name, many in TWICE.items():
        for place, first in enumerate(_one_a_family(name, by, many)):
            asked = actions.ask_second_rating(
                by=_viewer(company, first), response=first, rater=by.user
            )
            if name == "kips" and place == many - 1:
                continue
            second = actions.rate_again(
                by=by, second=asked, answers=_again(measure(name), first.answers, place)
            )
            if place == 0:
                actions.note_agreed(
                    by=by,
                    second=second,
                    agreed="We watched it together. We both keep our own rating, and will look at "
                    "the first two minutes in peer supervision.",
                )


def enter_zones(lead: Viewer, company: Company) -> None:
    """Zones of one questionnaire, so that the page of a team's own cut-offs has something on it."""
    enter_cut_offs(
        by=lead,
        measure="asq-se-2",
        edition="No manual: made up for the demonstration",
        page="none",
        most_missing=None,
        zones=tuple(
            LocalZones(
                form=form,
                scale=TOTAL,
                zones=(
                    Zone(name="Lower zone (made up)", min=0, max=begins - 1),
                    Zone(name="Upper zone (made up)", min=begins, max=None),
                ),
            )
            for form, begins in ZONES.items()
        ),
        on=company.today,
    )


def _one_a_family(name: str, rater: Viewer, many: int) -> Iterable[Response]:
    """The newest whole ratings by somebody else, one of each family."""
    rows = (
        Response.objects.filter(COUNTS, measure=name, rater__isnull=False)
        .exclude(rater=rater.user)
        .select_related("rater", "assessment__episode")
        .order_by("-answered_on", "pk")
    )
    found: dict[int, Response] = {}
    for row in rows:
        if is_complete(row.score):
            found.setdefault(row.assessment.episode.family_id, row)
    return islice(found.values(), many)


def _viewer(company: Company, row: Response) -> Viewer:
    return next(each for each in company.practitioners if each.user == row.rater)


def _again(definition: Measure, first: Mapping[str, Any], place: int) -> dict[str, Any]:
    """The same answers, but for one in three, which is a point away."""
    said = dict(first)
    for number, item in enumerate(definition.items, start=place):
        value, permitted = first.get(item.key), definition.response(item)
        if isinstance(value, int) and number % EVERY == 0:
            options = [option.value for option in permitted.options]
            lowest = min(options, default=permitted.lowest)
            said[item.key] = value - 1 if value > lowest else value + 1
    return said
