"""Pages about many records: lists, the glossary, disagreements, and programmes side by side."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest

from ...accounts.viewer import Viewer
from ..presenters.comparing import compare_page
from ..presenters.disagreeing import contradictions_page
from ..presenters.glossary import glossary_page
from ..presenters.kinds import KIND_WORDS
from ..presenters.lists import list_page
from ..selectors import Known
from .page import LibraryPage


class ListKind(LibraryPage):
    template = "library/list.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        if kwargs["kind"] not in KIND_WORDS:
            raise ObjectDoesNotExist
        return self.known(viewer)

    def present(self, viewer: Viewer, subject: Known) -> Any:
        return list_page(self.kwargs["kind"], subject)


class ShowGlossary(LibraryPage):
    template = "library/list.jinja"

    def present(self, viewer: Viewer, subject: Known) -> Any:
        return glossary_page(subject)


class ShowContradictions(LibraryPage):
    template = "library/contradictions.jinja"

    def present(self, viewer: Viewer, subject: Known) -> Any:
        return contradictions_page(subject)


class Compare(LibraryPage):
    template = "library/compare.jinja"

    def present(self, viewer: Viewer, subject: Known) -> Any:
        return compare_page(chosen_programmes(self.request), subject)


def chosen_programmes(request: HttpRequest) -> list[str]:
    return [name for name in request.GET.getlist("programme") if name]
