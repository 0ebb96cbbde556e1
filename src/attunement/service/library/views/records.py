"""One record's page."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from ...accounts.viewer import Viewer
from ..presenters.kinds import KIND_WORDS
from ..presenters.record import record_page
from ..selectors import Known
from .page import LibraryPage


class RecordPage(LibraryPage):
    """A page about one record. One that was not known on the day is not there on that day."""

    template = "library/record.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        kind, known = kwargs["kind"], self.known(viewer)
        record = known.record(kind, kwargs["record_id"]) if kind in KIND_WORDS else None
        if record is None:
            raise ObjectDoesNotExist
        return kind, record, known

    def known_of(self, subject: Any) -> Known:
        known: Known = subject[2]
        return known

    def present(self, viewer: Viewer, subject: Any) -> Any:
        return record_page(*subject)
