"""What every page of the library does: it is read as known on the day in the address."""

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...way.pages import Page
from ..addresses import Query, with_query
from ..forms import AsKnownForm, day_in
from ..permissions import MEND_RECORDS, READ_LIBRARY
from ..presenters.asked_day import asked_day
from ..presenters.own_records import own_faults
from ..selectors import Known, known_to


class LibraryPage(Page):
    """A page of the library. Its subject is what was known on the day in the address."""

    permission = READ_LIBRARY
    no_such_day = False

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return self.known(viewer)

    def known(self, viewer: Viewer) -> Known:
        try:
            on = day_in(self.request.GET.get("on"))
        except ValueError:
            self.no_such_day, on = True, None
        return known_to(viewer.team, today=timezone.localdate(), on=on)

    def known_of(self, subject: Any) -> Known:
        """The library that a subject stands in."""
        held: Known = subject
        return held

    def asking(self) -> forms.Form | None:
        """The page's own form as it was sent, where it has one beside that for the day."""
        return None

    def asked(self) -> Query:
        """What else the address asks for, the day left out."""
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            if name != "on" and not name.startswith("known_on_")
            for value in values
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AsKnownForm.asked(request.GET)
        if form is None and self.no_such_day:
            form = AsKnownForm.of_address(request.GET["on"])
        if form is not None and form.is_valid():
            on: dt.date = form.cleaned_data["known_on"]
            return HttpResponseRedirect(with_query(request.path, on=on, query=self.asked()))
        known = self.known_of(self.subject)
        asking = self.asking()
        context = {
            "page": self.present(self.viewer, self.subject),
            "asked_day": asked_day(known, path=request.path, query=self.asked()),
            "own": own_faults(known, mends=self.viewer.may(MEND_RECORDS)),
            "form": form or AsKnownForm(initial={"known_on": known.on}),
            "asking": asking,
        }
        wrong = form is not None or (asking is not None and not asking.is_valid())
        return self.render(context, status=422 if wrong else 200)


class LibraryFile(LibraryPage):
    """The same in a form that has no room to say that there was no such day."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.no_such_day:
            raise Http404
        return self.made(request, **kwargs)

    def made(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The file, as an answer."""
        raise NotImplementedError
