"""No leak of what is sealed: every role, team, tie to the family, section and state, in every look.

One world is built once for all cases. In each sealed thing stands a marker; each kind of person
opens every page that could show it, and the marker may stand only where the rule lets them read it.
"""

import datetime as dt
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part
from attunement.service.own_therapy import actions as therapies
from attunement.service.people import actions as people
from attunement.service.safeguarding import actions as safeguarding
from attunement.service.safeguarding import selectors
from attunement.service.sections.models import FlagKind
from attunement.service.sections.rules import Access, Section, Tie, access
from attunement.service.sessions.models import Session
from builders import care_packages, outcomes
from builders import safeguarding as build
from builders import sessions as build_sessions
from builders.care_packages import Understood
from world import TODAY, World, viewer

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CONCERN, AGENCY, REVIEWED = "zqconcern", "zqagency", "zqdecision"
ADDRESS = "zqrefuge lane"
NOTE, BABY, GOAL, SCORE, PROGRAMME = "zqnote", "zqbaby", "zqgoal", "zqscore", "Cognitive Analytic"
SUMMARY, TAKEN_BACK = "zqagreed", "zqtakenback"
FLAG = "zqflag"
MARKS = {
    Section.SAFEGUARDING: (CONCERN, AGENCY, REVIEWED),
    Section.HIDDEN_ADDRESS: (ADDRESS,),
    Section.OWN_THERAPY: (NOTE, BABY, GOAL, SCORE, TAKEN_BACK),
}
OWN_PAGES = {
    Section.SAFEGUARDING: ("safeguarding", "chronology"),
    Section.HIDDEN_ADDRESS: ("family_people",),
    Section.OWN_THERAPY: ("therapy", "part"),
}
"""Where the marks of a section stand for whoever may read it."""


@dataclass(frozen=True)
class Sealed:
    """`people` are those who look: role, team and tie to the family."""

    world: World
    family: Understood
    together: Part
    therapy: Part
    session: Session
    letter: int
    people: dict[tuple[Role, bool, Tie | None], Viewer]


def seal(keyworker: Viewer, therapist: Viewer, family: Understood, therapy: Part) -> Session:
    """Put every mark where it belongs. Gives the one session of the therapy that was held."""
    mother, baby = family.home.mother, family.home.baby
    held, *_ = build_sessions.planned(therapist, therapy, times=3)
    build_sessions.held(therapist, held, came=[mother], note=NOTE, baby_perspective=BABY)
    goal = therapies.set_goal(by=therapist, part=therapy, words=GOAL, on=TODAY)
    therapies.rate_goal(by=therapist, goal=goal, rating=3, on=TODAY)
    therapies.enter_score(
        by=therapist, part=therapy, measure="phq-9", total=9, on=TODAY, note=SCORE
    )
    for words in (TAKEN_BACK, SUMMARY):
        summary = therapies.agree_summary(
            by=therapist, part=therapy, words=words, names_therapist=False, agreed_on=TODAY, how="-"
        )
        if words == TAKEN_BACK:
            therapies.take_back(by=therapist, row=summary, because="She asked")
    concern = build.concern(keyworker, family.home.family, words=CONCERN, about=baby)
    build.liaison(keyworker, family.home.family, concern=concern, asked=AGENCY)
    safeguarding.decide(
        by=keyworker, concern=concern, to="with_lead", reason=REVIEWED, review_on=None
    )
    people.add_household(
        by=keyworker,
        family=family.home.family,
        name="A safe place",
        address=f"9 {ADDRESS}\nSeatown\nZZ9 9XY",
        hidden=True,
        contact="",
        residents=[mother, baby],
        since=TODAY,
    )
    build.flag(keyworker, family.home.family, FlagKind.DOMESTIC_ABUSE, FLAG)
    return held


@pytest.fixture
def sealed(db: None) -> Sealed:
    world = World()
    keyworker, therapist = world.practitioner, viewer(world.team, name="Theo Therapist")
    alongside = viewer(world.team, name="Ada Alongside")
    family = care_packages.understood(keyworker)
    together = build_sessions.only_part(care_packages.package(alongside, family))
    therapy = build.own_therapy(therapist, family)
    held = seal(keyworker, therapist, family, therapy)
    letter = outcomes.letter(keyworker, family.episode, family.home.mother)
    others = {role: world.viewers[role] for role in Role if role != Role.PRACTITIONER}
    strangers = {role: viewer(world.other_team, role, f"{role} elsewhere") for role in Role}
    return Sealed(
        world,
        family,
        together,
        therapy,
        held,
        letter.pk,
        {
            **{(role, True, None): each for role, each in others.items()},
            **{(role, False, None): each for role, each in strangers.items()},
            (Role.PRACTITIONER, True, None): viewer(world.team, name="Una Untied"),
            (Role.PRACTITIONER, True, Tie.KEYWORKER): keyworker,
            (Role.PRACTITIONER, True, Tie.PRACTITIONER): alongside,
            (Role.PRACTITIONER, True, Tie.THERAPIST): therapist,
        },
    )


def looks(sealed: Sealed) -> Iterator[str]:
    """Every page, file and list on which something of this family could stand."""
    family = sealed.family.home.family.pk
    of_family = "family family_reads safeguarding chronology flags own_therapies family_people"
    of_family += " ending record_contact plan_contact refer_again record_concern liaison"
    yield from (reverse(name, args=[family]) for name in of_family.split())
    yield f"{reverse('family', args=[family])}?all=1"
    for section in ("safeguarding", "hidden_address", "own_therapy"):
        yield reverse("break_glass", args=[family, section])
    relationship = sealed.family.home.relationship.pk
    yield from (reverse(name, args=[relationship]) for name in ("relationship", "change", "choose"))
    for part in (sealed.together, sealed.therapy):
        yield reverse("part", args=[part.pk])
        yield reverse("package", args=[part.package_id])
        yield reverse("end_package", args=[part.package_id])
    yield from (
        reverse(name, args=[sealed.therapy.pk])
        for name in ("therapy", "plan_sessions", "end_part", "agree_summary", "set_therapy_goal")
    )
    yield reverse("withdraw_session", args=[sealed.session.pk])
    yield reverse("letter", args=[sealed.letter])
    yield reverse("letter_pdf", args=[sealed.letter])
    yield reverse("draft_letter", args=[family, sealed.family.home.mother.pk])
    yield from (reverse(name) for name in ("worklist", "families", "your_team", "openings"))
    yield f"{reverse('worklist')}?who=team"
    marks = [mark for of_section in MARKS.values() for mark in of_section]
    yield from (f"{reverse('families')}?q={mark}" for mark in ("Okafor", *marks))
    yield from (reverse(name) for name in ("totals",))


def seen_by(sealed: Sealed, who: Viewer) -> dict[str, str]:
    """What each address gives this person, as text; nothing for what they are refused."""
    client = Client()
    client.force_login(who.user, backend=BACKEND)
    found = {}
    for address in looks(sealed):
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        # The words that were searched for stand on the page again: those are the searcher's own.
        found[address] = "" if "?q=zq" in address else body.decode("utf-8", "ignore")
        assert answer.status_code != 500, address
    return found


def may(section: Section, key: tuple[Role, bool, Tie | None], *, opened: bool) -> bool:
    role, ours, tie = key
    ties = {tie} if tie else set()
    if tie == Tie.THERAPIST:  # whoever gives the therapy works with the family too
        ties.add(Tie.PRACTITIONER)
    return ours and access(section, role, ties, opened=opened) == Access.READ


def own_addresses(sealed: Sealed, section: Section) -> set[str]:
    family, part = sealed.family.home.family.pk, sealed.therapy.pk
    of_part = section == Section.OWN_THERAPY
    return {reverse(n, args=[part if of_part else family]) for n in OWN_PAGES[section]}


def check(sealed: Sealed, key: tuple[Role, bool, Tie | None], opened: frozenset[Section]) -> None:
    pages = seen_by(sealed, sealed.people[key])
    for section, marks in MARKS.items():
        reads = may(section, key, opened=section in opened)
        standing = {a for a, text in pages.items() if any(mark in text for mark in marks)}
        if not reads:
            assert not standing, f"{key} reads {section} at {standing}"
        else:
            assert own_addresses(sealed, section) <= standing, f"{key} lacks {section}"
    clinical = key[1] and key[0] in {Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD}
    for mark in (SUMMARY, FLAG):
        assert any(mark in text for text in pages.values()) == clinical, f"{key}: {mark}"


def test_who_reads_what_while_everything_is_sealed(sealed: Sealed) -> None:
    for key in sealed.people:
        check(sealed, key, frozenset())


def test_who_reads_what_while_it_is_open_with_a_reason_and_after(sealed: Sealed) -> None:
    family = sealed.family.home.family
    later = timezone.now()
    for key, section in product(sealed.people, MARKS):
        who, later = sealed.people[key], later + dt.timedelta(hours=2)
        if not key[1] or selectors.access_to(who, family.pk, section) != Access.WITH_REASON:
            continue
        with patch("django.utils.timezone.now", return_value=later):
            build.opened(who, family, section)
            check(sealed, key, frozenset({section}))
        caches["pages"].clear()
        with patch("django.utils.timezone.now", return_value=later + dt.timedelta(minutes=61)):
            assert selectors.access_to(who, family.pk, section) == Access.WITH_REASON


def test_the_log_itself_holds_nothing_that_is_sealed(sealed: Sealed) -> None:
    for event in Event.objects.all():
        told = f"{event.verb} {event.subject} {json.dumps(event.details)}"
        for mark in (mark for marks in MARKS.values() for mark in marks):
            assert mark not in told


def test_the_programs_own_log_holds_nothing_either(
    sealed: Sealed, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="attunement"):
        seen_by(sealed, sealed.people[Role.SUPERVISOR, True, None])
    for mark in (mark for marks in MARKS.values() for mark in marks):
        assert mark not in caplog.text


def test_a_read_under_a_broken_glass_is_marked_as_such_and_shown_to_those_who_review(
    sealed: Sealed,
) -> None:
    family = sealed.family.home.family
    untied = sealed.people[Role.PRACTITIONER, True, None]
    glass = build.opened(untied, family, Section.SAFEGUARDING)
    client = Client()
    client.force_login(untied.user, backend=BACKEND)
    client.get(reverse("safeguarding", args=[family.pk]))
    event = Event.objects.filter(actor=untied.user, verb="read").latest("number")
    assert event.subject == "safeguarding: Safeguarding"
    assert event.details == {"break_glass": glass.pk}
    log = reverse("family_reads", args=[family.pk])
    for role, told in ((Role.SUPERVISOR, True), (Role.ADMINISTRATOR, False)):
        reader = Client()
        reader.force_login(sealed.people[role, True, None].user, backend=BACKEND)
        assert ("opened with a reason" in reader.get(log).content.decode()) == told


def test_the_rule_asked_of_rows_and_of_one_family_is_the_same(sealed: Sealed) -> None:
    family = sealed.family.home.family
    for key, who in sealed.people.items():
        for section in (Section.SAFEGUARDING, Section.HIDDEN_ADDRESS):
            found = type(family).objects.filter(
                selectors.may_read(who, section, family="pk"), pk=family.pk
            )
            if key[1]:
                assert found.exists() == may(section, key, opened=False)
