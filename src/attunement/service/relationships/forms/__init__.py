from .family import CarerForm, FamilyForm
from .fields import NhsNumberField, PhoneField
from .people import (
    BirthForm,
    ChildForm,
    CorrectLossForm,
    LossForm,
    PersonDetailsForm,
    RelationshipForm,
    RelativeForm,
    UnbornForm,
)
from .stressors import StressorsForm
from .tasks import TaskForm

__all__ = [
    "BirthForm",
    "CarerForm",
    "ChildForm",
    "CorrectLossForm",
    "FamilyForm",
    "LossForm",
    "NhsNumberField",
    "PersonDetailsForm",
    "PhoneField",
    "RelationshipForm",
    "RelativeForm",
    "StressorsForm",
    "TaskForm",
    "UnbornForm",
]
