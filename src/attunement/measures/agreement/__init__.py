"""Do raters agree? Percentage, kappa, intraclass correlation, alpha; each with its interval."""

from attunement.measures.agreement.alpha import krippendorff_alpha
from attunement.measures.agreement.errors import AgreementError
from attunement.measures.agreement.icc import icc
from attunement.measures.agreement.kappa import cohen_kappa, weighted_kappa
from attunement.measures.agreement.proportion import percentage
from attunement.measures.agreement.result import Agreement

__all__ = [
    "Agreement",
    "AgreementError",
    "cohen_kappa",
    "icc",
    "krippendorff_alpha",
    "percentage",
    "weighted_kappa",
]
