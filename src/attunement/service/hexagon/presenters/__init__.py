from .decision import decision_page, printed_decision
from .exercise import exercise_page
from .forms import (
    AskedPage,
    add_line_form,
    agree_form,
    change_line_form,
    decide_form,
    finish_line_form,
    hand_in_form,
    rate_form,
    start_form,
    withdraw_line_form,
)
from .lists import hexagons_page
from .page import HexagonPage
from .plan import PlanPage, plan_page
from .printing import printed_plan, printed_ratings
from .ratings import RatingsPage, ratings_page

__all__ = [
    "AskedPage",
    "HexagonPage",
    "PlanPage",
    "RatingsPage",
    "add_line_form",
    "agree_form",
    "change_line_form",
    "decide_form",
    "decision_page",
    "exercise_page",
    "finish_line_form",
    "hand_in_form",
    "hexagons_page",
    "plan_page",
    "printed_decision",
    "printed_plan",
    "printed_ratings",
    "rate_form",
    "ratings_page",
    "start_form",
    "withdraw_line_form",
]
