"""From gaps to a plan: which lines to think about when an indicator was agreed at 3 or below.

The lines are prompts; who does what by when is for the team to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attunement.choosing.hexagon.indicators import Indicator
from attunement.knowledge.vocabulary import Worded

GAP_AT = 3


class Topic(Worded):
    """What a line of a plan is about."""

    TRAINING = "training", "Who trains, and when"
    SUPERVISION = "supervision", "Supervision"
    MATERIALS = "materials", "Materials and equipment"
    COST = "cost", "Cost"
    FIRST_FAMILIES = "first-families", "First families"
    KNOWING = "knowing", "How we will know"
    AGREEING = "agreeing", "Agreeing with others"


@dataclass(frozen=True)
class Line:
    """One thing to do, and the gap that it comes from."""

    indicator: Indicator
    topic: Topic
    text: str


_LINES: Mapping[Indicator, tuple[tuple[Topic, str], ...]] = MappingProxyType(
    {
        Indicator.EVIDENCE: (
            (Topic.KNOWING, "Choose the measure and the dates that will show if it helps here"),
            (Topic.FIRST_FAMILIES, "Begin with a few families and look at what happened to each"),
        ),
        Indicator.SUPPORTS: (
            (Topic.TRAINING, "Ask the provider who trains in the UK, when, and the price"),
            (Topic.SUPERVISION, "Find who will supervise, how often, and for how long"),
            (Topic.COST, "Write down what training and supervision cost in years 1 to 3"),
        ),
        Indicator.USABILITY: (
            (Topic.MATERIALS, "Get the manual, and a way to check that it is given as meant"),
            (Topic.KNOWING, "Agree which parts must not change and how you will see them"),
        ),
        Indicator.NEED: (
            (Topic.FIRST_FAMILIES, "Say which families it is for, and who is missing from them"),
            (Topic.KNOWING, "Look at referrals and assessments by group, and note the numbers"),
        ),
        Indicator.FIT: (
            (Topic.AGREEING, "Ask families and partner services whether it would be welcome"),
            (Topic.AGREEING, "Decide which offer it adds to or takes the place of"),
        ),
        Indicator.CAPACITY: (
            (Topic.TRAINING, "Choose who trains and when, with cover while they are away"),
            (Topic.SUPERVISION, "Put supervision time into job plans"),
            (Topic.MATERIALS, "Arrange room, equipment and a safe place for any film"),
            (Topic.COST, "Agree who pays in years 1 to 3"),
        ),
    }
)


def proposed(agreed: Mapping[Indicator, int]) -> tuple[Line, ...]:
    """The lines for every indicator agreed at `GAP_AT` or below, in the Hexagon's order."""
    return tuple(
        Line(indicator, topic, text)
        for indicator in Indicator
        if agreed.get(indicator, GAP_AT + 1) <= GAP_AT
        for topic, text in _LINES[indicator]
    )
