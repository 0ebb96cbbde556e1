"""Machine code for what is done study by study, where numba is installed: the extra `fast`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, cast

import numpy as np

from ..effects.arrays import FloatArray
from .problems import Problems


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


def fast_loops(problems: Problems, module: str = "loops") -> Any:
    """A compiled module for problems that it suits, means of studies with the one v; None for
    others, and without numba. Nothing else decides, least of all what was computed before: the
    last digit of a result is the same every time."""
    return loaded(module) if problems.pooled and problems.v.ndim == 1 else None


@cache
def loaded(module: str) -> Any:
    """A module of this package that is compiled; None without numba."""
    try:
        return import_module(f".{module}", __package__)
    except (ImportError, RuntimeError):
        return None


def arrays_of(problems: Problems) -> tuple[FloatArray, FloatArray, FloatArray]:
    """y and counts, (n, k) or (1, k), and v (k,), as compiled loops take them."""
    counts = problems.counts
    return (
        plain(problems.y if problems.y.ndim == 2 else problems.y[None, :]),
        plain(problems.v),
        np.ones((1, problems.k)) if counts is None else plain(counts),
    )


def differs_in_counts(problems: Problems) -> bool:
    """Whether the problems are of the same studies, counted differently."""
    return problems.y.ndim == 1 and problems.counts is not None


def counts_in_columns(problems: Problems) -> FloatArray:
    """Counts as loops over problems side by side take them, (k, n)."""
    return plain(np.asarray(problems.counts).T)


def plain(array: FloatArray) -> FloatArray:
    """Loops are compiled anew for each kind of array, so there is one: in order, and open to
    writing, though nobody does."""
    flags = array.flags
    return array if flags.c_contiguous and flags.writeable else np.array(array, order="C")
