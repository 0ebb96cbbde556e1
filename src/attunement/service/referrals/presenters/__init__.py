from .contacts import PLAN, RECORD, outcome_form, withdraw_form
from .files import PreviewPresenter, UploadPresenter, preview, told, upload
from .forms import (
    ANOTHER,
    ReferralFormPresenter,
    ThanksPresenter,
    decision_form,
    family_words_form,
    new_referral_form,
    professional_form,
    revoke_form,
    thanks,
)
from .lists import ListPresenter, referral_list
from .referral import ReferralPresenter, referral

__all__ = [
    "ANOTHER",
    "PLAN",
    "RECORD",
    "ListPresenter",
    "PreviewPresenter",
    "ReferralFormPresenter",
    "ReferralPresenter",
    "ThanksPresenter",
    "UploadPresenter",
    "decision_form",
    "family_words_form",
    "new_referral_form",
    "outcome_form",
    "preview",
    "professional_form",
    "referral",
    "referral_list",
    "revoke_form",
    "thanks",
    "told",
    "upload",
    "withdraw_form",
]
