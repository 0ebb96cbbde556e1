"""Chance comes from a generator that the caller hands in. Without one the draws are always the
same, so that a report which is run again says the same; no global generator is ever touched."""

import numpy as np

from ..errors import UnknownChoice

SEED = 20_191_001
"""The date of the toolkit: any number would do, as long as it stays."""


def generator(rng: np.random.Generator | None) -> np.random.Generator:
    """What the caller handed in, else one that starts anew from SEED in each call."""
    return np.random.default_rng(SEED) if rng is None else rng


def check_draws(n: int | None, rng: np.random.Generator | None) -> np.random.Generator | None:
    """The generator, or None where nothing is drawn. Raises UnknownChoice for a generator without a
    number: it would be ignored."""
    if n is None and rng is not None:
        raise UnknownChoice(
            "A generator is given, and nothing is drawn.",
            mend="Say how many to draw, or leave rng out.",
        )
    check_number(n)
    return None if n is None else generator(rng)


def check_number(n: int | None) -> None:
    if n is not None and n < 1:
        raise UnknownChoice(f"{n} draws are none.", mend="Ask for 1 or more.")
