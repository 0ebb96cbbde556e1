"""One exercise of two raters on two programmes, and its people."""

from collections.abc import Callable

import pytest
from django.test import Client

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.hexagon.models import Exercise
from builders import hexagon as build
from world import World

ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


@pytest.fixture
def two(world: World) -> list[Viewer]:
    return build.raters(world, 2)


@pytest.fixture
def exercise(world: World, two: list[Viewer]) -> Exercise:
    return build.exercise(world, two)
