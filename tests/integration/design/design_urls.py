"""The addresses that the layout needs, so that these tests stand on their own."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nowhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("sign-out/", nowhere, name="account_logout"),
    path("second-factor/", nowhere, name="mfa_index"),
]
