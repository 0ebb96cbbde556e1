"""A form that makes a link, whatever it leads to."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ...way.pages import FormPage
from ..keys import Keys
from ..models import PinnedLink
from ..presenters.inviting import LinkPage


class ShownOnce[Linked: PinnedLink](FormPage):
    """The link and its PIN are on the page that answers this form, and on no other: a redirect
    would have to keep them somewhere in between. Sent twice, the second answer leads to the list,
    from where a new link can be made. `link_at` names the address of the link."""

    link_at: ClassVar[str]
    made: tuple[Linked, Keys] | None = None

    def link_page(self, row: Linked, keys: Keys, address: str) -> LinkPage:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if self.made is None or not isinstance(response, HttpResponseRedirect):
            return response
        row, keys = self.made
        address = request.build_absolute_uri(reverse(self.link_at, args=[keys.token]))
        page = self.link_page(row, keys, address)
        shown = render(request, "home_answers/link.jinja", {"page": page})
        shown["Referrer-Policy"] = "no-referrer"
        return shown
