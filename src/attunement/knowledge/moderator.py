"""What a review found to make the work do more good, or not."""

from typing import Literal

from attunement.knowledge.record import Cited
from attunement.knowledge.vocabulary import Worded

Families = Literal["at-risk", "low-income", "depressed-mothers", "mixed"]
"""The families whose studies were compared."""


class Factor(Worded):
    """What differed between the studies."""

    AMOUNT = "amount", "how much of it families get"
    WHO_GIVES = "who-gives", "how qualified the people who give it are"
    WHO_IS_SEEN = "who-is-seen", "whether parent and child are seen together"
    METHODS = "methods", "how many methods it joins"
    FAMILY_RISK = "family-risk", "how much strain the families are under"
    HOW_MEASURED = "how-measured", "how the outcome was measured"


class Favours(Worded):
    """Which way the difference went."""

    MORE = "more", "more was better"
    LESS = "less", "less was better"
    NO_DIFFERENCE = "no-difference", "no difference shown"
    NOT_ORDERED = "not-ordered", "a difference of kind and not of amount"


class Moderator(Cited):
    """One finding, with the families it was found among and, in `scope`, the part of the evidence
    that it holds for. It never crosses to another review or another way of working."""

    factor: Factor
    favours: Favours
    text: str
    families: tuple[Families, ...]
    scope: str | None = None
