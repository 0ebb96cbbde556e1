from .records import (
    Added,
    Alike,
    Pair,
    added_since,
    alike,
    families_of,
    merge,
    merged_later,
    merges,
    names,
    pair,
)

__all__ = [
    "Added",
    "Alike",
    "Pair",
    "added_since",
    "alike",
    "families_of",
    "merge",
    "merged_later",
    "merges",
    "names",
    "pair",
]
