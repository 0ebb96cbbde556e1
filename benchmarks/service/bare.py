"""The page to compare with: signed in through the same middleware, and nothing else."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    if request.viewer is None:  # type: ignore[attr-defined]
        return HttpResponseForbidden()
    return HttpResponse("<!doctype html><title>Bare</title><p>Signed in.")


def bare_in_layout(request: HttpRequest) -> HttpResponse:
    """The same inside the product's own frame: header, navigation, footer."""
    if request.viewer is None:  # type: ignore[attr-defined]
        return HttpResponseForbidden()
    return render(request, "layout.jinja")


urlpatterns = [
    path("bare/", bare),
    path("bare-in-layout/", bare_in_layout),
    path("", include("attunement.service.config.urls")),
]
