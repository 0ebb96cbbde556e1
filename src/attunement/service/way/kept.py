"""Pages that are kept until something is written.

A page about the record is a function of the record, and the log says when the record last changed.
So a rendered page is kept under the number of the last write that could change it, for the person
who saw it, for a minute at most (it also depends on the clock). The read is in the log all the
same, whether or not the page was kept.
"""

import hashlib
import re
from collections.abc import Hashable
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from .pages import Page

TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*(")')


class KeptPage(Page):
    """A page whose `select` is cheap and gives what `mark` needs; `present` does the reading."""

    def mark(self, subject: Any) -> Hashable:
        """What is different whenever the page would be."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """What the template gets; made only when the page was not kept."""
        return {"page": self.present(self.viewer, self.subject)}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.note_read()
        viewer = self.viewer
        who = (viewer.user.pk, viewer.team.pk, viewer.role)
        about = repr((request.get_full_path(), who, self.mark(self.subject)))
        key = hashlib.sha256(about.encode()).hexdigest()
        pages = caches["pages"]
        kept: bytes | None = pages.get(key)
        if kept is None:
            kept = self.render(self.context()).content
            pages.set(key, kept)
        # The form in the header carries a token of this session: never somebody's earlier one.
        return HttpResponse(TOKEN.sub(rb"\g<1>%s\g<2>" % get_token(request).encode(), kept))
