"""One record's page."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.errors import refused
from ...way.policies import Refusal
from ..addresses import own_page
from ..presenters.kinds import KIND_WORDS
from ..presenters.record import record_page
from ..presenters.way_back import way_back
from ..selectors import Known, known_to
from .page import LibraryPage


class RecordPage(LibraryPage):
    """A page about one record. One that was not known on the day is not there on that day."""

    template = "library/record.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        kind, known = kwargs["kind"], self.known(viewer)
        record = known.record(kind, kwargs["record_id"]) if kind in KIND_WORDS else None
        if record is None and not self.came_later(viewer, known, **kwargs):
            raise ObjectDoesNotExist
        return kind, record, known

    def came_later(self, viewer: Viewer, known: Known, **kwargs: Any) -> bool:
        """Whether it is known today, though it was not on the day that was asked for."""
        if known.on is None or kwargs["kind"] not in KIND_WORDS:
            return False
        now = known_to(viewer.team, today=known.today)
        return now.record(kwargs["kind"], kwargs["record_id"]) is not None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _, record, known = self.subject
        if record is None:
            why = f"This was not known on {day(known.on)}."
            instead = "It came later, or nobody can show that it was known then. "
            return refused(
                request, Refusal(why, instead + "Go back, and choose a later day."), status=404
            )
        return super().get(request, *args, **kwargs)

    def known_of(self, subject: Any) -> Known:
        known: Known = subject[2]
        return known

    def present(self, viewer: Viewer, subject: Any) -> Any:
        page = record_page(*subject)
        came_from = own_page(self.request.GET.get("from", ""))
        return replace(page, back=way_back(came_from)) if came_from else page
