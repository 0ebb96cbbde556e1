"""The feed: what a calendar program gets for a link, with nobody signed in."""

import hashlib

from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views import View

from ..referrals.pages import connection
from . import actions, selectors
from .dates import Span
from .feed import AHEAD, BACK, feed

READ_AN_HOUR, WRONG_AN_HOUR = 60, 20
"""Of one link, and of wrong links from one connection. Calendar programs ask a few times an hour;
a token has 256 bits and cannot be guessed, and nobody shall try on our machine."""
HOUR = 60 * 60
HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
GONE = "This calendar link leads nowhere. Make a new one on the page of your calendar."
TOO_MANY = "This calendar has been read too often in the last hour. Try again later."


class Feed(View):
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        response = self._answer(request, token)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _answer(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            link, viewer = selectors.owner_of(token)
        except ObjectDoesNotExist:
            if _counted(f"wrong-{_folded(connection(request))}") > WRONG_AN_HOUR:
                return _too_many()
            return HttpResponse(GONE, "text/plain", 404)
        if _counted(f"read-{link.pk}") > READ_AN_HOUR:
            return _too_many()
        today = timezone.localdate()
        found = selectors.appointments(viewer, Span(today - BACK, today + AHEAD), mine=True)
        if cache.add(f"calendar-noted-{link.pk}", value=True, timeout=HOUR):
            actions.note_read(by=viewer, link=link)
        body = feed(found, secret=link.token_hash, now=timezone.now())
        return HttpResponse(body, "text/calendar; charset=utf-8")


def _too_many() -> HttpResponse:
    return HttpResponse(TOO_MANY, "text/plain", 429, headers={"Retry-After": str(HOUR)})


def _folded(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _counted(name: str) -> int:
    """How often this has happened within the hour, this time included."""
    key = f"calendar-{name}"
    cache.add(key, 0, timeout=HOUR)
    try:
        return int(cache.incr(key))
    except ValueError:  # the hour ended between the two
        return 1
