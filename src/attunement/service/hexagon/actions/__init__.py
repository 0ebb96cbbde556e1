from .deciding import agree, decide
from .exercises import hand_in, rate, start_exercise
from .planning import add_line, change_line, finish_line, withdraw_line

__all__ = [
    "add_line",
    "agree",
    "change_line",
    "decide",
    "finish_line",
    "hand_in",
    "rate",
    "start_exercise",
    "withdraw_line",
]
