from .apart import set_apart
from .merging import merge_families, merge_people
from .undoing import undo_merge

__all__ = ["merge_families", "merge_people", "set_apart", "undo_merge"]
