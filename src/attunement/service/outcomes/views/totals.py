"""The team's totals: the one page that every role sees, and the only one for a commissioner."""

from typing import Any

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import record_read
from ...way.pages import Page
from .. import permissions, selectors
from ..presenters.totals import TotalsPresenter, totals
from ..tallies import Tallies


class ShowTotals(Page):
    permission = permissions.SEE_TOTALS
    template = "outcomes/totals.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Tallies:
        return selectors.totals(viewer, timezone.localdate())

    def present(self, viewer: Viewer, subject: Tallies) -> TotalsPresenter:
        return totals(viewer, subject)

    def note_read(self) -> None:
        # About no family, and still worth knowing: who has read the totals, and when.
        record_read(by=self.viewer, family=None, subject=type(self).__name__)
