from dataclasses import dataclass

import pytest

import world as worlds
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.relationships.models import Episode
from builders import assessments as build_assessments
from builders import home_answers as build
from world import Home, World


@dataclass
class Scene:
    """A family in care with a baseline under way, and a mother who was asked two questions."""

    world: World
    by: Viewer
    home: Home
    episode: Episode
    baseline: Assessment
    invited: build.Invited


@pytest.fixture
def scene(world: World) -> Scene:
    by = world.practitioner
    home = worlds.home(by)
    episode = worlds.episode(by, home)
    baseline = build_assessments.start(by, episode)
    return Scene(world, by, home, episode, baseline, build.invite(by, baseline, home.mother))


@pytest.fixture
def phone(scene: Scene) -> build.Phone:
    return build.Phone(scene.invited)
