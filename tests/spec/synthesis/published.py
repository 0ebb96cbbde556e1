"""What the published analyses are checked with: their data, and "as printed"."""

import re
from functools import cache

from attunement.synthesis import EffectSizes, effect_size
from reference.synthesis.pins import numbers, table


def printed(value: float, expected: str) -> None:
    """Fails unless `value`, rounded to as many decimals as `expected` has, is `expected`.
    "<.0001" is a bound."""
    if expected.startswith("<"):
        assert value < float(expected[1:])
        return
    decimals = len(expected.partition(".")[2])
    assert f"{value:.{decimals}f}" == re.sub(r"^(-?)\.", r"\g<1>0.", expected)


def row(values: "list[float] | tuple[float, ...]", expected: str) -> None:
    """A line of a printed table, its numbers in order."""
    words = expected.split()
    assert len(words) == len(values)
    for value, word in zip(values, words, strict=True):
        printed(float(value), word)


@cache
def bcg() -> EffectSizes:
    """Thirteen trials of BCG vaccine: Colditz et al. (1994) JAMA 271:698."""
    columns = table("bcg_rr")
    cells = {"a": "tpos", "b": "tneg", "c": "cpos", "d": "cneg"}
    return effect_size(
        "RR",
        labels=columns["author"],
        **{ours: numbers(columns[theirs]) for ours, theirs in cells.items()},
    )


def bcg_column(name: str) -> list[float]:
    return list(map(float, table("bcg_rr")[name]))
