"""What training on file says about leading one run. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Trained


@dataclass(frozen=True)
class Held:
    starts_on: dt.date
    ends_on: dt.date | None


def standing(held: Iterable[Held], first: dt.date, last: dt.date) -> Trained:
    """As it stands for a run from its `first` day to its `last`, both included. Training that
    begins after the first session does not cover it."""
    begun = [each for each in held if each.starts_on <= first]
    if not begun:
        return Trained.NONE
    if any(each.ends_on is None or each.ends_on >= last for each in begun):
        return Trained.ON_FILE
    if any(each.ends_on is not None and each.ends_on >= first for each in begun):
        return Trained.ENDS_BEFORE
    return Trained.LAPSED
