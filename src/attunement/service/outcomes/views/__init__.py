from .change import ShowChange
from .doses import CompareDoses
from .ending import ChangeEnding, CloseEpisode, ShowEnding
from .letters import (
    ChangeLetter,
    DraftChildLetter,
    DraftLetter,
    DraftReferrerLetter,
    GiveLetter,
    LetterPdf,
    ShowLetter,
    WriteLetter,
)
from .totals import ShowTotals

__all__ = [
    "ChangeEnding",
    "ChangeLetter",
    "CloseEpisode",
    "CompareDoses",
    "DraftChildLetter",
    "DraftLetter",
    "DraftReferrerLetter",
    "GiveLetter",
    "LetterPdf",
    "ShowChange",
    "ShowEnding",
    "ShowLetter",
    "ShowTotals",
    "WriteLetter",
]
