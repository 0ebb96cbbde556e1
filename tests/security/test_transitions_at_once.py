"""Every transition of care, taken by two people at the same moment: one wins, the other is told.

One world for all, since building it is what costs. Each pair has read the same version. Concerns,
groups, merging, theories and parents' links have files of their own beside this one.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from django.db.models import Model
from place import Place, build
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.selectors import broken_link
from attunement.service.care_packages.models import PartState, StepKind
from attunement.service.consents import actions as consents
from attunement.service.home_answers import actions as home_answers
from attunement.service.outcomes import actions as outcomes
from attunement.service.referrals import actions as referrals
from attunement.service.referrals.models import Outcome, ReferralState
from attunement.service.referrers.models import WordBack
from attunement.service.referrers.states import Step
from attunement.service.relationships import actions as relationships
from attunement.service.safeguarding import actions as safeguarding
from attunement.service.sections.models import Finding
from attunement.service.sessions import actions as sessions
from attunement.service.sessions.models import SessionMode, SessionState
from attunement.service.waiting import actions as waiting
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import outcomes as build_outcomes
from builders import referrers as build_referrers
from world import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


class Race(NamedTuple):
    """`row` is what both have read; each way to go on is asked by another person."""

    name: str
    row: Model
    one: Callable[[Viewer], object]
    other: Callable[[Viewer], object]


def care(place: Place) -> Iterator[Race]:
    family, package = place.in_care.home.family, place.part.package
    home = place.in_care.home

    def held(by: Viewer) -> object:
        return sessions.record_session(
            by=by,
            session=place.session,
            state=SessionState.HELD,
            came=[home.baby, home.mother],
            mode=SessionMode.HOME,
            minutes=60,
            seen=place.session.version,
        )

    def moved(by: Viewer) -> object:
        return sessions.change_session(
            by=by,
            session=place.session,
            at=place.session.at + dt.timedelta(days=70),
            mode=SessionMode.HOME,
            seen=place.session.version,
        )

    yield Race("a session is held, and moved", place.session, held, moved)

    def step(kind: StepKind) -> Callable[[Viewer], object]:
        return lambda by: sessions.step_package(
            by=by, package=package, kind=kind, on=TODAY, because=kind, seen=package.version
        )

    yield Race("a package steps up, and down", package, step(StepKind.UP), step(StepKind.DOWN))
    package.refresh_from_db()
    yield Race("it is paused, and paused", package, step(StepKind.PAUSE), step(StepKind.PAUSE))
    package.refresh_from_db()
    yield Race("it goes on, and ends", package, step(StepKind.RESUME), step(StepKind.OUT))
    place.therapy.refresh_from_db()

    def ended(to: PartState) -> Callable[[Viewer], object]:
        return lambda by: sessions.end_part(
            by=by, part=place.therapy, to=to, on=TODAY, because=to, seen=place.therapy.version
        )

    one, other = ended(PartState.COMPLETED), ended(PartState.STOPPED)
    yield Race("a part is completed, and stopped", place.therapy, one, other)

    def given(by: Viewer) -> object:
        return outcomes.give_letter(by=by, letter=place.letter, on=TODAY, seen=place.letter.version)

    def changed(by: Viewer) -> object:
        return outcomes.change_letter(
            by=by, letter=place.letter, body="Other words.", on=TODAY, seen=place.letter.version
        )

    yield Race("a letter is given, and changed", place.letter, given, changed)

    task = place.task

    def done(by: Viewer) -> object:
        return relationships.finish_task(by=by, task=task, note="Rang.", seen=task.version)

    yield Race("a task is done, and done", task, done, done)
    assert family.pk


def arriving(place: Place) -> Iterator[Race]:
    referral, pause = place.waiting, place.pause

    def answered(state: ReferralState) -> Callable[[Viewer], object]:
        return lambda by: referrals.answer_referral(
            by=by,
            referral=referral,
            state=state,
            reason=state,
            on=TODAY,
            seen=referral.version,
        )

    def accepted(by: Viewer) -> object:
        return referrals.accept_referral(
            by=by,
            referral=referral,
            keyworker=by.user,
            relationships=list(referral.family.relationships.all()),
            reason="It fits.",
            on=TODAY,
            seen=referral.version,
        )

    declined = answered(ReferralState.DECLINED)
    yield Race("a referral is accepted, and declined", referral, accepted, declined)

    def resumed(by: Viewer) -> object:
        return waiting.end_pause(by=by, pause=pause, on=TODAY, seen=pause.version)

    yield Race("a pause of waiting ends, and ends", pause, resumed, resumed)

    def told(by: Viewer) -> WordBack:
        return build_referrers.told(by, place.introduced, Step.RECEIVED)

    yield Race("one step is told, and told", place.introduced, told, told)

    contact = place.contact

    def said(outcome: Outcome) -> Callable[[Viewer], object]:
        return lambda by: referrals.say_outcome(
            by=by, contact=contact, outcome=outcome, met=[], note="", seen=contact.version
        )

    def withdrawn(by: Viewer) -> object:
        return referrals.withdraw_contact(
            by=by, contact=contact, because="Wrong day.", seen=contact.version
        )

    yield Race(
        "a contact has an outcome, and is taken out", contact, said(Outcome.NO_ANSWER), withdrawn
    )


def around(place: Place) -> Iterator[Race]:
    consent, flag, glass = place.consent, place.flag, place.opening

    def back(by: Viewer) -> object:
        return consents.take_back_consent(by=by, consent=consent, on=TODAY, seen=consent.version)

    def wrong(by: Viewer) -> object:
        return consents.withdraw_consent(
            by=by, consent=consent, because="Somebody else.", seen=consent.version
        )

    yield Race("a consent is taken back, and is wrong", consent, back, wrong)

    def over(by: Viewer) -> object:
        return safeguarding.end_flag(by=by, flag=flag, on=TODAY, because="-", seen=flag.version)

    yield Race("a flag ends, and ends", flag, over, over)

    def looked(finding: Finding) -> Callable[[Viewer], object]:
        return lambda by: safeguarding.review_opening(
            by=by, glass=glass, finding=finding, note="Asked them.", seen=glass.version
        )

    one, other = list(Finding)[:2]
    yield Race("an opening is reviewed, and reviewed", glass, looked(one), looked(other))

    invitation = place.invited.again()

    def stopped(by: Viewer) -> object:
        return home_answers.withdraw_invitation(
            by=by, invitation=invitation, because="Not now.", seen=invitation.version
        )

    yield Race("a link is taken back, and taken back", invitation, stopped, stopped)


def ending(place: Place) -> Iterator[Race]:
    episode = place.in_care.episode
    episode.refresh_from_db()
    build_outcomes.settled(place.world.practitioner, episode)
    episode.refresh_from_db()

    def closed(by: Viewer) -> object:
        return outcomes.close_episode(
            by=by, episode=episode, on=TODAY, because="It went well.", seen=episode.version
        )

    yield Race("an episode closes, and closes", episode, closed, closed)


def test_of_two_one_wins_and_the_other_is_told() -> None:
    place = build()
    one, other = place.world.practitioner, place.world.viewers[Role.SUPERVISOR]
    lead = place.world.viewers[Role.TEAM_LEAD]
    for races in (care, arriving, around, ending):
        for race in races(place):
            pair = (lead, other) if "opening" in race.name else (one, other)
            results = at_once(
                lambda race=race, by=pair[0]: race.one(by),
                lambda race=race, by=pair[1]: race.other(by),
            )
            told = [each for each in results if isinstance(each, Stale | Refused)]
            broken = [each for each in results if isinstance(each, Exception)]
            assert len(told) == len(broken) == 1, f"{race.name}: {results}"
    assert broken_link(place.world.team) is None
