"""Who owns a measure and what of it may stand in this repository."""

from typing import Literal

from pydantic import Field

from attunement.knowledge.record import Frozen

Ship = Literal["free", "verbatim-only", "noncommercial", "link-only", "licensed", "coder", "own"]
"""`free`: wording may ship, with attribution. `own`: this project's own words. Every other class
ships structure and arithmetic only, entered by number, with a link to the owner."""


class Licence(Frozen):
    """The terms that a measure is used under."""

    owner: str | None
    status: str = Field(min_length=1)
    ship: Ship
    attribution: str | None = None
    link: str | None = None

    @property
    def wording_may_ship(self) -> bool:
        """Whether the published words may stand in the record."""
        return self.ship in ("free", "own")
