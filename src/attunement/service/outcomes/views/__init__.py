from .change import ShowChange
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
