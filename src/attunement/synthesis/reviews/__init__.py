"""Reviews of reviews: which studies they share, before anything of theirs is put together."""

from .overlap import OverlapTable, TooMuchOverlap, overlap
from .side_by_side import ReviewEffect, SideBySide, side_by_side

__all__ = [
    "OverlapTable",
    "ReviewEffect",
    "SideBySide",
    "TooMuchOverlap",
    "overlap",
    "side_by_side",
]
