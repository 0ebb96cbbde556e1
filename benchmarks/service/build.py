"""Fills a database with families, many at once; `clone.py` makes many more of them.

Not through the actions (100,000 families would take hours), but with the same rows as a family in
the middle of its care has after them: people, referral, contacts, baseline, formulation, package,
sessions and the log of all that.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from attunement.service.accounts.models import Membership, Team, User
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import (
    Assessment,
    Formulation,
    Goal,
    GoalRating,
    Response,
)
from attunement.service.audit.chain import GENESIS, Link
from attunement.service.audit.models import Chain, Event
from attunement.service.care_packages.models import Offer, Package, Part
from attunement.service.referrals.models import Contact, Decision, Referral
from attunement.service.relationships.models import (
    Episode,
    Family,
    FamilyMember,
    Person,
    Relationship,
    Stressor,
)
from attunement.service.sessions.models import Attendance, Session

CASELOAD = 25
BATCH = 2_000
TODAY = timezone.localdate()
OFFERED = ("watch-wait-and-wonder", "vig", "infant-massage", "mellow-babies", "cbt")


def build(families: int) -> Viewer:
    """Make one team with so many families, 25 open episodes a practitioner; returns one of them.

    One team for all is the hardest case: every page of a team reads past every other family's rows.
    """
    team = Team.objects.create(name="Bench", slug="bench", crisis_text="Call.")
    users = User.objects.bulk_create(
        User(email=f"p{n}@bench.example", name=f"Practitioner {n}", password="!")
        for n in range(max(1, families // (2 * CASELOAD)))
    )
    long_ago = TODAY - dt.timedelta(days=900)
    Membership.objects.bulk_create(
        Membership(user=user, team=team, role=Role.PRACTITIONER, starts_on=long_ago)
        for user in users
    )
    for programme in OFFERED:
        offer = Offer.objects.create(team=team, programme=programme, starts_on=long_ago)
        offer.practitioners.set(users[:3])
    chain = Chain.objects.create(team=team)
    with tqdm(total=families, unit=" families") as bar:
        for numbers in batched(range(families), BATCH):
            with transaction.atomic():
                _families(team, users, chain, numbers)
            bar.update(len(numbers))
    return Viewer(user=users[0], team=team, role=Role.PRACTITIONER)


def _at(days_ago: int, hour: int = 10) -> dt.datetime:
    day = TODAY - dt.timedelta(days=days_ago)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _families(team: Team, users: list[User], chain: Chain, numbers: tuple[int, ...]) -> None:
    def on(days_ago: int) -> dt.date:
        return TODAY - dt.timedelta(days=days_ago)

    def keyworker(n: int) -> User:
        return users[(n // 2) % len(users)]

    families = Family.objects.bulk_create(
        Family(team=team, name=f"Family {n}", known_since=on(120)) for n in numbers
    )
    babies = Person.objects.bulk_create(
        Person(team=team, given_name=f"Baby{n}", family_name=f"Name{n}", born_on=on(250))
        for n in numbers
    )
    mothers = Person.objects.bulk_create(
        Person(team=team, given_name=f"Mother{n}", family_name=f"Name{n}") for n in numbers
    )
    FamilyMember.objects.bulk_create(
        FamilyMember(family=f, person=p, place=place, starts_on=on(120))
        for people, place in ((babies, "child"), (mothers, "carer"))
        for f, p in zip(families, people, strict=True)
    )
    pairs = Relationship.objects.bulk_create(
        Relationship(family=f, child=b, carer=m, role="mother", starts_on=on(120))
        for f, b, m in zip(families, babies, mothers, strict=True)
    )
    # Every other family is open; of the closed ones, one in ten waits for triage instead.
    open_ = [index for index, n in enumerate(numbers) if n % 2 == 0]
    waiting = [index for index, n in enumerate(numbers) if n % 20 == 1]
    episodes = Episode.objects.bulk_create(
        Episode(
            family=families[i],
            team=team,
            keyworker=keyworker(numbers[i]),
            opened_on=on(110),
            closed_on=None if numbers[i] % 2 == 0 else on(10),
        )
        for i in range(len(numbers))
        if numbers[i] % 20 != 1
    )
    by_family = {episode.family_id: episode for episode in episodes}
    between: Any = Episode.relationships.through
    between.objects.bulk_create(
        between(episode=by_family[f.pk], relationship=r)
        for f, r in zip(families, pairs, strict=True)
        if f.pk in by_family
    )
    referrals = Referral.objects.bulk_create(
        Referral(
            team=team,
            family=f,
            episode=by_family.get(f.pk),
            received_on=on(120),
            referred_by="professional",
            reason="Long crying, low mood.",
            state="accepted" if f.pk in by_family else "received",
        )
        for f in families
    )
    Decision.objects.bulk_create(
        Decision(
            referral=r, state="accepted", reason="Yes", decided_on=on(110), decided_by=users[0]
        )
        for r in referrals
        if r.episode_id
    )
    Stressor.objects.bulk_create(
        Stressor(family=f, item=item, presence="present", reporter="referrer", noted_on=on(120))
        for f in families
        for item in ("stressor-isolated", "stressor-poverty")
    )
    contacts = Contact.objects.bulk_create(
        Contact(
            family=families[i],
            team=team,
            by=keyworker(numbers[i]),
            at=_at(days),
            mode="home_visit",
            outcome=outcome,
        )
        for i in range(len(numbers))
        for days, outcome in ((100, "message"), (96, "met"), (90, "met"))
    )
    among: Any = Contact.people.through
    among.objects.bulk_create(
        among(contact=c, person=mothers[i // 3]) for i, c in enumerate(contacts)
    )
    _care(
        team,
        users,
        [(i, by_family[families[i].pk]) for i in open_],
        families,
        babies,
        mothers,
        pairs,
    )
    _log(team, chain, users[0], families)
    assert len(waiting) + len(episodes) == len(numbers)


def _care(
    team: Team,
    users: list[User],
    open_: list[tuple[int, Episode]],
    families: list[Family],
    babies: list[Person],
    mothers: list[Person],
    pairs: list[Relationship],
) -> None:
    on = TODAY - dt.timedelta(days=80)
    assessments = Assessment.objects.bulk_create(
        Assessment(episode=e, phase="baseline", started_on=on, started_by=users[0], completed_on=on)
        for _, e in open_
    )
    scored = {"state": "scored", "total": 11.0}
    Response.objects.bulk_create(
        Response(
            assessment=a,
            measure="phq-9",
            measure_version="1",
            reporter=mothers[i],
            about=mothers[i],
            answered_on=on,
            entered_by=users[0],
            answers={str(item): 1 for item in range(1, 10)},
            score=_score("phq-9") or scored,
        )
        for a, (i, _) in zip(assessments, open_, strict=True)
    )
    goals = Goal.objects.bulk_create(
        Goal(episode=e, relationship=pairs[i], words="To play", set_by=mothers[i], set_on=on)
        for i, e in open_
    )
    GoalRating.objects.bulk_create(
        GoalRating(goal=g, assessment=a, rating=3, rated_on=on, entered_by=users[0])
        for g, a in zip(goals, assessments, strict=True)
    )
    formulations = Formulation.objects.bulk_create(
        Formulation(
            episode=e,
            relationship=pairs[i],
            written_on=on,
            written_by=users[0],
            needs=["parental-sensitivity"],
            risk_band="medium",
            mood="moderate-depression",
            concern_observed="no",
            willing=["birth-mother"],
            formats=["individual", "group", "home"],
        )
        for i, e in open_
    )
    packages = Package.objects.bulk_create(
        Package(
            episode=e,
            formulation=f,
            relationship=pairs[i],
            decided_on=on,
            decided_by=users[0],
            reason="They asked for it.",
            knowledge_version="bench",
            shown={},
        )
        for f, (i, e) in zip(formulations, open_, strict=True)
    )
    parts = Part.objects.bulk_create(
        Part(
            package=p,
            programme="watch-wait-and-wonder",
            kind="individual",
            practitioner=e.keyworker,
            verdict="suits",
            sessions_expected=18,
            state="active",
        )
        for p, (_, e) in zip(packages, open_, strict=True)
    )
    sessions = Session.objects.bulk_create(
        Session(
            part=part,
            family=families[i],
            team=team,
            practitioner=e.keyworker,
            number=number,
            at=_at(77 - 7 * number),
            state="held" if number < 11 else "planned",
            mode="home",
            minutes=60,
        )
        for part, (i, e) in zip(parts, open_, strict=True)
        for number in range(1, 13)
    )
    index = {families[i].pk: i for i, _ in open_}
    Attendance.objects.bulk_create(
        Attendance(session=s, person=person, came=True)
        for s in sessions
        if s.state == "held"
        for person in (mothers[index[s.family_id]], babies[index[s.family_id]])
    )


def _score(name: str) -> dict[str, Any] | None:
    """The score of a filled-in form as the product keeps it."""
    from attunement.measures import measure, score
    from attunement.service.assessments.scoring import to_json

    return to_json(score(measure(name), dict.fromkeys(range(1, 10), 1)))


def _log(team: Team, chain: Chain, actor: User, families: list[Family]) -> None:
    """Ten events a family, chained as the product chains them."""
    Event.objects.bulk_create(_links(team, chain, actor, families), batch_size=5_000)
    chain.save()


def _links(team: Team, chain: Chain, actor: User, families: list[Family]) -> Iterator[Event]:
    at = timezone.now()
    for family in families:
        for verb in ("registered a family", *["recorded a contact"] * 3, *["read"] * 6):
            link = Link(
                team=team.pk,
                number=chain.length + 1,
                at=at,
                actor=actor.pk,
                acting_as=Role.PRACTITIONER,
                verb=verb,
                family=family.pk,
                subject=f"family {family.pk}",
                details={},
            )
            previous, digest = chain.head, link.digest(chain.head or GENESIS)
            chain.length, chain.head = link.number, digest
            yield Event(
                team=team,
                number=link.number,
                at=at,
                actor=actor,
                acting_as=Role.PRACTITIONER,
                verb=verb,
                family_id=family.pk,
                subject=link.subject,
                details={},
                previous=previous,
                digest=digest,
            )
