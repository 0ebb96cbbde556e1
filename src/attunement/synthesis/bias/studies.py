"""What every look at missing studies starts from, and what must be known before trusting it."""

from ..effects.result import Caution, EffectSizes
from ..errors import TooFewStudies, WrongColumns
from ..models.common_effect import CommonEffect
from ..models.fitted import Fitted
from ..models.levels import Multilevel

Given = EffectSizes | Fitted | CommonEffect | Multilevel
"""Effects, or a model fitted to effects, or counts that were pooled; one of dependent effects is
refused by name."""

FEW = 10
"""Studies below which a test of asymmetry has little power (Sterne et al. 2011, BMJ 343:d4002)."""
TIED_TO_THE_EFFECT = frozenset(
    {"SMD", "SMDH", "SMD1", "SMD1H", "SMCC", "SMCR", "SMCRH", "SMCRPH", "PPC", "RR", "OR", "RD",
     "PLO", "PLN", "PR", "COR", "PETO", "IRR"}
)  # fmt: skip
"""Measures whose sampling variance is computed from the effect, or from the same counts."""


def effects_of(given: Given, *, least: int = 3) -> EffectSizes:
    """Raises TooFewStudies, and WrongColumns for moderators or effects that are dependent."""
    if isinstance(given, Multilevel):
        raise WrongColumns(
            "These effects depend on one another, and the method takes them to be independent.",
            mend="Fit multilevel with the standard errors as a moderator; read its robust test.",
        )
    effects = given if isinstance(given, EffectSizes) else given.effects
    if isinstance(given, Fitted) and len(given.names) > 1:
        raise WrongColumns(
            f"The model has moderators ({', '.join(given.names)}).",
            mend="Give a model without moderators, or the effects.",
        )
    if effects.k < least:
        raise TooFewStudies(
            f"{effects.k} studies are too few.", mend=f"At least {least} are needed."
        )
    return effects


def cautions_for(
    effects: EffectSizes, *, by_precision: bool = True, uses: str = "the standard error"
) -> tuple[Caution, ...]:
    """`by_precision`: the method relates effects to their own sampling variance."""
    said = []
    if effects.k < FEW:
        said.append(
            Caution(
                code="asymmetry-few-studies",
                words=f"With {effects.k} studies, fewer than {FEW}, chance cannot be told from "
                "missing studies.",
            )
        )
    if by_precision and effects.measure in TIED_TO_THE_EFFECT:
        said.append(
            Caution(
                code="variance-tied-to-effect",
                words=f"{uses[0].upper()}{uses[1:]} of {effects.measure} is computed from the "
                "effect itself, so the two go together even when no study is missing.",
            )
        )
    return tuple(said)
