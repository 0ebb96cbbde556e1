import pytest

from world import Home, World, episode, home


@pytest.fixture
def at_home(world: World) -> Home:
    return home(world.practitioner, weeks_old=40)


@pytest.fixture
def opened(world: World, at_home: Home):
    return episode(world.practitioner, at_home, days_ago=60)
