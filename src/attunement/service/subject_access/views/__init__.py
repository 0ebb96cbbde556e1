"""Requests for a copy: writing one down, reading for it, making it ready, handing it over."""

from .judging import Download, Judge
from .requests import Ask, Copies, FamilyCopies, ShowCopy
from .steps import Begin, Extend, Finish, HandOver, ReadAgain, Refuse

__all__ = [
    "Ask",
    "Begin",
    "Copies",
    "Download",
    "Extend",
    "FamilyCopies",
    "Finish",
    "HandOver",
    "Judge",
    "ReadAgain",
    "Refuse",
    "ShowCopy",
]
