"""The one way through the service: select, permit, check the state, form, act once, redirect.

A page states its parts; this module is the order in which they are asked. Whoever cannot see a
thing gets 404 (its existence is not theirs to know); whoever can see it but may not do this gets
403 with the reason.
"""

import re
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from ..accounts.models import User
from ..accounts.roles import Permission
from ..accounts.viewer import Viewer
from ..audit.actions import record_read
from ..design.forms import PageForm, asks_about_words
from ..sections.presenters import Banner, banner
from ..sections.rules import Section, logged
from ..sections.selectors import flags, open_glass
from . import actions, selectors
from .errors import refused
from .locking import Stale
from .policies import Refusal, Refused
from .safety import (
    ONCE,
    Safety,
    fresh,
    owner_of,
    page_of,
    seen_version,
    typed,
    version_in,
    words_in,
)

KEY = re.compile("[^\x00-\x1f]{1,40}")


def act_once(user: User | None, key: str, act: Callable[[], str]) -> str:
    """Act, unless the form with this key has been acted on: then only say where that led.

    `user` is None for a form that the public sends.
    """
    if not KEY.fullmatch(key):  # none of ours: nothing to recognise it by
        return act()
    with transaction.atomic():
        submission = actions.claim(user=user, key=key)
        if submission is None:
            return selectors.earlier_submission(key).went_to or "/"
        url = act()
        if not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
            raise ValueError(f"{url!r} leads off the site")
        actions.went_to(submission=submission, url=url)
    return url


class Page(View):
    """A page to read. Subclasses give `permission`, `template`, `select` and `present`.

    A page about one family sets `family_of`, and is then in that family's log of reads.
    """

    permission: ClassVar[Permission]
    template: ClassVar[str]
    takes_files: ClassVar[bool] = False
    viewer: Viewer

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        """What the page is about, from what this viewer can see; raises Http404 or DoesNotExist."""
        return None

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        """Whether the state of things allows this page; None when it does."""
        return None

    def acted_on(self, request: HttpRequest) -> bool:
        """Whether this very request has been acted on before: then it is not refused for a state of
        things that it made itself."""
        return False

    def words_typed(self, request: HttpRequest) -> tuple[str, ...]:
        """What somebody had written for this page, given back when its form cannot be shown."""
        return ()

    def present(self, viewer: Viewer, subject: Any) -> Any:
        """A frozen dataclass with every visible string."""
        raise NotImplementedError

    def family_of(self, subject: Any) -> int | None:
        """The family whose record this page shows, for the log of reads."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer: Viewer | None = request.viewer  # type: ignore[attr-defined]
        if viewer is None:
            return self.nobody(request)
        self.viewer = viewer
        # Permission by role comes before the look-up where it does not depend on the subject: a
        # commissioner learns nothing about a family from the difference between 403 and 404.
        if not viewer.may(self.permission):
            who = ", ".join(sorted(role.label.lower() for role in self.permission.roles))
            return refused(
                request, Refusal(f"Your role cannot {self.permission.to}.", f"Who can: {who}.")
            )
        try:
            self.subject = self.select(viewer, **kwargs)
        except (ObjectDoesNotExist, OverflowError) as error:
            # OverflowError: SQLite's word for a number in the address that no row can have.
            raise Http404 from error
        refusal = self.policy(viewer, self.subject)
        if refusal is not None and not self.acted_on(request):
            return refused(
                request,
                refusal,
                status=409,
                words=self.words_typed(request),
                family=self.family_of(self.subject),
            )
        return super().dispatch(request, *args, **kwargs)

    def nobody(self, request: HttpRequest) -> HttpResponse:
        """No viewer: to the sign-in page, keeping what a signed-out person had typed."""
        if request.user.is_authenticated:
            why = "You are signed in, but you are in no team at the moment."
            return refused(request, Refusal(why, "Ask your team lead to add you to the team."))
        target = request.get_full_path()
        if request.method == "POST" and (owner := owner_of(request)):
            actions.park(user=owner, path=page_of(request), body=typed(request))
        return redirect_to_login(target)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.present(self.viewer, self.subject)
        self.note_read()
        return self.render({"page": page})

    def section_of(self, subject: Any) -> Section:
        """The section of the family's record that this page shows."""
        return Section.RECORD

    def note_read(self) -> None:
        family = self.family_of(self.subject)
        if family is None:
            return
        section = self.section_of(self.subject)
        details = {}
        if section != Section.RECORD:
            glass = open_glass(self.viewer, family=family, section=section, now=timezone.now())
            details = {"break_glass": glass.pk} if glass else {}
        subject = logged(section, type(self).__name__)
        record_read(by=self.viewer, family=family, subject=subject, details=details)

    def banner(self) -> Banner | None:
        """What everybody must know before they read, meet or write to this family."""
        family = self.family_of(self.subject)
        if family is None:
            return None
        today = timezone.localdate()
        return banner(self.viewer, flags(family, today), today)

    def render(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        context = {"banner": self.banner(), **context}
        return render(self.request, self.template, context, status=status)


class FormPage(Page):
    """A page with one form and one action."""

    form_class: ClassVar[type[forms.Form]]
    template: ClassVar[str] = "form_page.jinja"

    def initial(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {}

    def form_arguments(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        """What the form needs to offer its choices, besides data, files and initial."""
        return {}

    def version(self, subject: Any) -> int | None:
        """The version that the person is looking at, where the form changes a record."""
        return None

    def act(self, viewer: Viewer, subject: Any, data: dict[str, Any], seen: int | None) -> str:
        """Call ONE action with the form's cleaned data; return the address to go to."""
        raise NotImplementedError

    def present_form(self, viewer: Viewer, subject: Any, form: forms.Form) -> Any:
        raise NotImplementedError

    def form(self, data: QueryDict | None = None, files: Any = None) -> forms.Form:
        return self.form_class(
            data,
            files,
            initial=self.initial(self.viewer, self.subject),
            **self.form_arguments(self.viewer, self.subject),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        parked = selectors.parked_form(self.viewer.user, page_of(request))
        if parked is None:
            return self.show(self.form(), version=self.version(self.subject))
        body = QueryDict(parked.body)
        notice = (
            "Your session had ended, so nothing was saved. What you typed is below: "
            "check it and save it."
        )
        return self.show(self.form(body), version=version_in(body), notice=notice)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST, request.FILES if self.takes_files else None)
        if isinstance(form, PageForm) and asks_about_words(form, request.POST):
            notice = form.check_words(request.POST)
            return self.show(form, version=seen_version(request), notice=notice)
        # Sent twice, a form may no longer be valid: its own first sending changed the record.
        if not self.acted_on(request) and not form.is_valid():
            return self.show(form, version=seen_version(request), status=422)
        try:
            url = self.once(request, form)
        except Stale:
            form.add_error(
                None,
                "Someone else changed this while you were working on it. Nothing was overwritten. "
                "Your words are below: compare them with what is there now, then save again.",
            )
            self.subject = self.select(self.viewer, **self.kwargs)
            return self.show(form, version=self.version(self.subject), status=409)
        except Refused as refusal:
            form.add_error(None, f"{refusal.refusal.why} {refusal.refusal.instead}".strip())
            self.subject = self.select(self.viewer, **self.kwargs)
            return self.show(form, version=seen_version(request), status=409)
        actions.unpark(user=self.viewer.user, path=page_of(request))
        return HttpResponseRedirect(url)

    def words_typed(self, request: HttpRequest) -> tuple[str, ...]:
        if request.method == "POST":
            return words_in(request.POST)
        parked = selectors.parked_form(self.viewer.user, page_of(request))
        return words_in(QueryDict(parked.body)) if parked else ()

    def acted_on(self, request: HttpRequest) -> bool:
        key = request.POST.get(ONCE, "")
        return bool(KEY.fullmatch(key)) and selectors.acted_on(self.viewer.user, key)

    def once(self, request: HttpRequest, form: forms.Form) -> str:
        def act() -> str:
            return self.act(self.viewer, self.subject, form.cleaned_data, seen_version(request))

        return act_once(self.viewer.user, request.POST.get(ONCE, ""), act)

    def show(
        self, form: forms.Form, *, version: int | None, status: int = 200, notice: str = ""
    ) -> HttpResponse:
        """`version` is the one that the typed words are about. Only somebody who was told of a
        change is given the new one: else a slip, or signing in again, would hide that change."""
        safety: Safety = fresh(
            user=self.viewer.user.pk, path=page_of(self.request), version=version
        )
        context = {
            "page": self.present_form(self.viewer, self.subject, form),
            "form": form,
            "safety": safety.hidden,
            "notice": notice,
        }
        self.note_read()  # a refused form shows the family too
        return self.render(context, status=status)
