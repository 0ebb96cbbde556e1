from dataclasses import dataclass

import pytest

import world as worlds
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Relationship
from builders import assessments as build
from world import Home, World


@dataclass
class Scene:
    """A child of 18 months in care, with a baseline under way."""

    by: Viewer
    home: Home
    baseline: Assessment

    @property
    def pair(self) -> Relationship:
        return self.home.relationship


def scene_of(by: Viewer, *, weeks_old: int) -> Scene:
    family = relationships.register_family(
        by=by, team=by.team, new=worlds.new_family(weeks_old=weeks_old)
    )
    pair = family.relationships.select_related("child", "carer").get()
    home = Home(family, pair.child, pair.carer, pair)
    return Scene(by, home, build.start(by, worlds.episode(by, home)))


@pytest.fixture
def scene(world: World) -> Scene:
    return scene_of(world.practitioner, weeks_old=78)
