"""What stands on a page as a file: PDF, JSON, or a citation."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from ....knowledge.citing import bibtex, csl_json, reference, ris
from ....knowledge.contradictions import contradictions
from ....knowledge.plain import as_json
from ....knowledge.review import Review
from ....knowledge.source import Source
from ....knowledge.study import Study
from ...design.pdf import Unprintable
from ...way.errors import refused
from ...way.policies import Refusal
from ..addresses import record_href
from ..pdf import PdfPage, record_pdf
from ..presenters.comparing import MOST, compare_page
from ..presenters.kinds import KIND_WORDS
from ..presenters.printing import printed_comparison, printed_record
from ..presenters.record import record_page
from ..presenters.writing import as_today
from ..selectors import Known
from .overviews import chosen_programmes
from .page import LibraryFile
from .records import RecordPage
from .searching import found_for


class RecordAs(LibraryFile, RecordPage):
    """The same record as a PDF, as JSON, or as a citation."""

    def made(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kind, record, known = self.subject
        if record is None:
            raise Http404
        form = kwargs["form"]
        name = f"{record.id}.{form}"
        if form == "json":
            local = known.library.is_local(kind, record.id)
            whole = {
                "kind": kind,
                "local": local,
                "library": known.library.version,
                **asked_of(kind, known),
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
        return as_text(write(reference(record, known.library.sources.values())), form, name)


class ComparePdf(LibraryFile):
    def made(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        page = compare_page(chosen_programmes(request), self.subject)
        if not page.sections:
            raise Http404
        address = request.build_absolute_uri()
        printed = printed_comparison(page, self.subject, address=address)
        return as_pdf(request, printed, "compare.pdf")


class LibraryJson(LibraryFile):
    """What stands on a page that is about several records, as JSON."""

    def made(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        name, library = kwargs["name"], self.subject.library
        said: object
        if name == "search":
            said = found_for(request, self.subject)
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
        whole = {
            "library": library.version,
            **asked_of(name, self.subject),
            name: json.loads(as_json(said)),
        }
        return as_text(as_json(whole), "json", f"{name}.json")


def asked_of(kind: str, known: Known) -> dict[str, object]:
    """The day that was asked for, null for today; and whether what is told is as it stands today
    whatever day that was, as measures are."""
    return {"on": known.on, "as_today": known.on is None or bool(as_today(kind, known))}


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
