"""The pages of the library. All of them are to read, and all take the day they are read on."""

import datetime as dt
import json
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from ...knowledge.citing import bibtex, csl_json, reference, ris
from ...knowledge.contradictions import contradictions
from ...knowledge.plain import as_json
from ...knowledge.review import Review
from ...knowledge.search import Filters, Results, search
from ...knowledge.source import Source
from ...knowledge.study import Study
from ...measures.documents import measure_documents
from ..accounts.viewer import Viewer
from ..design.pdf import Unprintable
from ..way.errors import refused
from ..way.pages import Page
from ..way.policies import Refusal
from .addresses import Query, record_href, with_query
from .forms import AsKnownForm, day_in
from .pdf import PdfPage, record_pdf
from .permissions import READ_LIBRARY
from .presenters.asked_day import asked_day
from .presenters.comparing import MOST, compare_page
from .presenters.disagreeing import contradictions_page
from .presenters.glossary import glossary_page
from .presenters.kinds import KIND_WORDS
from .presenters.lists import list_page
from .presenters.printing import printed_comparison, printed_record
from .presenters.record import record_page
from .presenters.searching import chosen_in, search_page
from .selectors import Known, known_to


class LibraryPage(Page):
    """A page of the library. Its subject is what was known on the day in the address."""

    permission = READ_LIBRARY
    no_such_day = False

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return self.known(viewer)

    def known(self, viewer: Viewer) -> Known:
        try:
            on = day_in(self.request.GET.get("on"))
        except ValueError:
            self.no_such_day, on = True, None
        return known_to(viewer.team, today=timezone.localdate(), on=on)

    def known_of(self, subject: Any) -> Known:
        """The library that a subject stands in."""
        held: Known = subject
        return held

    def asked(self) -> Query:
        """What else the address asks for, the day left out."""
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            if name != "on" and not name.startswith("known_on_")
            for value in values
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AsKnownForm.asked(request.GET)
        if form is None and self.no_such_day:
            form = AsKnownForm.of_address(request.GET["on"])
        if form is not None and form.is_valid():
            on: dt.date = form.cleaned_data["known_on"]
            return HttpResponseRedirect(with_query(request.path, on=on, query=self.asked()))
        known = self.known_of(self.subject)
        context = {
            "page": self.present(self.viewer, self.subject),
            "asked_day": asked_day(known, path=request.path, query=self.asked()),
            "form": form or AsKnownForm(initial={"known_on": known.on}),
        }
        return self.render(context, status=422 if form else 200)


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


class ComparePdf(Compare):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.present(self.viewer, self.subject)
        if not page.sections:
            raise Http404
        address = request.build_absolute_uri()
        printed = printed_comparison(page, self.subject, address=address)
        return as_pdf(request, printed, "compare.pdf")


def chosen_programmes(request: HttpRequest) -> list[str]:
    return [name for name in request.GET.getlist("programme") if name]


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


class RecordAs(RecordPage):
    """The same record as a PDF, as JSON, or as a citation."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind, record, known = self.subject
        form = kwargs["form"]
        name = f"{record.id}.{form}"
        if form == "json":
            local = known.library.is_local(kind, record.id)
            whole = {
                "kind": kind,
                "local": local,
                "library": known.library.version,
                "record": record.model_dump(mode="json"),
            }
            return as_text(as_json(whole), form, name)
        if form == "pdf":
            address = request.build_absolute_uri(record_href(kind, record.id))
            page = printed_record(record_page(kind, record, known), known, address=address)
            return as_pdf(request, page, name)
        if not isinstance(record, Source | Review | Study):
            raise Http404
        write = {"ris": ris, "bib": bibtex, "csl": csl_json}[form]
        return as_text(write(reference(record)), form, name)


class LibraryJson(LibraryPage):
    """What stands on a page that is about several records, as JSON."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name, library = kwargs["name"], self.subject.library
        said: object
        if name == "search":
            query, filters = asked_for(request)
            said = found(query, filters, self.subject)
        elif name == "contradictions":
            said = contradictions(library)
        elif name == "compare":
            chosen = dict.fromkeys(chosen_programmes(request))
            held = [library.programmes[one] for one in chosen if one in library.programmes]
            said = held[:MOST]
        elif name in KIND_WORDS:
            said = tuple(self.subject.kind(name).values())
        else:
            raise Http404
        whole = {"library": library.version, name: json.loads(as_json(said))}
        return as_text(as_json(whole), "json", f"{name}.json")


_TYPES = {
    "json": "application/json",
    "csl": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
}


def as_text(text: str, form: str, name: str) -> HttpResponse:
    return as_file(text.encode(), f"{_TYPES[form]}; charset=utf-8", name)


def as_pdf(request: HttpRequest, page: PdfPage, name: str) -> HttpResponse:
    """A team's own record may be in letters that our fonts lack: then it says so."""
    try:
        return as_file(record_pdf(page=page), "application/pdf", name)
    except Unprintable as error:
        return refused(request, Refusal(str(error)), status=409)


def as_file(content: bytes, content_type: str, name: str) -> HttpResponse:
    """For the browser to show where it can, under the record's own name when it is kept."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
