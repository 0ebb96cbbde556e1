"""Who is asking, and for how long they may be away."""

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from .viewer import viewer_for

Handler = Callable[[HttpRequest], HttpResponse]

SEEN = "seen"
SEEN_GRAIN = 60
"""Seconds between two notes of "still here": one write a minute, not one a page."""


class IdleTimeOut:
    """Signs out whoever has been away for longer than IDLE_MINUTES.

    What they had typed is not lost: see way.parking.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if SESSION_KEY in session:
            now = int(time.time())
            seen = session.get(SEEN, now)
            if now - seen > settings.IDLE_MINUTES * 60:
                logout(request)
            elif SEEN not in session or now - seen >= SEEN_GRAIN:
                session[SEEN] = now
        return self.get_response(request)


class ViewerOfRequest:
    """Puts `request.viewer` there: a Viewer, or None for the public and for people of no team.

    Where a second factor is required, a person without one gets no viewer and is led to set it up:
    there is no page of the record that they could reach instead.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = None  # type: ignore[attr-defined]
        user = request.user
        if user.is_authenticated:
            if settings.REQUIRE_SECOND_FACTOR and not is_mfa_enabled(user):
                allowed = (reverse("mfa_activate_totp"), reverse("account_logout"), "/static/")
                if not request.path.startswith((*allowed, reverse("account_reauthenticate"))):
                    return HttpResponseRedirect(reverse("mfa_activate_totp"))
            else:
                request.viewer = viewer_for(user, timezone.localdate())  # type: ignore[attr-defined]
        return self.get_response(request)
