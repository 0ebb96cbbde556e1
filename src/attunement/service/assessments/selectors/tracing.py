"""What stands behind one form: who was certified, which licence, and its own course."""

from dataclasses import dataclass

from django.utils import timezone

from ....measures import Measure
from ....measures.ledger import needs_licence
from ....measures.local import LocalCutOffs
from ...accounts.viewer import Viewer
from ...instruments.models import Credential, HeldLicence
from ...instruments.policies import covers, for_certified_raters
from ...instruments.selectors import credentials, licences, local_cut_offs
from ..models import COUNTS, Response

SAME = ("measure", "measure_version", "reporter_id", "rater_id", "relationship_id", "about_id")


@dataclass(frozen=True)
class Traced:
    """A form with what covered it, and every counted form of its own course in date order: the same
    measure and version, from the same person, about the same people, in the same care. `rated` and
    `confirmed` are the standing certificates of who rated and of who confirmed, on those days."""

    response: Response
    rated: tuple[Credential, ...]
    confirmed: tuple[Credential, ...]
    licences: tuple[HeldLicence, ...]
    cut_offs: LocalCutOffs | None
    course: tuple[Response, ...]


def traced(viewer: Viewer, row: Response, definition: Measure) -> Traced:
    """In four queries at most."""
    team = row.assessment.episode.team
    held = [
        each
        for each in credentials(viewer).filter(measure=row.measure)
        if for_certified_raters(definition)
    ]
    confirmed_on = timezone.localdate(row.confirmed_at) if row.confirmed_at else None
    return Traced(
        response=row,
        rated=tuple(
            each for each in held if each.holder_id == row.rater_id and covers(each, row.rated_on)
        ),
        confirmed=tuple(
            each
            for each in held
            if confirmed_on and each.holder_id == row.confirmed_by_id and covers(each, confirmed_on)
        ),
        licences=tuple(
            each
            for each in (licences(viewer) if needs_licence(definition) else ())
            if each.measure == row.measure
            and each.starts_on <= row.answered_on
            and (each.ends_on is None or row.answered_on <= each.ends_on)
        ),
        cut_offs=local_cut_offs(team).get((row.measure, row.measure_version)),
        course=tuple(
            Response.objects.filter(
                COUNTS,
                assessment__episode=row.assessment.episode_id,
                score__kind="scored",
                **{name: getattr(row, name) for name in SAME},
            )
            .select_related("assessment")
            .order_by("answered_on", "pk")
        ),
    )
