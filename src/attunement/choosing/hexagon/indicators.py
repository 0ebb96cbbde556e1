"""The Hexagon's six, in the order in which they are drawn, and who says what each rating means.

Source: National Implementation Research Network, the Hexagon (Metz and Louison, 2018), of which we
hold a paraphrase: see the framework and indicator records of `attunement.knowledge`.
"""

from attunement.knowledge.library import Library
from attunement.knowledge.practice.framework import Anchor, HexagonIndicator
from attunement.knowledge.vocabulary import Worded

FRAMEWORK = "hexagon"
LOWEST, HIGHEST = 1, 5


class Indicator(Worded):
    """Three about the programme, then three about the place that would give it."""

    EVIDENCE = "evidence", "Evidence"
    SUPPORTS = "supports", "Supports"
    USABILITY = "usability", "Usability"
    NEED = "need", "Need"
    FIT = "fit", "Fit"
    CAPACITY = "capacity", "Capacity"


def told(indicator: Indicator, library: Library) -> HexagonIndicator:
    """Its question, anchors and prompts, as the library has them."""
    return library.hexagon[indicator.value]


def anchor(indicator: Indicator, value: int, library: Library) -> Anchor:
    """What a rating means. Raises KeyError for a rating that has no anchor."""
    for each in told(indicator, library).anchors:
        if each.score == value:
            return each
    raise KeyError(f"{indicator} has no anchor for {value}")


def anchors_unchecked(library: Library) -> bool:
    """Whether what the ratings mean is recalled, so that every page with a rating must say so."""
    named = [
        source
        for indicator in Indicator
        for each in told(indicator, library).anchors
        for source in each.sources
    ]
    return library.unchecked(named)
