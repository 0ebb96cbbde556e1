from .families import FamiliesPage, families
from .family import FamilyPage, family
from .reads import ReadsPage, reads
from .relationship import RelationshipPage, relationship
from .worklist import WorklistPage, worklist

__all__ = [
    "FamiliesPage",
    "FamilyPage",
    "ReadsPage",
    "RelationshipPage",
    "WorklistPage",
    "families",
    "family",
    "reads",
    "relationship",
    "worklist",
]
