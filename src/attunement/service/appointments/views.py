"""A week, a month, and the link for somebody's own calendar program."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ..accounts.roles import CLINICAL
from ..accounts.viewer import Viewer
from ..way.pages import FormPage, Page
from ..way.presenters import FormPagePresenter
from . import actions, dates, permissions, presenters, selectors
from .appointment import Appointment
from .forms import LinkForm


@dataclass(frozen=True)
class Shown:
    span: dates.Span
    mine: bool
    found: list[Appointment]


class _Calendar(Page):
    permission = permissions.SEE_CALENDAR

    def span(self) -> dates.Span:
        raise NotImplementedError

    def select(self, viewer: Viewer, **kwargs: Any) -> Shown:
        # Administrators meet nobody themselves: theirs is the team's calendar.
        usual = "mine" if viewer.role in CLINICAL else "team"
        mine = self.request.GET.get("who", usual) != "team"
        span = self.span()
        return Shown(span, mine, selectors.appointments(viewer, span, mine=mine))


class Week(_Calendar):
    template = "appointments/week.jinja"

    def span(self) -> dates.Span:
        day = dates.read_day(self.request.GET.get("week", ""), timezone.localdate())
        return dates.week_of(day)

    def present(self, viewer: Viewer, subject: Shown) -> presenters.WeekPage:
        return presenters.week_page(
            viewer, subject.span, subject.found, mine=subject.mine, today=timezone.localdate()
        )


class Month(_Calendar):
    template = "appointments/month.jinja"

    def span(self) -> dates.Span:
        day = dates.read_day(self.request.GET.get("month", ""), timezone.localdate())
        return dates.month_of(day)

    def present(self, viewer: Viewer, subject: Shown) -> presenters.MonthPage:
        return presenters.month_page(
            subject.span, subject.found, mine=subject.mine, today=timezone.localdate()
        )


class _Link(FormPage):
    permission = permissions.SEE_CALENDAR
    form_class = LinkForm


class MakeLink(_Link):
    """The link is on the page that answers this form, and on no other: a redirect would have to
    keep it somewhere in between."""

    token = ""
    template = "appointments/make_link.jinja"

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        _, self.token = actions.make_link(by=viewer)
        return reverse("calendar_link")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if not self.token or not isinstance(response, HttpResponseRedirect):
            return response
        address = request.build_absolute_uri(reverse("calendar_feed", args=[self.token]))
        page = presenters.link_made(address)
        shown = render(request, "appointments/link.jinja", {"page": page})
        shown["Referrer-Policy"] = "no-referrer"
        return shown

    def present_form(
        self, viewer: Viewer, subject: None, form: forms.Form
    ) -> presenters.MakeLinkPage:
        link = selectors.link_of(viewer)
        read = selectors.last_read(link) if link else None
        return presenters.make_link_form(link, read)


class EndLink(_Link):
    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.end_link(by=viewer)
        return reverse("calendar_link")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.end_link_form()
