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
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from ...way.policies import Refused
from ..forms import PinForm
from ..keys import Keys
from ..models import PinnedLink
from ..presenters import parent
from ..presenters.shell import Speaker
from ..states import ANSWERABLE, WRONG_PINS, State
from ..wording import ENGLISH, Said, wording

KEY = "_key"
AWAY = 30 * 60
"""Seconds without a page after which the PIN is asked again: the phone may be in other hands."""
KEY_SALT = "attunement.home-answers"
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
    """Somebody who gave the right PIN of a link, in this browser, within the last half hour."""

    link: int
    nonce: str

    @property
    def form_key(self) -> str:
        return salted_hmac(KEY_SALT, self.nonce, algorithm="sha256").hexdigest()


def new_visit(link: PinnedLink) -> Visit:
    return Visit(link.pk, secrets.token_urlsafe(16))


@method_decorator(csrf_exempt, name="dispatch")
class PinnedPage[Linked: PinnedLink](View):
    """A page under somebody's link, of one kind. A kind gives the class variables and the methods
    that raise; its pages give `get` and `post`, and set `visit` to None when the visit is over.
    `open_to_all`: shown before the PIN was given. `salt` tells the visits of two kinds apart, whose
    links may bear the same number; `entrance` and `inside` name the addresses of the PIN and of the
    first page behind it."""

    open_to_all: ClassVar[bool] = False
    cookie: ClassVar[str]
    salt: ClassVar[str]
    entrance: ClassVar[str]
    inside: ClassVar[str]
    link: Linked
    to: Speaker
    visit: Visit | None

    def find(self, token: str) -> Linked:
        """The link of this kind, whatever its state; raises DoesNotExist."""
        raise NotImplementedError

    def speaker(self, token: str) -> Speaker:
        """Who speaks on `self.link`'s pages."""
        raise NotImplementedError

    def state(self, link: Linked) -> State:
        raise NotImplementedError

    def pin_page(self, *, again: bool, wrong: Said | None) -> parent.PinPage:
        raise NotImplementedError

    def end_page(self, state: State | None) -> parent.Notice:
        """What is said of a link that we do not know (None), or that has been used or closed."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self._answer(request, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        token = str(kwargs["token"])
        try:
            self.link = self.find(token)
        except ObjectDoesNotExist:
            self.to = Speaker(wording(ENGLISH))
            return self.dead(None)
        self.to = self.speaker(token)
        state = self.state(self.link)
        if state not in ANSWERABLE:
            return self.dead(state)
        self.visit = self._visit(request)
        if not self.open_to_all and not self._genuine(request):
            return self.ask_pin(again=True, status=HTTPStatus.FORBIDDEN)
        response: HttpResponse = super().dispatch(request, **kwargs)  # type: ignore[assignment]
        self._keep(response)
        return response

    def _visit(self, request: HttpRequest) -> Visit | None:
        sent = request.COOKIES.get(self.cookie, "")
        try:
            pk, nonce = signing.loads(sent, salt=self.salt, max_age=AWAY)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return Visit(pk, nonce) if pk == self.link.pk else None

    def _genuine(self, request: HttpRequest) -> bool:
        """Somebody who gave the PIN; and a form that we gave to them."""
        if self.visit is None:
            return False
        given = request.POST.get(KEY, "")
        return request.method != "POST" or constant_time_compare(given, self.visit.form_key)

    def _keep(self, response: HttpResponse) -> None:
        """Give the visit another half hour, or end it."""
        path = self.to.at(self.entrance)
        if self.visit is not None:
            response.set_cookie(
                self.cookie,
                signing.dumps([self.visit.link, self.visit.nonce], salt=self.salt),
                path=path,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Strict",
            )
        elif self.cookie in self.request.COOKIES:
            response.delete_cookie(self.cookie, path=path, samesite="Strict")

    def show(self, template: str, page: Any, *, status: int = HTTPStatus.OK) -> HttpResponse:
        visit = getattr(self, "visit", None)
        hidden = {KEY: visit.form_key} if visit else {}
        context = {"page": page, "hidden_fields": hidden}
        name = template if "/" in template else f"home_answers/{template}"
        return render(self.request, f"{name}.jinja", context, status=status)

    def ask_pin(
        self, *, again: bool = False, wrong: Said | None = None, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        return self.show("pin", self.pin_page(again=again, wrong=wrong), status=status)

    def dead(self, state: State | None) -> HttpResponse:
        status = HTTPStatus.NOT_FOUND if state is None else HTTPStatus.GONE
        return self.over(self.end_page(state), status=status)

    def over(self, page: parent.Notice, *, status: int = HTTPStatus.OK) -> HttpResponse:
        """The visit is over: nothing of it stays on the phone."""
        self.visit = None
        response = self.show("notice", page, status=status)
        response["Clear-Site-Data"] = FORGET
        return response

    def go_to(self, name: str, *more: int) -> HttpResponse:
        return HttpResponseRedirect(self.to.at(name, *more))


class PinEntry[Linked: PinnedLink](PinnedPage[Linked]):
    """Where a link leads first: the PIN is asked for, and tries are counted."""

    open_to_all = True

    def try_pin(self, keys: Keys) -> bool:
        """Call the action that counts the try; raises Refused when the link has ended."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.go_to(self.inside) if self.visit else self.ask_pin()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = PinForm(request.POST)
        if not form.is_valid():
            return self._again(self.to.words.say("pin_missing"))
        try:
            right = self.try_pin(Keys(self.to.token, form.cleaned_data["pin"]))
        except Refused:
            return self._ended()
        if right:
            self.visit = new_visit(self.link)
            return self.go_to(self.inside)
        left = WRONG_PINS - self.find(self.to.token).wrong_pins
        if left <= 0:
            return self._ended()
        return self._again(self.to.words.say("pin_wrong", left=left))

    def _ended(self) -> HttpResponse:
        return self.dead(self.state(self.find(self.to.token)))

    def _again(self, wrong: Said) -> HttpResponse:
        return self.ask_pin(wrong=wrong, status=HTTPStatus.UNPROCESSABLE_ENTITY)
