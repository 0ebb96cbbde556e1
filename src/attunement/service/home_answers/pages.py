"""A page of a parent or carer: reached with a link, opened with a PIN, leaving nothing behind.

Nobody is signed in. What they hold is a cookie of this one link: signed, for its addresses alone,
gone when the browser closes or after half an hour away. Forms carry a key made from it, so no other
cookie is needed (Django's own against forged forms would stay on the phone for a year).
"""

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from . import selectors
from .models import Invitation
from .presenters import ends, parent
from .presenters.shell import Speaker
from .states import ANSWERABLE, State, state_of
from .wording import ENGLISH, Said, wording

COOKIE = "questions"
KEY = "_key"
AWAY = 30 * 60
"""Seconds without a page after which the PIN is asked again: the phone may be in other hands."""
SALT = "attunement.home-answers"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
FORGET = '"cache", "storage"'
"""What the phone is told to drop at the end. Not "cookies": that would sign people out of every
other site of the same domain; our one cookie is deleted by name."""


@dataclass(frozen=True)
class Visit:
    """Somebody who gave the right PIN, in this browser, within the last half hour."""

    invitation: int
    nonce: str

    @property
    def form_key(self) -> str:
        return salted_hmac(SALT, self.nonce, algorithm="sha256").hexdigest()


def new_visit(invitation: Invitation) -> Visit:
    return Visit(invitation.pk, secrets.token_urlsafe(16))


def visit_of(request: HttpRequest, invitation: Invitation) -> Visit | None:
    try:
        pk, nonce = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AWAY)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Visit(pk, nonce) if pk == invitation.pk else None


@method_decorator(csrf_exempt, name="dispatch")
class LinkPage(View):
    """A page under somebody's link. Subclasses give `get` and `post`, and set `visit` to None when
    the visit is over. `open_to_all`: shown before the PIN was given."""

    open_to_all: ClassVar[bool] = False
    invitation: Invitation
    to: Speaker
    visit: Visit | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self._answer(request, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        token = str(kwargs["token"])
        try:
            self.invitation = selectors.invitation_of(token)
        except ObjectDoesNotExist:
            self.to = Speaker(wording(ENGLISH))
            return self.dead(None)
        team = self.invitation.assessment.episode.team
        self.to = Speaker(wording(self.invitation.language), team, token)
        state = state_of(self.invitation, timezone.now())
        if state not in ANSWERABLE:
            return self.dead(state)
        self.visit = visit_of(request, self.invitation)
        if not self.open_to_all and not self._genuine(request):
            return self.ask_pin(again=True, status=HTTPStatus.FORBIDDEN)
        response: HttpResponse = super().dispatch(request, **kwargs)  # type: ignore[assignment]
        self._keep(response)
        return response

    def _genuine(self, request: HttpRequest) -> bool:
        """Somebody who gave the PIN; and a form that we gave to them."""
        if self.visit is None:
            return False
        given = request.POST.get(KEY, "")
        return request.method != "POST" or constant_time_compare(given, self.visit.form_key)

    def _keep(self, response: HttpResponse) -> None:
        """Give the visit another half hour, or end it."""
        path = self.to.at("home_pin")
        if self.visit is not None:
            response.set_cookie(
                COOKIE,
                signing.dumps([self.visit.invitation, self.visit.nonce], salt=SALT),
                path=path,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Strict",
            )
        elif COOKIE in self.request.COOKIES:
            response.delete_cookie(COOKIE, path=path, samesite="Strict")

    def show(self, template: str, page: Any, *, status: int = HTTPStatus.OK) -> HttpResponse:
        visit = getattr(self, "visit", None)
        hidden = {KEY: visit.form_key} if visit else {}
        context = {"page": page, "hidden_fields": hidden}
        return render(self.request, f"home_answers/{template}.jinja", context, status=status)

    def ask_pin(
        self, *, again: bool = False, wrong: Said | None = None, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        return self.show("pin", parent.pin(self.to, again=again, wrong=wrong), status=status)

    def dead(self, state: State | None) -> HttpResponse:
        """A link that we do not know, or that has been used or closed: in kind words."""
        status = HTTPStatus.NOT_FOUND if state is None else HTTPStatus.GONE
        return self.over(ends.dead(self.to, state), status=status)

    def dead_now(self) -> HttpResponse:
        """What an action refused: the link has ended since this page was asked for, or the record
        cannot take the answers any more."""
        state = state_of(selectors.invitation_of(self.to.token), timezone.now())
        if state in ANSWERABLE:
            return self.over(ends.not_taken(self.to), status=HTTPStatus.CONFLICT)
        return self.dead(state)

    def over(self, page: parent.Notice, *, status: int = HTTPStatus.OK) -> HttpResponse:
        """The visit is over: nothing of it stays on the phone."""
        self.visit = None
        response = self.show("notice", page, status=status)
        response["Clear-Site-Data"] = FORGET
        return response

    def go_to(self, name: str, *more: int) -> HttpResponse:
        return HttpResponseRedirect(self.to.at(name, *more))
