from .family import AddCarer, ChangeFamily
from .including import IncludeRelationship
from .keyworker import ChangeKeyworker
from .loss import CorrectLoss, RecordLoss
from .people import AddChild, AddRelative, ChangePerson, ChangeRelationship, RecordBirth
from .stressors import NoteStressors
from .tasks import DoTask

__all__ = [
    "AddCarer",
    "AddChild",
    "AddRelative",
    "ChangeFamily",
    "ChangeKeyworker",
    "ChangePerson",
    "ChangeRelationship",
    "CorrectLoss",
    "DoTask",
    "IncludeRelationship",
    "NoteStressors",
    "RecordBirth",
    "RecordLoss",
]
