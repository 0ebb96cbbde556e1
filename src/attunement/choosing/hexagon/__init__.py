"""The Hexagon: six questions that a team talks through before it takes on a programme.

People rate; the library and the team's own records give hints beside the ratings and never instead
of them. No total, no weights, no cut-off. After the Hexagon of the National Implementation Research
Network (Metz and Louison, 2018): our paraphrase, and not the official form.
"""

from attunement.choosing.hexagon.chart import MOST, Agreed, ComparedChart, HexagonChart
from attunement.choosing.hexagon.dispersion import Dispersion, dispersions
from attunement.choosing.hexagon.gaps import GAP_AT, Line, Topic, proposed
from attunement.choosing.hexagon.hints import Ground, Hint, hints
from attunement.choosing.hexagon.indicators import (
    HIGHEST,
    LOWEST,
    Indicator,
    anchor,
    anchors_unchecked,
    told,
)
from attunement.choosing.hexagon.moving import Move, moved
from attunement.choosing.hexagon.scope import scope, warnings
from attunement.choosing.hexagon.scores import Score, missing
from attunement.choosing.hexagon.site import Assessed, Capacity, Site, Wanted

__all__ = [
    "GAP_AT",
    "HIGHEST",
    "LOWEST",
    "MOST",
    "Agreed",
    "Assessed",
    "Capacity",
    "ComparedChart",
    "Dispersion",
    "Ground",
    "HexagonChart",
    "Hint",
    "Indicator",
    "Line",
    "Move",
    "Score",
    "Site",
    "Topic",
    "Wanted",
    "anchor",
    "anchors_unchecked",
    "dispersions",
    "hints",
    "missing",
    "moved",
    "proposed",
    "scope",
    "told",
    "warnings",
]
