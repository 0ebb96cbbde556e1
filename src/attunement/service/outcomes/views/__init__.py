from .change import ShowChange
from .ending import ChangeEnding, CloseEpisode, ShowEnding
from .letters import ChangeLetter, DraftLetter, GiveLetter, LetterPdf, ShowLetter, WriteLetter
from .totals import ShowTotals

__all__ = [
    "ChangeEnding",
    "ChangeLetter",
    "CloseEpisode",
    "DraftLetter",
    "GiveLetter",
    "LetterPdf",
    "ShowChange",
    "ShowEnding",
    "ShowLetter",
    "ShowTotals",
    "WriteLetter",
]
