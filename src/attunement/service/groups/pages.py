"""Pages that name several families: each of them has the reading in its own log."""

from collections.abc import Collection
from typing import Any

from ..audit.actions import record_search
from ..way.pages import Page


class NamesFamilies(Page):
    """`families` are those named on the page."""

    def families(self, subject: Any) -> Collection[int]:
        raise NotImplementedError

    def note_read(self) -> None:
        found = sorted(set(self.families(self.subject)))
        if found:
            record_search(by=self.viewer, families=found, subject=type(self).__name__)
