from .families import FamiliesPage, families
from .worklist import WorklistPage, worklist

__all__ = ["FamiliesPage", "WorklistPage", "families", "worklist"]
