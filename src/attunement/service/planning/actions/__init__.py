from .binding import bind, unbind
from .changing import decide_proposal, make_change, propose_change
from .publishing import comment, publish
from .theories import share_box, start_theory

__all__ = [
    "bind",
    "comment",
    "decide_proposal",
    "make_change",
    "propose_change",
    "publish",
    "share_box",
    "start_theory",
    "unbind",
]
