"""A form that is kept as it is typed: by its script, or by a button where no script runs.

A draft is its writer's alone, of one page. It is no part of the record until it is saved, and is
then forgotten. What was typed when the sign-in had run out is kept beside it by `way.pages`.
"""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone

from ..design.filters import when
from ..design.forms import PageForm
from . import actions, selectors
from .pages import KEY, FormPage
from .policies import Refusal
from .safety import DRAFT, ONCE, owner_of, page_of, typed, version_in

BUTTON = "button"
"""What the field holds when the button was pressed; the script sends another word, and reads the
answer itself."""

NOT_KEPT = Refusal(
    "This form is not open for a draft any more.",
    "Go back, copy what you typed, and reload the page.",
)


class DraftedFormPage(FormPage):
    template = "way/drafted_form.jinja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        parked = selectors.parked_form(self.viewer.user, page_of(request))
        if parked is None or not parked.draft:
            return super().get(request, *args, **kwargs)
        body = QueryDict(parked.body)
        form = self.form(body)
        if isinstance(form, PageForm):
            form.leave_unjudged()
        notice = (
            f"This is your draft, kept {when(timezone.localtime(parked.at))}. Only you can see it. "
            "It is not in the record until you save it."
        )
        return self.show(form, version=version_in(body), notice=notice)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if DRAFT in request.POST:
            return self.keep(request)
        return super().post(request, *args, **kwargs)

    def keep(self, request: HttpRequest) -> HttpResponse:
        by_button = request.POST[DRAFT] == BUTTON
        kept = self._keep(request)
        if not by_button:  # an answer in a word, for a line of the page
            words = f"Draft kept at {timezone.localtime():%H:%M}. Only you can see it."
            status = HTTPStatus.OK if kept else HTTPStatus.CONFLICT
            return HttpResponse(words if kept else NOT_KEPT.why, "text/plain", status)
        if kept:
            return HttpResponseRedirect(request.get_full_path())
        form = self.form(request.POST)
        form.add_error(None, f"{NOT_KEPT.why} {NOT_KEPT.instead}")
        return self.show(form, version=version_in(request.POST), status=HTTPStatus.CONFLICT)

    def _keep(self, request: HttpRequest) -> bool:
        """Never somebody else's words, from a form that was opened before this person signed in."""
        user, key = self.viewer.user, request.POST.get(ONCE, "")
        if owner_of(request) != user.pk or not KEY.fullmatch(key):
            return False
        return actions.keep_draft(user=user, path=page_of(request), body=typed(request), key=key)
