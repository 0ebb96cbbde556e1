"""A theory as a file: JSON to take elsewhere, SVG to look at, PDF for the wall."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ....drawing import svg
from ....theory import TheoryChart, to_json
from ...accounts.viewer import Viewer
from ...design.pdf import Unprintable
from ...way.errors import refused
from ...way.pages import Page
from ...way.policies import Refusal
from .. import permissions, selectors
from ..models import PublishedTheory, TeamTheory
from ..pdf import theory_pdf
from ..presenters.theory import chart_of
from ..presenters.versions import kept_chart
from .subject import library_of


class TheoryFile(Page):
    """A file of a theory as it stands now."""

    permission = permissions.READ_WORKING

    def select(self, viewer: Viewer, **kwargs: Any) -> TeamTheory | PublishedTheory:
        return selectors.theory(viewer, kwargs["theory"])

    def chart(self) -> TheoryChart:
        held = selectors.held(self.subject)
        hide = not self.viewer.may(permissions.SEE_FAMILIES)
        flags = selectors.flags_now(held, timezone.localdate(), hide=hide)
        return chart_of(held, flags, library_of(self.viewer))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.made(self.chart())

    def made(self, chart: TheoryChart) -> HttpResponse:
        raise NotImplementedError


class OfVersion(TheoryFile):
    """A file of a theory as it was published."""

    permission = permissions.READ_PUBLISHED

    def select(self, viewer: Viewer, **kwargs: Any) -> PublishedTheory:
        return selectors.version(viewer, kwargs["theory"], kwargs["number"])

    def chart(self) -> TheoryChart:
        return kept_chart(self.subject)


class TheoryJson(TheoryFile):
    def made(self, chart: TheoryChart) -> HttpResponse:
        return _file(to_json(chart.theory).encode(), "application/json", "theory-of-change.json")


class TheorySvg(TheoryFile):
    def made(self, chart: TheoryChart) -> HttpResponse:
        return _file(svg(chart.drawing()).encode(), "image/svg+xml", "theory-of-change.svg")


class TheoryPdf(TheoryFile):
    def made(self, chart: TheoryChart) -> HttpResponse:
        try:
            made = theory_pdf(chart, on=timezone.localdate())
        except Unprintable as error:
            return refused(self.request, Refusal(str(error)), status=409)
        return _file(made, "application/pdf", "theory-of-change.pdf")


class PublishedJson(OfVersion, TheoryJson):
    pass


class PublishedSvg(OfVersion, TheorySvg):
    pass


class PublishedPdf(OfVersion, TheoryPdf):
    pass


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
