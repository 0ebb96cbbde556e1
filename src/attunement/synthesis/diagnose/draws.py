"""Chance is always the caller's: a number of draws and a generator, both or neither."""

import numpy as np

from ..errors import UnknownChoice


def check_draws(n: int | None, rng: np.random.Generator | None) -> np.random.Generator | None:
    """The generator, or None where nothing is drawn; UnknownChoice for one without the other."""
    if (n is None) != (rng is None):
        raise UnknownChoice(
            "Drawing takes both a number and a generator.",
            mend="Give both, the generator as rng=numpy.random.default_rng(seed), or neither.",
        )
    check_number(n)
    return rng


def check_number(n: int | None) -> None:
    if n is not None and n < 1:
        raise UnknownChoice(f"{n} draws are none.", mend="Ask for 1 or more.")
