"""The meetings of a group on the page of a parent who has a place in it."""

import pytest

from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.models import StepKind
from attunement.service.groups import actions
from attunement.service.groups.models import GroupSessionState, RunState
from attunement.service.own_view.selectors import own_view
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.actions import record_loss
from attunement.service.relationships.models import CarerRole, Person
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.sections.models import FlagKind
from attunement.service.sessions.actions import step_package
from builders import groups as build
from builders import safeguarding
from builders.groups import Joined, begun, pair
from builders.people import household
from world import TODAY, World

pytestmark = pytest.mark.django_db

GROUP = "the group Mellow Babies"


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def joined(by: Viewer) -> Joined:
    return pair(by, begun(by))


def told(by: Viewer, joined: Joined, reader: Person | None = None) -> list[str]:
    home = joined.family.home
    found = own_view(by, home.family.pk, (reader or home.mother).pk)
    return [" ".join(each.words) for each in found.pieces if each.key.startswith("meeting")]


def test_day_time_programme_place_and_who_leads_it(by: Viewer, joined: Joined) -> None:
    words = told(by, joined)
    assert len(words) == len(set(words)) >= 3, "each meeting once"
    assert "at 2pm: the group Mellow Babies, at Family hub, with Practitioner." in words[0]


def test_a_place_that_is_joined_with_no_part_stands_there_too(by: Viewer) -> None:
    assert GROUP in told(by, pair(by, begun(by), join=False))[0]


def test_nobody_of_another_family_is_named(by: Viewer) -> None:
    run = begun(by)
    one, other = pair(by, run, "Okafor"), pair(by, run, "Brook")
    actions.write_register(
        by=by,
        session=run.sessions.get(number=8),
        to=GroupSessionState.CANCELLED,
        because="The Brook baby has measles.",
    )
    assert "Brook" not in " ".join(told(by, one))
    assert "Okafor" not in " ".join(told(by, other))


def test_a_mother_of_twins_reads_of_it_once(by: Viewer, joined: Joined) -> None:
    home = joined.family.home
    before = told(by, joined)
    twin = NewPerson(given_name="Tess", family_name="Okafor", born_on=home.baby.born_on)
    child = relationships.add_child(by=by, family=home.family, child=twin, on=TODAY)
    build.joined(by, joined.run, home, relationship=home.family.relationships.get(child=child))
    assert told(by, joined) == before


@pytest.mark.parametrize("why", ["note", "flag", "hidden home"])
def test_where_it_meets_is_not_said_where_care_is_asked_for(
    by: Viewer, joined: Joined, why: str
) -> None:
    family = joined.family.home.family
    if why == "note":
        family.safe_contact = "Never write to the house."
        family.save()
    elif why == "flag":
        safeguarding.flag(by, family, kind=FlagKind.DOMESTIC_ABUSE)
    else:
        household(by, family, [joined.family.home.mother], hidden=True)
    words = told(by, joined)[0]
    assert "Family hub" not in words
    assert f"{GROUP}, at the place that we agreed" in words


def test_nothing_of_it_after_they_left_or_it_was_called_off(by: Viewer) -> None:
    run = begun(by)
    one, other = pair(by, run), pair(by, run, "Brook")
    actions.leave(by=by, place=one.place, because="They found work.")
    assert told(by, one) == []
    run.refresh_from_db()
    actions.move_run(by=by, run=run, to=RunState.CALLED_OFF, because="No room.")
    assert told(by, other) == []


def test_nothing_of_it_while_their_care_is_paused(by: Viewer, joined: Joined) -> None:
    package = joined.part.package
    step_package(by=by, package=package, kind=StepKind.PAUSE, on=TODAY, because="A rest.")
    assert told(by, joined) == []


def test_nothing_of_it_after_a_loss(by: Viewer, joined: Joined) -> None:
    home = joined.family.home
    record_loss(by=by, family=home.family, person=home.baby, lost_on=TODAY, seen=None)
    assert told(by, joined) == []


def test_another_carer_of_the_family_does_not_read_of_it(by: Viewer, joined: Joined) -> None:
    """Where she is at 2pm is hers to say."""
    home = joined.family.home
    ben = NewCarer(person=NewPerson(given_name="Ben"), role=CarerRole.FATHER)
    father = relationships.add_carer(by=by, family=home.family, carer=ben, on=TODAY)
    assert told(by, joined, father) == []
