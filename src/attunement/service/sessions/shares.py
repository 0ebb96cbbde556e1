"""One family's share of a group's meeting, as the group's register tells it. Plain values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from .models import CalledOffBy, SessionState, WhyNotHeld

DID_NOT_MEET = "The group did not meet. Why, stands on the group’s page."
"""What was written of a group is not copied into a family's record: it may name another family."""
CARE_STOPPED = "This part of their care was paused or had ended."
NO_PLACE = "They had no place in the group any more."


@dataclass(frozen=True, kw_only=True)
class Share:
    """`came`: of those of the family who were expected, by the id of the person, whether they came.
    `goes_on` is false while the family's care is paused or over, as the action finds it: nothing is
    then to come."""

    group_session: int
    at: dt.datetime
    meeting: SessionState
    goes_on: bool = True
    came: Mapping[int, bool] = field(default_factory=dict)

    @property
    def state(self) -> SessionState:
        """A meeting was held for this family when somebody of it came."""
        if self.meeting == SessionState.HELD:
            return SessionState.HELD if any(self.came.values()) else SessionState.NOT_ATTENDED
        if self.meeting == SessionState.PLANNED and not self.goes_on:
            return SessionState.CANCELLED
        return self.meeting

    @property
    def why(self) -> Mapping[str, str]:
        """The fields of a session that say why it was not held; a register says nothing of why
        somebody did not come."""
        said = {"called_off_by": "", "why_not_held": "", "reason_not_held": ""}
        if self.state == SessionState.NOT_ATTENDED:
            return said | {"why_not_held": WhyNotHeld.NOT_KNOWN}
        if self.state != SessionState.CANCELLED:
            return said
        if self.meeting == SessionState.CANCELLED:
            return said | {"called_off_by": CalledOffBy.TEAM, "reason_not_held": DID_NOT_MEET}
        return said | care_changed(CARE_STOPPED)


def care_changed(because: str) -> dict[str, str]:
    return {"why_not_held": WhyNotHeld.CARE_CHANGED, "reason_not_held": because}
