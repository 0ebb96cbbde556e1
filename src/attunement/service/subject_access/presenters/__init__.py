"""The words around requests for a copy, and the copy as it is given."""

from .content import as_json, content, unread
from .forms import ask_page, extend_page, judge_page, step_page
from .request import RequestPage, readable, request_page
from .requests import RequestsPage, family_page, requests_page

__all__ = [
    "RequestPage",
    "RequestsPage",
    "as_json",
    "ask_page",
    "content",
    "extend_page",
    "family_page",
    "judge_page",
    "readable",
    "request_page",
    "requests_page",
    "step_page",
    "unread",
]
