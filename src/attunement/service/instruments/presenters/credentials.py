"""Every visible string of the pages on who may rate with what."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import FormPagePresenter
from ..models import Credential
from ..permissions import CHANGE_CREDENTIALS
from .standing import measure_name, standing


@dataclass(frozen=True)
class Row:
    """One certificate. `tag` says how it stands today."""

    holder: str
    measure: str
    covers: str
    evidence: str
    tag: str
    colour: str
    withdraw_href: str
    withdraw_label: str


@dataclass(frozen=True)
class CredentialsPage:
    title: str
    lead: tuple[str, ...]
    rows: tuple[Row, ...]
    nothing: str
    add_href: str
    add_label: str


def credentials_page(
    viewer: Viewer, credentials: Iterable[Credential], on: dt.date
) -> CredentialsPage:
    may_change = viewer.may(CHANGE_CREDENTIALS)
    return CredentialsPage(
        title="Who is certified to rate",
        lead=(
            "Some measures may be rated only by somebody who is trained in them. A rating by "
            "anybody else is kept as a draft. It counts in no outcome until somebody certified "
            "confirms it.",
            *(() if may_change else ("Your team lead or administrator keeps this list.",)),
        ),
        rows=tuple(_row(each, may_change, on) for each in credentials),
        nothing="No certificate is on file yet, so every such rating is a draft.",
        add_href=reverse("add_credential") if may_change else "",
        add_label="Add a certificate",
    )


def _row(credential: Credential, may_change: bool, on: dt.date) -> Row:
    tag, colour = standing(credential.starts_on, credential.ends_on, on)
    name = measure_name(credential.measure)
    return Row(
        holder=credential.holder.name,
        measure=name,
        covers=f"{day(credential.starts_on)} to {day(credential.ends_on)}",
        evidence=credential.evidence,
        tag=tag,
        colour=colour,
        withdraw_href=reverse("withdraw_credential", args=[credential.pk]) if may_change else "",
        withdraw_label=f"Withdraw the {name} certificate of {credential.holder.name}",
    )


def add_credential_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Add a certificate",
        intro=(
            "A renewal is a new certificate. Leave the earlier one: it covers what was rated then.",
        ),
        submit="Add the certificate",
        back_href=reverse("credentials"),
        back_label="Back to who is certified",
    )


def withdraw_credential_form(credential: Credential) -> FormPagePresenter:
    name = measure_name(credential.measure)
    return FormPagePresenter(
        title=f"Withdraw a {name} certificate",
        caption=credential.holder.name,
        intro=(
            "Only for one that was entered wrongly. One that has run out stays on file.",
            "Ratings that were made under it stay as they are.",
        ),
        submit="Withdraw the certificate",
        back_href=reverse("credentials"),
        back_label="Back to who is certified",
    )
