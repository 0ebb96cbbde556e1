"""May this happen, as things stand? The page and the server ask the same question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why not, and what would have to be so. Falsy things are permissions; this is never falsy."""

    why: str
    instead: str = ""


class Refused(Exception):
    """Raised by an action whose policy says no. Pages turn it into the same words."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.why)
        self.refusal = refusal


def insist(refusal: Refusal | None) -> None:
    """Raise Refused when a policy refuses; an action calls this before it writes."""
    if refusal is not None:
        raise Refused(refusal)
