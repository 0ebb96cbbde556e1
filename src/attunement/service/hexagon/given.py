"""What somebody typed about one indicator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """`value` None: they cannot say, and the reason is what they would need to know. `sources` are
    ids of the library."""

    value: int | None
    reason: str
    sources: tuple[str, ...] = ()
