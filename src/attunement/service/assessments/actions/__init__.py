"""Every write to assessments, responses, goals and formulations."""

from .confirming import confirm_response
from .formulation import write_formulation
from .goals import rate_goal, set_goal, withdraw_goal
from .occasion import complete_assessment, start_assessment, write_notes
from .responses import record_response, record_response_from_home, withdraw_response

__all__ = [
    "complete_assessment",
    "confirm_response",
    "rate_goal",
    "record_response",
    "record_response_from_home",
    "set_goal",
    "start_assessment",
    "withdraw_goal",
    "withdraw_response",
    "write_formulation",
    "write_notes",
]
