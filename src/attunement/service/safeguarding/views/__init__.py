from .agencies import CorrectLiaison, RecordLiaison, WordCame
from .concerns import Chronology, CorrectConcern, DecideConcern, RecordConcern, Safeguarding
from .flags import (
    EndFlag,
    Flags,
    RaiseFlag,
    ReviewFlag,
)
from .openings import BreakGlass, Openings, ReviewOpening

__all__ = [
    "BreakGlass",
    "Chronology",
    "CorrectConcern",
    "CorrectLiaison",
    "DecideConcern",
    "EndFlag",
    "Flags",
    "Openings",
    "RaiseFlag",
    "RecordConcern",
    "RecordLiaison",
    "ReviewFlag",
    "ReviewOpening",
    "Safeguarding",
    "WordCame",
]
