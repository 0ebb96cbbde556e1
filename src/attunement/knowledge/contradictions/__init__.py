"""Where the evidence disagrees, found by rule and kept side by side."""

from attunement.knowledge.contradictions.position import Contradiction, Point, Position
from attunement.knowledge.contradictions.register import contradictions, unmatched_resolutions

__all__ = ["Contradiction", "Point", "Position", "contradictions", "unmatched_resolutions"]
