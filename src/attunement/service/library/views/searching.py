"""Searching."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from ....knowledge.search import Filters, Results, search
from ....measures.documents import measure_documents
from ...accounts.viewer import Viewer
from ..forms import SearchForm
from ..permissions import MEND_RECORDS
from ..presenters.own_records import OwnRecords, own_records
from ..presenters.search_filters import chosen_in
from ..presenters.searching import search_page
from ..selectors import Known, stray_folders
from .page import LibraryPage


class SearchLibrary(LibraryPage):
    template = "library/search.jinja"

    def asking(self) -> SearchForm:
        return SearchForm.asked(self.request.GET)

    def present(self, viewer: Viewer, subject: Known) -> Any:
        filters = filters_in(self.request)
        form = self.asking()
        query = form.cleaned_data["q"] if form.is_valid() else None
        return search_page(
            found(query, filters, subject) if query is not None else None,
            subject,
            query=query or "",
            filters=filters,
            asked=self.asked(),
            every="every" in self.request.GET,
            own=self.own(viewer, subject),
        )

    def own(self, viewer: Viewer, known: Known) -> OwnRecords | None:
        if not viewer.may(MEND_RECORDS):
            return None
        return own_records(known, folder=viewer.team.slug, strays=stray_folders())


def filters_in(request: HttpRequest) -> Filters:
    """Which filters were chosen; a filter that is none of ours is passed over, so that an old
    address still leads somewhere."""
    try:
        return chosen_in(dict(request.GET.lists()))
    except ValueError:
        return Filters.of()


def found_for(request: HttpRequest, known: Known) -> Results:
    """What a request asks for, where there is no page to say what is wrong with it. Raises
    BadRequest where more was typed than can be searched for."""
    form = SearchForm.asked(request.GET)
    if not form.is_valid():
        raise BadRequest("q")
    return found(form.cleaned_data["q"], filters_in(request), known)


def found(query: str, filters: Filters, known: Known) -> Results:
    return search(query, filters, library=known.library, also=measure_documents())
