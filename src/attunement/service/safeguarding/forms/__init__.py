from .agencies import CorrectLiaisonForm, LiaisonForm, WordForm
from .concerns import ConcernForm, CorrectConcernForm, DecideForm
from .flags import EndFlagForm, FlagForm, ReviewFlagForm
from .openings import BreakGlassForm, ReviewOpeningForm

__all__ = [
    "BreakGlassForm",
    "ConcernForm",
    "CorrectConcernForm",
    "CorrectLiaisonForm",
    "DecideForm",
    "EndFlagForm",
    "FlagForm",
    "LiaisonForm",
    "ReviewFlagForm",
    "ReviewOpeningForm",
    "WordForm",
]
