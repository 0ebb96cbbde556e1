"""Every visible string of this app's pages."""

from dataclasses import replace

from django.urls import reverse

from ..way.presenters import FormPagePresenter
from .models import Family


def family_form(family: Family, page: FormPagePresenter) -> FormPagePresenter:
    """A form about a family: under its name, with the safe-contact note before anything else."""
    return replace(
        page,
        caption=family.name,
        back_href=page.back_href or reverse("family", args=[family.pk]),
        back_label=page.back_label if page.back_href else f"Back to {family.name}",
        warning=family.safe_contact,
    )
