"""What a box may stand by: each indicator with its definition. How it is counted is in selectors.

An indicator is a share of units of the team's own records (families, relationships, sessions) in a
stretch of months that ends today. Whoever belongs in the count and has no datum is not left out: it
is counted as not known. So is a datum that was withdrawn and not entered anew: taking something out
of the record can never make a box look better.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ...measures import Measure, measures

IMPROVED = "improved:"
"""Followed by the id of a measure, or by `SENSITIVITY`."""
SENSITIVITY = "sensitivity"
SHOWN_BY = ("kips", "piios")
"""Measures by watching whose total speaks of how a carer reads and answers the baby: an item
of each names sensitivity. The CARE-Index has a scale of it and no total, so that a
difference in it cannot be told from chance by the total's rule; the team reads it case by case."""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """`denominator`: who belongs in the count; `numerator`: who of them counts as yes; `missing`:
    who of them is not known; `exclusions`: who does not belong. `unit` is the plural."""

    id: str
    name: str
    unit: str
    denominator: str
    numerator: str
    missing: str
    exclusions: str


_FIXED = (
    Indicator(
        id="fathers-met",
        name="Fathers who were met or came to a session",
        unit="fathers",
        denominator="Fathers in families whose care was open at any time in these months.",
        numerator="Met at a contact in these months, or came to a session that was held.",
        missing="No contact or session was recorded in these months, or what was is withdrawn.",
        exclusions=(
            "Fathers whose relationship with the child is recorded as ended. A parent’s own "
            "therapy says nothing here."
        ),
    ),
    Indicator(
        id="other-parent-known",
        name="Families of whom we know whether there is another parent",
        unit="families",
        denominator="Families whose care was open at any time in these months.",
        numerator="The other parent is recorded, known to be absent, or left out for safety.",
        missing="Nobody: where nobody has asked, it counts as no.",
        exclusions="None.",
    ),
    Indicator(
        id="stressors-acted-on",
        name="Stressors that somebody is doing something about",
        unit="stressors",
        denominator="Stressors present, as last noted, in families in care in these months.",
        numerator="The record says who is doing what about it.",
        missing="Nobody has said whether it can be changed, or it was withdrawn from the record.",
        exclusions="Stressors that cannot be changed.",
    ),
    Indicator(
        id="dose-delivered",
        name="Parts of care that were delivered in full",
        unit="parts of care",
        denominator="Parts of a package of care that ended in these months.",
        numerator="As many sessions were held as were expected at the start.",
        missing="Nobody has said how many were expected, or it hangs on a withdrawn session.",
        exclusions="Help from elsewhere, of which we plan no sessions, and a parent’s own therapy.",
    ),
    Indicator(
        id="sessions-held",
        name="Planned sessions that were held",
        unit="sessions",
        denominator="Sessions that were due in these months, until yesterday.",
        numerator="The session was held.",
        missing="Nobody has recorded what came of it, or it was withdrawn from the record.",
        exclusions="Sessions of a parent’s own therapy.",
    ),
    Indicator(
        id="end-measured",
        name="Families measured again at the end",
        unit="stretches of care",
        denominator="Stretches of care that ended in these months.",
        numerator="The assessment at the end was completed.",
        missing="None: an assessment that was not completed counts as no.",
        exclusions="None.",
    ),
)


def measures_of(indicator: str) -> tuple[str, ...]:
    """The measures that an indicator of improvement looks at."""
    named = indicator.removeprefix(IMPROVED)
    return SHOWN_BY if named == SENSITIVITY else (named,)


def indicators() -> Mapping[str, Indicator]:
    """Every indicator by id: those above; whether sensitivity improved; and for each measure of one
    of the parents, the baby or the two together whether that did."""
    held = (each for each in measures().values() if each.kind != "goals" and not each.replaced_by)
    every = (*_FIXED, _sensitivity(), *map(_improvement, held))
    return MappingProxyType({each.id: each for each in every})


def _improvement(measure: Measure) -> Indicator:
    name = measure.short_name
    return Indicator(
        id=f"{IMPROVED}{measure.id}",
        name=f"Relationships with reliable improvement in {name}",
        unit="relationships",
        denominator="Relationships in stretches of care that ended in these months.",
        numerator=f"{name} improved from the start to the end by more than chance.",
        missing=(
            "It was not filled in at both ends by the same person, cannot be compared, or was "
            "withdrawn; or two people who filled it in found different things."
        ),
        exclusions="None. A rating that nobody has confirmed counts as not filled in.",
    )


def _sensitivity() -> Indicator:
    either = " or ".join(measures()[each].short_name for each in SHOWN_BY)
    return Indicator(
        id=f"{IMPROVED}{SENSITIVITY}",
        name="Relationships with reliable improvement in sensitivity",
        unit="relationships",
        denominator="Relationships in stretches of care that ended in these months.",
        numerator=(
            f"{either} improved from the start to the end by more than chance, and "
            "neither says otherwise."
        ),
        missing=(
            "Neither was filled in at both ends, or your team has not entered the spread from its "
            "manual without which chance cannot be told, or what was is withdrawn; or the two say "
            "different things."
        ),
        exclusions="None. A rating that nobody has confirmed counts as not filled in.",
    )
