"""What would be due by the schedule; nothing is done about it here."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..way.pages import Page
from . import permissions, presenters, selectors
from .schedule import BUILT_IN, dry_run, read


class Retention(Page):
    permission = permissions.SEE_RETENTION
    template = "retention/retention.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.RetentionPage:
        own = settings.RETENTION_SCHEDULE
        rules = read(Path(own) if own else BUILT_IN)
        run = dry_run(selectors.ended(viewer.team), rules, timezone.localdate())
        return presenters.retention_page(run)
