"""A single study that a source rests on."""

from attunement.knowledge.record import Fact, ProgrammeId, Record
from attunement.knowledge.review import Role


class Study(Record):
    """What it found, in our words. `design` is null when our source does not say; `programme` is
    the very version that it tested, null when it tested none."""

    citation: str
    doi: str | None
    role: Role
    design: str | None
    programme: ProgrammeId | None
    finding: Fact
    cautions: tuple[Fact, ...]
