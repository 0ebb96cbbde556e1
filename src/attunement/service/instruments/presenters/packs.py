"""Every visible string of the pages on forms: on paper, and in a team's own words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....measures import Measure
from ....measures.packs import TextPack
from ....measures.printable import PrintableForm, printable
from ...accounts.viewer import Viewer
from ...design.filters import day
from ...way.presenters import FormPagePresenter, Link
from ..models import InstalledPack
from ..permissions import INSTALL_PACKS
from ..policies import takes_words
from .standing import measure_name


@dataclass(frozen=True)
class PackRow:
    measure: str
    origin: str
    withdraw_href: str
    withdraw_label: str


@dataclass(frozen=True)
class FormsPage:
    """`paper` leads to each form as it can be printed now; `install` to typing one's words."""

    title: str
    lead: tuple[str, ...]
    paper_title: str
    paper: tuple[Link, ...]
    packs_title: str
    packs: tuple[PackRow, ...]
    no_packs: str
    install_title: str
    install: tuple[Link, ...]


def forms_page(
    viewer: Viewer, packs: Iterable[InstalledPack], measures: Iterable[Measure]
) -> FormsPage:
    may, own = viewer.may(INSTALL_PACKS), list(packs)
    every = [each for each in measures if each.kind != "goals"]
    held = {row.measure for row in own}
    return FormsPage(
        title="Forms on paper, and their words",
        lead=(
            "Where the words of a form are its owner’s, only its numbers come with this software. "
            "A team that holds a licence may type the words from its own copy. They are shown to "
            "this team alone, and go into no export.",
            *(() if may else ("Your team lead or administrator installs them.",)),
        ),
        paper_title="Print a form or an answer sheet",
        paper=tuple(Link(each.title, reverse("paper_form", args=[each.id])) for each in every),
        packs_title="Words that the team has installed",
        packs=tuple(_row(row, may) for row in own),
        no_packs="None has been installed yet.",
        install_title="Type the words of",
        install=tuple(
            Link(each.title, reverse("install_pack", args=[each.id]))
            for each in every
            if takes_words(each) and each.id not in held
        )
        if may
        else (),
    )


def _row(row: InstalledPack, may: bool) -> PackRow:
    name = measure_name(row.measure)
    return PackRow(
        measure=name,
        origin=f"{row.licence}. Installed by {row.installed_by.name} on "
        f"{day(row.installed_at.date())}.",
        withdraw_href=reverse("withdraw_pack", args=[row.pk]) if may else "",
        withdraw_label=f"Withdraw the words of {name}",
    )


@dataclass(frozen=True)
class PaperPage:
    form: PrintableForm
    caption: str
    back_href: str
    back_label: str
    fhir_href: str
    fhir_label: str


def paper_page(measure: Measure, pack: TextPack | None) -> PaperPage:
    form = printable(measure, pack)
    sheet = "Answer sheet: fill it in beside the owner’s own form"
    return PaperPage(
        form=form,
        caption=sheet if form.kind == "sheet" else "Form",
        back_href=reverse("paper_forms"),
        back_label="Back to the forms",
        fhir_href=reverse("fhir_form", args=[measure.id]),
        fhir_label="As a FHIR R4 Questionnaire",
    )


def install_form(measure: Measure) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Type the words of {measure.short_name}",
        caption=f"Version {measure.version}",
        intro=(
            "Type every item as your licensed copy prints it. Nobody outside your team sees them.",
            f"Whose it is: {measure.licence.owner or 'not known'}. {measure.licence.status}",
        ),
        submit="Install these words",
        back_href=reverse("paper_forms"),
        back_label="Back to the forms",
    )


def withdraw_pack_form(row: InstalledPack) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw the words of {measure_name(row.measure)}",
        intro=("The words are forgotten. Answers that were given to them stay, by their numbers.",),
        submit="Withdraw the words",
        back_href=reverse("paper_forms"),
        back_label="Back to the forms",
    )
