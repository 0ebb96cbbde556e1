"""Searching."""

from typing import Any

from django.http import HttpRequest

from ....knowledge.search import Filters, Results, search
from ....measures.documents import measure_documents
from ...accounts.viewer import Viewer
from ..presenters.searching import chosen_in, search_page
from ..selectors import Known
from .page import LibraryPage


class SearchLibrary(LibraryPage):
    template = "library/search.jinja"

    def present(self, viewer: Viewer, subject: Known) -> Any:
        query, filters = asked_for(self.request)
        return search_page(
            found(query, filters, subject),
            subject,
            query=query,
            filters=filters,
            asked=self.asked(),
            every="every" in self.request.GET,
        )


def asked_for(request: HttpRequest) -> tuple[str, Filters]:
    """What was typed and which filters were chosen; a filter that is none of ours is passed over,
    so that an old address still leads somewhere."""
    query = request.GET.get("q", "").strip()[:200]
    try:
        return query, chosen_in(dict(request.GET.lists()))
    except ValueError:
        return query, Filters.of()


def found(query: str, filters: Filters, known: Known) -> Results:
    return search(query, filters, library=known.library, also=measure_documents())
