from .completing import CompletingPage, completing
from .families import FamiliesPage, families
from .family import FamilyPage, family
from .reads import ReadsPage, reads
from .relationship import RelationshipPage, relationship
from .worklist import WorklistPage, worklist
from .your_team import YourTeamPage, crisis_form, your_team

__all__ = [
    "CompletingPage",
    "FamiliesPage",
    "FamilyPage",
    "ReadsPage",
    "RelationshipPage",
    "WorklistPage",
    "YourTeamPage",
    "completing",
    "crisis_form",
    "families",
    "family",
    "reads",
    "relationship",
    "worklist",
    "your_team",
]
