from .family import CarerForm, FamilyForm
from .fields import NhsNumberField, PhoneField
from .keyworker import KeyworkerForm
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
    "KeyworkerForm",
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
