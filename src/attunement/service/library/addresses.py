"""The permanent address of everything in the library, and the day that a reader has asked for."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

type Query = Iterable[tuple[str, str]]


def record_href(kind: str, record_id: str, on: dt.date | None = None, form: str = "") -> str:
    """A record's page; with `form` ("json", "pdf", "ris" ...) the same record in that form."""
    if form:
        address = reverse("library_record_as", args=[kind, record_id, form])
    else:
        address = reverse("library_record", args=[kind, record_id])
    return with_query(address, on=on)


def page_href(name: str, *args: str, on: dt.date | None = None, query: Query = ()) -> str:
    """A page of the library that is not one record's."""
    return with_query(reverse(name, args=args), on=on, query=query)


def with_query(address: str, *, on: dt.date | None, query: Query = ()) -> str:
    asked = [*query, *([("on", on.isoformat())] if on else [])]
    return f"{address}?{urlencode(asked)}" if asked else address


def own_page(address: str) -> str:
    """The address when it is the path of a page of this service, else empty: what an address says
    of where somebody came from is never a way off the site."""
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    ):
        return ""
    try:
        resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return address
