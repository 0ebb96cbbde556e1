"""What a viewer can see of referrers. Everything starts from the viewer's team."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from ..consents.purposes import Purpose
from ..consents.selectors import standing_of
from ..consents.standing import FORBIDS, Standing
from ..referrals import selectors as referrals
from ..referrals.models import Contact, Outcome, Referral, ReferralState
from ..relationships import selectors as families
from ..relationships.models import Person
from . import word_back
from .counting import SETTLED, Counted
from .matching import Candidate, Described, candidates
from .models import Introduction, JointVisit, Referrer, WordBack
from .permissions import SEE_REFERRERS
from .states import Step
from .word_back import Reached


def referrers(viewer: Viewer) -> QuerySet[Referrer]:
    if not viewer.may(SEE_REFERRERS):
        return Referrer.objects.none()
    return Referrer.objects.filter(team=viewer.team).select_related("agency").order_by("name", "pk")


def referrer(viewer: Viewer, pk: int) -> Referrer:
    """Raises Referrer.DoesNotExist for one of another team."""
    return referrers(viewer).select_related("team").get(pk=pk)


def introduced(viewer: Viewer, referral: int) -> Introduction:
    """Raises Introduction.DoesNotExist where nobody has said yet who the referrer is."""
    return (
        Introduction.objects.filter(referral__in=referrals.referrals(viewer))
        .select_related(
            "referral__family", "referral__episode", "referrer__agency", "referrer__team"
        )
        .get(referral=referral)
    )


def introduction_of(referral: Referral) -> Introduction | None:
    return Introduction.objects.filter(referral=referral).select_related("referrer").first()


def word(viewer: Viewer, pk: int) -> WordBack:
    return WordBack.objects.select_related("introduction__referral__family").get(
        pk=pk, introduction__referral__in=referrals.referrals(viewer)
    )


def perhaps(viewer: Viewer, referral: Referral) -> tuple[tuple[Referrer, Candidate], ...]:
    """Those of the team's referrers who may be the one that the referral names, with why."""
    rows = {row.pk: row for row in referrers(viewer)}
    known = [_described(row) for row in rows.values()]
    told = Described(
        name=referral.referrer_name,
        organisation=referral.referrer_organisation,
        contact=referral.referrer_contact,
    )
    return tuple((rows[one.key], one) for one in candidates(told, known))


def _described(row: Referrer) -> Described:
    return Described(
        key=row.pk,
        name=row.name,
        organisation=row.agency.name if row.agency else "",
        contact=row.contact,
    )


def agency_name(row: Referrer) -> str:
    """The service that a family is asked about: the workplace; the person where none is known."""
    return row.agency.name if row.agency else row.name


def answers(introduction: Introduction, on: dt.date) -> tuple[tuple[Person, Standing], ...]:
    """What each carer says about sharing with the referrer's service."""
    family, service = introduction.referral.family, agency_name(introduction.referrer)
    return tuple(
        (carer, standing_of(family, carer, Purpose.SHARE, on, agency=service))
        for carer in families.carers(family)
    )


def agreed(introduction: Introduction, on: dt.date) -> bool:
    """Somebody agrees, and nobody has said no, taken it back or disagrees."""
    said = {standing for _, standing in answers(introduction, on)}
    return Standing.GIVEN in said and not said & FORBIDS


@dataclass(frozen=True)
class Line:
    """One step of a referral: what may be said of it, and what was."""

    reached: Reached
    words: str
    sent: WordBack | None


@dataclass(frozen=True)
class Correspondence:
    introduction: Introduction
    answers: tuple[tuple[Person, Standing], ...]
    agreed: bool
    lines: tuple[Line, ...]
    withdrawn: tuple[WordBack, ...]
    visits: tuple[JointVisit, ...]


def correspondence(introduction: Introduction, on: dt.date) -> Correspondence:
    sent = list(introduction.words_back.select_related("sent_by", "withdrawn_by").order_by("pk"))
    standing = {row.step: row for row in sent if row.withdrawn_at is None}
    visits = introduction.joint_visits.select_related("contact").order_by("contact__at")
    yes = agreed(introduction, on)
    return Correspondence(
        introduction,
        answers(introduction, on),
        yes,
        tuple(
            Line(one, _words(introduction, one, yes), standing.get(one.step))
            for one in reached(introduction.referral)
        ),
        tuple(row for row in sent if row.withdrawn_at is not None),
        tuple(visits),
    )


def _words(introduction: Introduction, one: Reached, yes: bool) -> str:
    referral = introduction.referral
    return word_back.words(
        one, agreed=yes, received_on=referral.received_on, reference=reference(referral)
    )


def reference(referral: Referral) -> str:
    """How a referral is named to people outside: a number that says nothing."""
    return f"R{referral.pk}"


def step_words(introduction: Introduction, step: Step, *, agreed: bool) -> str:
    """What may be said of one step today: empty where it is not reached, or may not be said."""
    for one in reached(introduction.referral):
        if one.step == step:
            return _words(introduction, one, agreed)
    return ""


def reached(referral: Referral) -> tuple[Reached, ...]:
    met = (
        _meetings(referral.family_id)
        .filter(at__date__gte=referral.received_on)
        .order_by("at")
        .first()
    )
    episode = referral.episode
    return word_back.reached(
        received_on=referral.received_on,
        decisions=[
            (ReferralState(one.state), one.decided_on) for one in referral.decisions.order_by("pk")
        ],
        met_on=timezone.localdate(met.at) if met else None,
        ended_on=episode.closed_on if episode else None,
    )


def _meetings(family: int | OuterRef) -> QuerySet[Contact]:
    return Contact.objects.filter(family=family, outcome=Outcome.MET, withdrawn_at=None)


def counted(team: Team, today: dt.date) -> list[Counted]:
    """Every referral of a team that counts towards what its referrers read."""
    met = _meetings(OuterRef("referral__family")).filter(
        at__date__gte=OuterRef("referral__received_on")
    )
    rows = Introduction.objects.filter(
        referral__team=team,
        referral__state=ReferralState.ACCEPTED,
        referral__received_on__lte=today - SETTLED,
    )
    found = rows.annotate(met=Exists(met)).values_list("referrer", "met")
    return [Counted(referrer, met) for referrer, met in found]


def introductions(viewer: Viewer, row: Referrer) -> Sequence[Introduction]:
    """A referrer's referrals, latest first, with their joint visits and what was told."""
    return list(
        Introduction.objects.filter(referrer=row, referral__in=referrals.referrals(viewer))
        .select_related("referral__family")
        .prefetch_related(
            Prefetch("joint_visits", JointVisit.objects.select_related("contact")),
            Prefetch("words_back", WordBack.objects.filter(withdrawn_at=None).order_by("pk")),
        )
        .order_by("-referral__received_on", "-pk")
    )


def unnamed(viewer: Viewer) -> Sequence[Referral]:
    """Referrals by professionals whose referrer nobody has named yet, latest first."""
    return list(
        referrals.referrals(viewer)
        .filter(referred_by="professional", introduction=None)
        .order_by("-received_on", "-pk")[:20]
    )
