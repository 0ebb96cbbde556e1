from dataclasses import dataclass

import pytest

import world as worlds
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Relationship
from attunement.service.strange_situation import actions
from attunement.service.strange_situation.models import Observation
from builders import assessments as build
from world import TODAY, Home, World


@dataclass
class Scene:
    """A child in care with a baseline under way."""

    by: Viewer
    home: Home
    baseline: Assessment

    @property
    def pair(self) -> Relationship:
        return self.home.relationship

    @property
    def address(self) -> list[int]:
        return [self.baseline.pk, self.pair.pk]

    def start(self) -> Observation:
        return actions.start_observation(
            by=self.by,
            assessment=self.baseline,
            relationship=self.pair,
            filmed_on=TODAY,
            agreed="Ada agreed and can say stop.",
        )


def scene_of(by: Viewer, *, weeks_old: int) -> Scene:
    family = relationships.register_family(
        by=by, team=by.team, new=worlds.new_family(weeks_old=weeks_old)
    )
    pair = family.relationships.select_related("child", "carer").get()
    home = Home(family, pair.child, pair.carer, pair)
    return Scene(by, home, build.start(by, worlds.episode(by, home)))


@pytest.fixture
def scene(world: World) -> Scene:
    """Fourteen months old, about."""
    return scene_of(world.practitioner, weeks_old=61)
