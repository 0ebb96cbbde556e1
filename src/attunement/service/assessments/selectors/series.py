"""What may be compared over time."""

from collections.abc import Iterable
from typing import NamedTuple

from ...relationships.models import Episode
from ..models import COUNTS, Response
from ..scoring import is_complete
from .responses import every_response


class Series(NamedTuple):
    """What may be compared over time: one measure in one version, from one reporter (None: rated by
    a practitioner), about one relationship or one person, by primary key."""

    measure: str
    version: str
    reporter: int | None
    relationship: int | None
    about: int | None


def series(responses: Iterable[Response]) -> dict[Series, list[Response]]:
    """Complete responses by series, each in the order given; drafts are left out."""
    found: dict[Series, list[Response]] = {}
    for row in responses:
        if is_complete(row.score) and not row.is_draft:
            key = Series(
                row.measure, row.measure_version, row.reporter_id, row.relationship_id, row.about_id
            )
            found.setdefault(key, []).append(row)
    return found


def pairs(episode: Episode) -> dict[Series, list[Response]]:
    """The episode's scored responses by series, in date order: what outcomes may compare."""
    return series(every_response().filter(COUNTS, assessment__episode=episode))
