"""Guidance: dated rules as pure functions of dated facts. Ages, windows, occasions, NHS numbers."""

from attunement.guidance.age import Age, Born, CorrectedAge, Unborn, age_in_words, age_on
from attunement.guidance.calendar import add_months, completed_months
from attunement.guidance.comprehensive import Factor, factors, may_apply, missing
from attunement.guidance.first_days import FirstDays, share_of_first_1001_days
from attunement.guidance.fit import fits_age
from attunement.guidance.nhs_number import InvalidNhsNumber, NhsNumber
from attunement.guidance.occasions import (
    Completed,
    EpisodeFacts,
    Occasion,
    ScheduledOccasion,
    due_occasions,
    occasions,
    schedule,
)
from attunement.guidance.window import Offset, Status, Window

__all__ = [
    "Age",
    "Born",
    "Completed",
    "CorrectedAge",
    "EpisodeFacts",
    "Factor",
    "FirstDays",
    "InvalidNhsNumber",
    "NhsNumber",
    "Occasion",
    "Offset",
    "ScheduledOccasion",
    "Status",
    "Unborn",
    "Window",
    "add_months",
    "age_in_words",
    "age_on",
    "completed_months",
    "due_occasions",
    "factors",
    "fits_age",
    "may_apply",
    "missing",
    "occasions",
    "schedule",
    "share_of_first_1001_days",
]
