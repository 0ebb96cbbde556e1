"""What is held about a person, table by table: which rows, whose words, behind which seal. Pure.

A table with a way to a person or a family that is in neither HELD nor NOT_GIVEN fails a test:
nobody adds a table and forgets that people may ask what is in it.
"""

from .care import CARE
from .found import FOUND
from .people import PEOPLE
from .sealed import SEALED
from .table import NOT_GIVEN, Held, Seal

HELD: dict[str, Held] = {**PEOPLE, **FOUND, **CARE, **SEALED}
"""By the label of the table, in the order of the copy."""

__all__ = ["HELD", "NOT_GIVEN", "Held", "Seal"]
