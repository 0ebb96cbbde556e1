from .family import CarerForm, FamilyForm
from .fields import NhsNumberField, PhoneField
from .people import BirthForm, ChildForm, PersonDetailsForm, RelationshipForm, UnbornForm
from .stressors import StressorsForm
from .tasks import TaskForm

__all__ = [
    "BirthForm",
    "CarerForm",
    "ChildForm",
    "FamilyForm",
    "NhsNumberField",
    "PersonDetailsForm",
    "PhoneField",
    "RelationshipForm",
    "StressorsForm",
    "TaskForm",
    "UnbornForm",
]
