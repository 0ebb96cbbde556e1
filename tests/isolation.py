"""What no test may lean on: the network, and a generator of random numbers that nobody seeded."""

import random
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

OURS = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")

GLOBAL_RANDOM = frozenset(
    name for name in dir(random.Random) if not name.startswith("_") and hasattr(random, name)
) - {"getstate", "setstate"}
GLOBAL_NUMPY = frozenset(
    name for name in dir(np.random.RandomState) if not name.startswith("_")
) & frozenset(dir(np.random)) - {"get_state", "set_state"}


class Blocked(AssertionError):
    """A test, or the code under test, reached for something that would make it irreproducible."""


def block_network(patch: Callable[[Any, str, Any], None]) -> None:
    """Refuse every connection but loopback and sockets of the file system."""
    for name in ("connect", "connect_ex"):
        patch(socket.socket, name, _only_loopback(getattr(socket.socket, name)))


def _only_loopback(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        outside = isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK)
        if outside and self.family != socket.AF_UNIX:
            raise Blocked(f"a test tried to reach {address[0]!r}: tests have no network")
        return connect(self, address)

    return guarded


def block_global_randomness(patch: Callable[[Any, str, Any], None]) -> None:
    """Refuse the module-level generators to our own code. Libraries (Hypothesis above all) keep
    them: they save and restore the state."""
    for module, names in ((random, GLOBAL_RANDOM), (np.random, GLOBAL_NUMPY)):
        for name in names:
            patch(module, name, _not_for_us(f"{module.__name__}.{name}", getattr(module, name)))


def _not_for_us(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*args: Any, **kwargs: Any) -> Any:
        caller = Path(sys._getframe(1).f_code.co_filename)
        if caller.is_relative_to(OURS) and ".venv" not in caller.parts:
            raise Blocked(f"{name} draws from a generator that nobody seeded: pass one explicitly")
        return function(*args, **kwargs)

    return guarded
