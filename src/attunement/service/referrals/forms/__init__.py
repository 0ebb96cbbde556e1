from .again import AnotherReferralForm
from .contacts import ContactForm, OutcomeForm, PlanForm, WithdrawForm
from .family import FamilyReferralForm
from .files import TakeForm, UploadForm
from .referral import ProfessionalForm, ReferralForm
from .triage import DecisionForm, RevokeForm

__all__ = [
    "AnotherReferralForm",
    "ContactForm",
    "DecisionForm",
    "FamilyReferralForm",
    "OutcomeForm",
    "PlanForm",
    "ProfessionalForm",
    "ReferralForm",
    "RevokeForm",
    "TakeForm",
    "UploadForm",
    "WithdrawForm",
]
