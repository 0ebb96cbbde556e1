"""What the use of a licensed measure is judged by. Pure."""

from typing import NamedTuple

from ...measures.ledger import Holding


class Use(NamedTuple):
    """The team's licences, and how many of its people besides the one who asks have entered a form
    of the measure."""

    held: tuple[Holding, ...]
    by_others: int
