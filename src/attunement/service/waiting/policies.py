"""What may be written of a family that waits."""

import datetime as dt

from django.utils import timezone

from ..design.filters import day
from ..referrals.models import Referral
from ..way.policies import Refusal
from .models import Pause


def waits(left_on: dt.date | None) -> Refusal | None:
    if left_on is not None:
        return Refusal(
            f"This family has not been waiting since {day(left_on)}.",
            "What was written while they waited stays readable.",
        )
    return None


def may_have_been(referral: Referral, on: dt.date) -> Refusal | None:
    if on < referral.received_on:
        return Refusal(f"That is before the referral came, on {day(referral.received_on)}.")
    if on > timezone.localdate():
        return Refusal("That day is still to come.")
    return None


def may_pause(referral: Referral) -> Refusal | None:
    if referral.pauses.filter(ends_on=None).exists():
        return Refusal("This wait is paused already.", "End that pause first.")
    return None


def may_end(pause: Pause, on: dt.date) -> Refusal | None:
    if pause.ends_on is not None:
        return Refusal(f"This pause ended on {day(pause.ends_on)}.")
    if on < pause.starts_on:
        return Refusal(f"The pause cannot end before it began, on {day(pause.starts_on)}.")
    return None


def may_move(referral: Referral, before: Referral) -> Refusal | None:
    if referral.pk == before.pk:
        return Refusal("A family cannot be put before itself.", "Choose another family.")
    return None


def may_review_next(reviewed_on: dt.date, next_on: dt.date) -> Refusal | None:
    if next_on <= reviewed_on:
        return Refusal("The next review must come after this one.", "Enter a later day.")
    return None
