"""The walls around the tests themselves."""

import random
import socket
from collections.abc import Callable

import numpy as np
import pytest
from django.db import DatabaseError, connection, transaction

from attunement.service.audit.models import Event
from isolation import Blocked
from world import World


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as outside, pytest.raises(Blocked, match="tests have no network"):
        outside.connect(("192.0.2.1", 80))


@pytest.mark.parametrize("draw", [lambda: random.random(), lambda: np.random.rand()])  # noqa: S311, TID251
def test_nobody_draws_from_a_generator_that_nobody_seeded(draw: Callable[[], float]) -> None:
    with pytest.raises(Blocked, match="pass one explicitly"):
        draw()


def test_a_seeded_generator_is_free_to_use() -> None:
    assert random.Random(1).random() == random.Random(1).random()  # noqa: S311
    assert np.random.default_rng(1).random() == np.random.default_rng(1).random()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_committed_world_is_gone_for_the_next_test_and_its_log_is_guarded_again(
    turn: str,
) -> None:
    assert not Event.objects.exists()
    World()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(number=1).delete()
    assert connection.in_atomic_block is False
