"""Guidance: dated rules as pure functions of dated facts. Ages, windows, occasions, NHS numbers."""

from attunement.guidance.age import Age, Born, CorrectedAge, Unborn, age_in_words, age_on
from attunement.guidance.age_forms import AgeForms
from attunement.guidance.age_span import AgeClock, AgeSpan
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
from attunement.guidance.planner import Fit, Planned, PlannedWindow, plan
from attunement.guidance.window import Offset, Status, Window

__all__ = [
    "Age",
    "AgeClock",
    "AgeForms",
    "AgeSpan",
    "Born",
    "Completed",
    "CorrectedAge",
    "EpisodeFacts",
    "Factor",
    "FirstDays",
    "Fit",
    "InvalidNhsNumber",
    "NhsNumber",
    "Occasion",
    "Offset",
    "Planned",
    "PlannedWindow",
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
    "plan",
    "schedule",
    "share_of_first_1001_days",
]
