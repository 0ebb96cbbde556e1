"""The rules, in the order in which a practitioner would ask them. Each gives its reasons alone."""

from collections.abc import Callable, Iterator

from attunement.choosing.reasons import Case, Reason
from attunement.choosing.rules.age import by_age
from attunement.choosing.rules.circumstances import by_circumstances
from attunement.choosing.rules.claims import by_claims
from attunement.choosing.rules.evidence import by_evidence
from attunement.choosing.rules.formats import by_format
from attunement.choosing.rules.need import by_need
from attunement.choosing.rules.own_therapy import by_own_therapy
from attunement.choosing.rules.ratings import by_ratings
from attunement.choosing.rules.risk_band import by_risk_band
from attunement.choosing.rules.who import by_who

RULES: tuple[Callable[[Case], Iterator[Reason]], ...] = (
    by_age,
    by_need,
    by_risk_band,
    by_circumstances,
    by_claims,
    by_own_therapy,
    by_who,
    by_format,
    by_evidence,
    by_ratings,
)


def reasons(case: Case) -> tuple[Reason, ...]:
    """Every reason that any rule gives, in the order of the rules."""
    return tuple(reason for rule in RULES for reason in rule(case))
