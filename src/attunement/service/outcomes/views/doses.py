"""How much of each programme was delivered, side by side."""

from typing import Any

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import record_read
from ...way.pages import Page
from .. import permissions, selectors
from ..dosing import ProgrammeDose
from ..presenters.doses import DosesPage, doses_page
from ..tallies import quarters


class CompareDoses(Page):
    permission = permissions.SEE_DOSES
    template = "outcomes/doses.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[ProgrammeDose, ...]:
        return selectors.doses(viewer, quarters(timezone.localdate())[0])

    def present(self, viewer: Viewer, subject: tuple[ProgrammeDose, ...]) -> DosesPage:
        return doses_page(subject, quarters(timezone.localdate())[0])

    def note_read(self) -> None:
        # About no family, though a team of few families may recognise one: who looked is kept.
        record_read(by=self.viewer, family=None, subject=type(self).__name__)
