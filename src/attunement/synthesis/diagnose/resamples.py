"""Studies drawn with replacement, several by one random number: half of a refit was drawing."""

import numpy as np

from ..effects.arrays import FloatArray
from ..models import compiled

MOST = 2**32
"""Numbers below this are drawn soonest."""


def digits_of(k: int) -> int:
    """How many draws of one in k make one draw of a number below MOST, digits to the base k."""
    digits = 1
    while k > 1 and digits < k and k ** (digits + 1) <= MOST:
        digits += 1
    return digits


def draw(k: int, n: int, rng: np.random.Generator) -> np.ndarray:
    """Words (n, m) whose digits to the base k are k draws of k studies, n times over: each word is
    as likely as any other, so every digit is, whatever the others are."""
    digits = digits_of(k)
    return rng.integers(0, k**digits, size=(n, -(-k // digits)), dtype=np.uint32)


def resamples(words: np.ndarray, k: int) -> FloatArray:
    """How often each study is drawn, (n, k)."""
    digits = digits_of(k)
    loops = compiled.loaded("lane_loops")
    if loops is not None:
        return np.asarray(loops.count(words, digits, k).T)
    rest, places = words, []
    for digit in range(digits):
        rest = rest[:, : -(-(k - digit) // digits)]  # the last word may have fewer that count
        whole = rest // np.uint32(k)
        places.append(rest - whole * np.uint32(k))
        rest = whole
    n = len(words)
    every = np.hstack(places).astype(np.int64) + k * np.arange(n)[:, None]
    return np.bincount(every.ravel(), minlength=n * k).reshape(n, k).astype(np.float64)
