"""A page that anybody may open: a form that the public sends to one team.

No session and no sign-in; sent once, however often the button is pressed; and held to a number an
hour from one connection, so that nobody can fill a team's list with noise.
"""

import hashlib
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from ..accounts.models import Team
from ..design.forms import PageForm, asks_about_words
from ..way.pages import act_once
from ..way.safety import ONCE, fresh
from . import selectors

SENT_AN_HOUR = 20


class PublicPage(View):
    """A page of the team that the address names. Subclasses give `template` and `present`."""

    template: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.team: Team = selectors.team(kwargs["team"])
        except ObjectDoesNotExist as error:
            raise Http404 from error
        return super().dispatch(request, *args, **kwargs)

    def present(self, team: Team) -> Any:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return render(request, self.template, {"page": self.present(self.team)})


class PublicFormPage(PublicPage):
    """A page with one form and one action, by nobody, for the team."""

    form_class: ClassVar[type[forms.Form]]

    def act(self, team: Team, form: forms.Form) -> str:
        """Call ONE action with the valid form; return the address to go to."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.form_class())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if isinstance(form, PageForm) and asks_about_words(form, request.POST):
            return self.show(form, notice=form.check_words(request.POST))
        if not form.is_valid():
            return self.show(form, status=422)
        if too_many(request):
            form.add_error(
                None,
                "Too many forms have come from this connection in the last hour, so this one was "
                "not sent. Nothing that you wrote is lost: send it again later, or call us.",
            )
            return self.show(form, status=429)
        act: Callable[[], str] = lambda: self.act(self.team, form)  # noqa: E731
        return HttpResponseRedirect(act_once(None, request.POST.get(ONCE, ""), act))

    def show(self, form: forms.Form, *, status: int = 200, notice: str = "") -> HttpResponse:
        safety = fresh(user=None, path=self.request.path, version=None)
        context = {
            "page": self.present(self.team),
            "form": form,
            "safety": safety.hidden,
            "notice": notice,
        }
        return render(self.request, self.template, context, status=status)


def too_many(request: HttpRequest) -> bool:
    """Count one form from this connection; whether that is more than SENT_AN_HOUR."""
    key = f"sent-by-{hashlib.sha256(connection(request).encode()).hexdigest()}"
    cache.add(key, 0, timeout=60 * 60)
    try:
        return cache.incr(key) > SENT_AN_HOUR
    except ValueError:  # the hour ended between the two
        return False


def connection(request: HttpRequest) -> str:
    """The address that sent this. Behind our proxy that is the last one that the proxy wrote: the
    ones before it are only what the sender claims."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return str(forwarded).rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
