"""Requests for a copy, and what a copy would hold."""

from .requests import Review, due_soon, going_on, of_request, request, requests, review, subject
from .rows import rows_of

__all__ = [
    "Review",
    "due_soon",
    "going_on",
    "of_request",
    "request",
    "requests",
    "review",
    "rows_of",
    "subject",
]
