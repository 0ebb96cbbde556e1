from .family import CarerForm, FamilyForm
from .people import BirthForm, ChildForm, PersonDetailsForm, RelationshipForm, UnbornForm
from .stressors import StressorsForm
from .tasks import TaskForm

__all__ = [
    "BirthForm",
    "CarerForm",
    "ChildForm",
    "FamilyForm",
    "PersonDetailsForm",
    "RelationshipForm",
    "StressorsForm",
    "TaskForm",
    "UnbornForm",
]
