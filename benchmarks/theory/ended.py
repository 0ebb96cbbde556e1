"""Gives the families of benchmarks/service what the indicators count: an end of care.

Half of the families in care have ended it with a form at the end (some better, some not), and a
part that was delivered in full or stopped early; every family has a father, half of whom were met;
and somebody acts on every other stressor. Run before the families are copied.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from attunement.measures import measure, score
from attunement.service.accounts.models import Team, User
from attunement.service.assessments.models import Assessment, Response
from attunement.service.assessments.scoring import to_json
from attunement.service.care_packages.models import Part
from attunement.service.referrals.models import Contact
from attunement.service.relationships.models import (
    Episode,
    Family,
    FamilyMember,
    Person,
    Relationship,
    Stressor,
)
from attunement.service.sessions.models import Session

ANSWERS = (1, 0, 3)
"""To each question of the PHQ-9 at the end, in turn: as at the start, better, worse."""


def end_care(team: Team) -> None:
    today = timezone.localdate()
    in_care = list(Episode.objects.filter(team=team, closed_on=None).order_by("pk"))
    ended = in_care[::2]
    Episode.objects.filter(pk__in=[each.pk for each in ended]).update(
        closed_on=today - dt.timedelta(days=5)
    )
    by = User.objects.order_by("pk")[0]
    _measured_at_the_end(ended, by, today - dt.timedelta(days=6))
    _delivered(ended, today)
    _fathers(team, by, today)
    acted_on = Stressor.objects.filter(item="stressor-isolated")
    acted_on.update(changeable="yes", acting="Housing officer")
    Stressor.objects.exclude(item="stressor-isolated").update(changeable="yes")


def _measured_at_the_end(ended: Sequence[Episode], by: User, on: dt.date) -> None:
    assessments = Assessment.objects.bulk_create(
        Assessment(episode=each, phase="end", started_on=on, started_by=by, completed_on=on)
        for each in ended
    )
    first = Response.objects.filter(assessment__phase="baseline", measure="phq-9")
    before = {each.assessment.episode_id: each for each in first.select_related("assessment")}
    scored = [
        to_json(score(measure("phq-9"), dict.fromkeys(range(1, 10), each))) for each in ANSWERS
    ]
    Response.objects.bulk_create(
        Response(
            assessment=each,
            measure="phq-9",
            measure_version=before[each.episode_id].measure_version,
            reporter=before[each.episode_id].reporter,
            about=before[each.episode_id].about,
            answered_on=on,
            entered_by=by,
            answers={str(item): ANSWERS[n % len(ANSWERS)] for item in range(1, 10)},
            score=scored[n % len(ANSWERS)],
        )
        for n, each in enumerate(assessments)
    )


def _delivered(ended: Sequence[Episode], today: dt.date) -> None:
    """Eleven sessions were held: as many as were expected in every other part."""
    parts = list(Part.objects.filter(package__episode__in=ended).order_by("pk"))
    Session.objects.filter(part__in=parts, state="planned").update(state="cancelled")
    for n, part in enumerate(parts):
        part.state, part.ended_on = ("completed", "stopped")[n % 2], today - dt.timedelta(days=6)
        part.sessions_expected = (11, 18)[n % 2]
    Part.objects.bulk_update(parts, ["state", "ended_on", "sessions_expected"])


def _fathers(team: Team, by: User, today: dt.date) -> None:
    families = list(Family.objects.filter(team=team).order_by("pk"))
    since = today - dt.timedelta(days=120)
    fathers = Person.objects.bulk_create(
        Person(team=team, given_name=f"Father{n}", family_name=f"Name{n}")
        for n, _ in enumerate(families)
    )
    FamilyMember.objects.bulk_create(
        FamilyMember(family=family, person=father, place="carer", starts_on=since)
        for family, father in zip(families, fathers, strict=True)
    )
    mothers = Relationship.objects.filter(family__in=families, role="mother")
    child = dict(mothers.values_list("family", "child"))
    Relationship.objects.bulk_create(
        Relationship(
            family=family, child_id=child[family.pk], carer=father, role="father", starts_on=since
        )
        for family, father in zip(families, fathers, strict=True)
    )
    at = timezone.now() - dt.timedelta(days=50)
    met = list(zip(families, fathers, strict=True))[::2]
    contacts = Contact.objects.bulk_create(
        Contact(family=family, team=team, by=by, at=at, mode="home_visit", outcome="met")
        for family, _ in met
    )
    for field in ("people", "met"):
        between = getattr(Contact, field).through
        between.objects.bulk_create(
            between(contact=contact, person=father)
            for contact, (_, father) in zip(contacts, met, strict=True)
        )
