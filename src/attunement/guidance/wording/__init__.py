"""Hints for whoever writes about a family: kinder and plainer words, with why, never a block."""

from attunement.guidance.wording.hints import Hint, hints
from attunement.guidance.wording.quotations import without_quotations

__all__ = ["Hint", "hints", "without_quotations"]
