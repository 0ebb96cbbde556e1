"""Who they are, where they live, what they agreed to, and how they came."""

from ...sections.rules import Section
from .table import Held, Seal

SIDES = ("relationship__child", "relationship__carer")
HIDDEN = Section.HIDDEN_ADDRESS

PEOPLE = {
    "relationships.Person": Held(title="Who they are", family="memberships__family", about=("pk",)),
    "relationships.Family": Held(title="The family", family="pk"),
    "relationships.FamilyMember": Held(
        title="Place in the family", family="family", about=("person",)
    ),
    "relationships.Relationship": Held(
        title="Relationships", family="family", about=("child", "carer")
    ),
    "people.Household": Held(
        title="Homes",
        family="family",
        about=("residents__person",),
        seal=Seal(HIDDEN, "hidden", frozenset({True})),
    ),
    "people.Residence": Held(
        title="Living somewhere",
        family="household__family",
        about=("person",),
        seal=Seal(HIDDEN, "household__hidden", frozenset({True})),
    ),
    "people.Responsibility": Held(
        title="Parental responsibility", family="family", about=("child", "holder")
    ),
    "consents.Consent": Held(
        title="What was agreed to",
        family="family",
        about=("person", "answered_by"),
        codes=frozenset({"language", "purpose"}),
    ),
    "consents.Override": Held(
        title="Done although somebody said no",
        family="family",
        about=("person",),
        codes=frozenset({"purpose"}),
    ),
    "referrals.Referral": Held(title="Referrals", family="family", leave=frozenset({"import_key"})),
    "referrals.Decision": Held(title="Decisions about referrals", family="referral__family"),
    "referrals.Contact": Held(title="Being in touch", family="family", about=("people", "met")),
    "referrers.Introduction": Held(title="Who referred them", family="referral__family"),
    "referrers.WordBack": Held(
        title="What the referrer was told", family="introduction__referral__family"
    ),
    "waiting.Need": Held(title="Need while waiting", family="referral__family"),
    "waiting.Pause": Held(title="Pauses while waiting", family="referral__family"),
    "waiting.WaitReview": Held(title="Reviews of the wait", family="referral__family"),
}
