"""Reviews of reviews: which studies they share, before anything of theirs is put together."""

from attunement.synthesis.reviews.overlap import OverlapTable, TooMuchOverlap, overlap

__all__ = ["OverlapTable", "TooMuchOverlap", "overlap"]
