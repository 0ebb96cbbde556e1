"""The words around the forms about help from elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse

from ...design.filters import day, listed
from ...relationships.models import Family
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter
from ..models import LocalService, Signpost


def _directory(page: FormPagePresenter) -> FormPagePresenter:
    return replace(page, back_href=reverse("local_services"), back_label="Back to local services")


def add_form() -> FormPagePresenter:
    return _directory(FormPagePresenter(title="Add a local service"))


def check_form(service: LocalService) -> FormPagePresenter:
    return _directory(
        FormPagePresenter(
            title="Check or change this service",
            caption=service.name,
            intro=(
                f"It was last checked on {day(service.checked_on)}. Save it even when nothing is "
                "different: then others know that it still holds.",
            ),
            submit="It is right now",
        )
    )


def retire_form(service: LocalService) -> FormPagePresenter:
    return _directory(
        FormPagePresenter(
            title="Take this service off the list",
            caption=service.name,
            intro=("What families were offered stays in their records.",),
            submit="Take it off",
        )
    )


def _family(family: Family, page: FormPagePresenter) -> FormPagePresenter:
    href = reverse("family_help", args=[family.pk])
    return family_form(family, replace(page, back_href=href, back_label="Back to their help"))


def offer_form(family: Family, stale: Sequence[str]) -> FormPagePresenter:
    found = f"Not checked for half a year: {listed(stale)}. Call before you give a number."
    return _family(
        family,
        FormPagePresenter(
            title="Write down what was offered", intro=(found,) if stale else (), submit="Save"
        ),
    )


def step_form(signpost: Signpost) -> FormPagePresenter:
    return _family(
        signpost.family,
        FormPagePresenter(
            title=f"{signpost.service.name}: say how it stands",
            intro=(f"It stands at “{signpost.get_state_display()}” now.",),
        ),
    )


def withdraw_form(signpost: Signpost) -> FormPagePresenter:
    return _family(
        signpost.family,
        FormPagePresenter(
            title=f"Withdraw the offer of {signpost.service.name}",
            intro=("It stays readable in the record.",),
            submit="Withdraw it",
        ),
    )
