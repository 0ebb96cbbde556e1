"""How often two people gave the same rating."""

from collections.abc import Hashable, Sequence
from math import sqrt
from statistics import NormalDist

from attunement.measures.agreement.pairs import checked_pairs
from attunement.measures.agreement.result import Agreement, checked_confidence

_CHANCE = (
    "Some of this agreement would come by chance, and the more so the fewer the levels in use. "
    "Read it beside kappa."
)


def percentage[R: Hashable](
    first: Sequence[R], second: Sequence[R], *, confidence: float = 0.95
) -> Agreement:
    """The proportion (0 to 1) of subjects that both rated alike, with Wilson's score interval.

    Ratings are compared by equality, in order of subject. Raises an `AgreementError`.
    Interval: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    z = NormalDist().inv_cdf((1 + checked_confidence(confidence)) / 2)
    pairs = checked_pairs(first, second)
    n = len(pairs)
    alike = sum(one == other for one, other in pairs)
    p = alike / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2) / (1 + z * z / n)
    return Agreement(
        estimate=p,
        # All alike or none alike puts an end exactly on 1 or 0, where rounding may miss it.
        ci_lower=0.0 if alike == 0 else middle - reach,
        ci_upper=1.0 if alike == n else middle + reach,
        confidence=confidence,
        n=n,
        raters=2,
        method="Percentage agreement, with Wilson’s score interval",
        cautions=(_CHANCE,),
    )
