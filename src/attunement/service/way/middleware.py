"""Two rules for every response and every request."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from .errors import refused
from .policies import Refusal

Handler = Callable[[HttpRequest], HttpResponse]


class NoStore:
    """A family's record is never kept by a browser or a proxy: the next person at a shared computer
    would find it behind the back button."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.setdefault("Cache-Control", "no-store")
        return response


class RefuseUploads:
    """No page takes a file but those that say so (`takes_files = True` on the page)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.content_type == "multipart/form-data":
            view = getattr(resolve(request.path_info).func, "view_class", None)
            if not getattr(view, "takes_files", False):
                try:
                    sent = bool(request.FILES)
                except RequestDataTooBig:
                    sent = True
                if sent:
                    why = Refusal(
                        "This page does not take files.", "Go back and send the form without one."
                    )
                    return refused(request, why, status=400)
        return self.get_response(request)
