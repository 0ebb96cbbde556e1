from .contacts import ContactOutcome, PlanContact, RecordContact, WithdrawContact
from .files import ImportPreview, ImportReferrals, ImportRefused, ImportTemplate
from .public import ReferFamily, ReferProfessional, ReferThanks
from .referrals import AnotherReferral, NewReferral, Referrals, Revoke, ShowReferral, Triage

__all__ = [
    "AnotherReferral",
    "ContactOutcome",
    "ImportPreview",
    "ImportReferrals",
    "ImportRefused",
    "ImportTemplate",
    "NewReferral",
    "PlanContact",
    "RecordContact",
    "ReferFamily",
    "ReferProfessional",
    "ReferThanks",
    "Referrals",
    "Revoke",
    "ShowReferral",
    "Triage",
    "WithdrawContact",
]
