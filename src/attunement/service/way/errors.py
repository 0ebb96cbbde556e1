"""What people see when something is refused: what happened, and what they can do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .policies import Refusal


def refused(
    request: HttpRequest,
    refusal: Refusal,
    *,
    status: int = 403,
    words: tuple[str, ...] = (),
    family: int | None = None,
) -> HttpResponse:
    """`words` are what somebody had typed, given back to copy from. `family` is the number of the
    family to go back to: only of one that was found for this very viewer."""
    back = None if family is None else reverse("family", args=[family])
    context = {"refusal": refusal, "words": words, "back": back}
    return render(request, "way/refused.jinja", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refused(
        request,
        Refusal(
            "This form had been open too long, or in another sign-in.",
            "Go back, reload the page and send it again. What you typed is still on the page "
            "that you came from.",
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.jinja", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.jinja", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.jinja", status=404)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    return render(request, "500.jinja", status=500)
