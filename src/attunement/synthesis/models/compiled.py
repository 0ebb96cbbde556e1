"""Machine code for refits by the thousand, where numba is installed: the extra `fast`."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from .problems import Problems

WORTH_IT = 20_000
"""Studies, over all problems: for fewer, numba takes longer to load than NumPy to be done."""


def compiled[F: Callable[..., Any]](function: F) -> F:
    """Compiled when first called, and kept on disk for the next time. Sums may be taken in any
    order: a root is certified by its own score, not by how it was come by. A division by 0 gives
    infinity or NaN, as NumPy's does: looking out for it would take many times as long.

    Raises ImportError without numba, RuntimeError where there is no folder to keep anything in.
    """
    from numba import njit

    loose = {"reassoc", "contract"}
    made = njit(nogil=True, cache=True, fastmath=loose, error_model="numpy")
    return cast("F", made(function))


def fast_loops(problems: Problems) -> Any:
    """The compiled module for problems that it suits, means of many studies with the one v;
    None for others, and without numba."""
    suits = problems.pooled and problems.v.ndim == 1 and problems.n * problems.k >= WORTH_IT
    return _loaded() if suits else None


@cache
def _loaded() -> Any:
    try:
        from . import loops
    except (ImportError, RuntimeError):
        return None
    return loops
