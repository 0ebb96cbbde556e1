import datetime as dt
from dataclasses import dataclass

import pytest

import world as worlds
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, Episode, Relationship
from attunement.service.relationships.new import NewCarer, NewPerson
from builders import assessments as build
from world import TODAY, Home, World


@dataclass
class Scene:
    """One family in care, with a baseline under way."""

    by: Viewer
    home: Home
    episode: Episode
    baseline: Assessment


@pytest.fixture
def scene(world: World) -> Scene:
    by = world.practitioner
    home = worlds.home(by)
    episode = worlds.episode(by, home)
    return Scene(by, home, episode, build.start(by, episode))


@pytest.fixture
def father(scene: Scene) -> Relationship:
    """The baby's father, who joined the family after the episode began."""
    person = relationships.add_carer(
        by=scene.by,
        family=scene.home.family,
        carer=NewCarer(person=NewPerson(given_name="Ben"), role=CarerRole.FATHER),
        on=TODAY - dt.timedelta(days=1),
    )
    return Relationship.objects.get(carer=person)
