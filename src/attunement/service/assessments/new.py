"""What a practitioner says in a formulation: plain values, before there is a row."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ...choosing import WillingFormat
from ...knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target

UNKNOWN = "unknown"
YES, NO = "yes", "no"

NEEDS = tuple(target for target in Target if target.of_a_family)
# Whether a baby is expected follows from the dates; nobody is asked twice.
CIRCUMSTANCES = tuple(each for each in Circumstance if each is not Circumstance.EXPECTING)

CODES: Mapping[str, frozenset[str]] = {
    "needs": frozenset(NEEDS),
    "risk_band": frozenset(RiskBand) | {UNKNOWN},
    "mood": frozenset(Mood) | {UNKNOWN},
    "concern_observed": frozenset({YES, NO, UNKNOWN}),
    "willing": frozenset(Attender),
    "formats": frozenset(WillingFormat),
    "circumstances": frozenset(CIRCUMSTANCES),
    "circumstances_absent": frozenset(CIRCUMSTANCES),
}
"""What each field may hold: the vocabularies of choosing, and "unknown" where one thing is said."""


@dataclass(frozen=True, kw_only=True)
class NewFormulation:
    """Codes by field, as in `CODES`. Empty lists are not known. Raises ValueError for a code that
    choosing does not have, or for a circumstance that is said both to hold and not to hold."""

    understanding: str = ""
    needs: tuple[str, ...] = ()
    risk_band: str = UNKNOWN
    mood: str = UNKNOWN
    concern_observed: str = UNKNOWN
    willing: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    circumstances_absent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, permitted in CODES.items():
            value = getattr(self, name)
            wrong = set(value if isinstance(value, tuple) else (value,)) - permitted
            if wrong:
                raise ValueError(f"{name} cannot hold {', '.join(sorted(wrong))}.")
        if both := set(self.circumstances) & set(self.circumstances_absent):
            raise ValueError(f"Said to hold and not to hold: {', '.join(sorted(both))}.")

    def values(self) -> dict[str, Any]:
        """The fields as a row keeps them."""
        return {
            name: [str(code) for code in value] if isinstance(value, tuple) else str(value)
            for name, value in asdict(self).items()
        }
