"""A theory of change: a graph of needs, activities, mechanisms and outcomes that a team can argue
with. Its structure is checked, its boxes stand where the numbers say, and it draws itself.

from attunement.knowledge import library
from attunement.theory import TheoryChart, template
TheoryChart(theory=template(library())).drawing()
"""

from attunement.theory.chart import TheoryChart
from attunement.theory.difference import Difference, apply, both, difference
from attunement.theory.exchange import TheoryError, from_json, schema, to_json
from attunement.theory.flags import Flag, broken_links, difference_flags, standing_flags
from attunement.theory.graph import Ends, Level, Link, Node, Theory
from attunement.theory.layout import Layout, lay_out
from attunement.theory.lint import Finding, Rule, Setting, lint
from attunement.theory.standing import (
    FEWEST,
    Interval,
    NodeState,
    Observation,
    Standing,
    Target,
    interval,
    standings,
    state,
)
from attunement.theory.template import TEMPLATE, template

__all__ = [
    "FEWEST",
    "TEMPLATE",
    "Difference",
    "Ends",
    "Finding",
    "Flag",
    "Interval",
    "Layout",
    "Level",
    "Link",
    "Node",
    "NodeState",
    "Observation",
    "Rule",
    "Setting",
    "Standing",
    "Target",
    "Theory",
    "TheoryChart",
    "TheoryError",
    "apply",
    "both",
    "broken_links",
    "difference",
    "difference_flags",
    "from_json",
    "interval",
    "lay_out",
    "lint",
    "schema",
    "standing_flags",
    "standings",
    "state",
    "template",
    "to_json",
]
