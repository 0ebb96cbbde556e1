"""Plots of what was pooled: each a picture and a table that says the same."""

from .baujat import baujat
from .bubble import bubble
from .chart import Chart
from .cumulative import cumulative
from .forest import forest
from .funnel import funnel
from .influence import influence
from .over_rho import over_rho

__all__ = ["Chart", "baujat", "bubble", "cumulative", "forest", "funnel", "influence", "over_rho"]
