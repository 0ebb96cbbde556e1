from .family import AddCarer, ChangeFamily
from .people import AddChild, ChangePerson, ChangeRelationship, RecordBirth
from .stressors import NoteStressors
from .tasks import DoTask

__all__ = [
    "AddCarer",
    "AddChild",
    "ChangeFamily",
    "ChangePerson",
    "ChangeRelationship",
    "DoTask",
    "NoteStressors",
    "RecordBirth",
]
