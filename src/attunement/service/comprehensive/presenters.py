"""Every visible string of the comprehensive assessment."""

from dataclasses import dataclass

from django.urls import reverse

from ...guidance import Factor, factors, may_apply
from ..accounts.viewer import Viewer
from ..design.filters import day, listed, plural
from ..relationships.models import Family, Person
from ..relationships.remembering import loss_of
from ..way.presenters import FormPagePresenter
from .models import FactorNote, Standing
from .permissions import NOTE_FACTORS
from .selectors import OfChild

WHAT_IT_IS = (
    "NICE asks for a comprehensive assessment before any attachment intervention, for children who "
    "are adopted from care, in care, or at high risk of going into care (guideline NG26; quality "
    "statement 1 of QS133)."
)
KEPT = "What was written before stays. Nothing more is asked."
NEVER = "Nothing was written, and nothing is asked."
COLOURS = {Standing.FOUND: "green", Standing.DOES_NOT_APPLY: "grey"}


@dataclass(frozen=True)
class Line:
    """One thing that was written. `origin` says from where, from which day, and who wrote it."""

    found: str
    origin: str
    withdraw_href: str


@dataclass(frozen=True)
class FactorRow:
    """`lines` has the latest first; `tag` says how the factor stands."""

    name: str
    asks: str
    tag: str
    colour: str
    lines: tuple[Line, ...]
    note_href: str
    note_label: str


@dataclass(frozen=True)
class ComprehensivePage:
    title: str
    caption: str
    back_href: str
    back_label: str
    lead: tuple[str, ...]
    state: str
    state_colour: str
    rows: tuple[FactorRow, ...]
    source_href: str
    source_label: str


def comprehensive(viewer: Viewer, found: OfChild) -> ComprehensivePage:
    gaps, lost = found.missing, loss_of(found.child)
    may = viewer.may(NOTE_FACTORS) and not lost
    told = {note.factor for note in found.notes}
    return ComprehensivePage(
        title=f"Comprehensive assessment of {found.child.first_name}",
        caption=found.family.name,
        back_href=reverse("family", args=[found.family.pk]),
        back_label=f"Back to {found.family.name}",
        lead=(KEPT if told else NEVER,) if lost else (WHAT_IT_IS, _whether(found)),
        state=lost or state_in_words(gaps),
        state_colour="grey" if lost else "yellow" if gaps else "green",
        rows=tuple(
            _row(found, factor, may)
            for factor in factors().values()
            if not lost or factor.id in told
        ),
        source_href=reverse("library_record", args=["tools", "ng26-comprehensive-assessment"]),
        source_label="What the library holds on this assessment",
    )


def _whether(found: OfChild) -> str:
    name = found.child.first_name
    if may_apply(found.circumstances):
        calling = (each for each in found.circumstances if may_apply({each}))
        known = listed(sorted(each.words for each in calling))
        return f"What is on file of {name} calls for it: {known}."
    return (
        f"Nothing on file of {name} says that it is called for. If {name} may go into care, it is: "
        "go on here, and say so where the relationship is understood."
    )


def state_in_words(gaps: tuple[Factor, ...]) -> str:
    if not gaps:
        return "Nothing is missing"
    return f"{plural(len(gaps), 'factor')} of {len(factors())} still missing"


def _row(found: OfChild, factor: Factor, may: bool) -> FactorRow:
    notes = [note for note in found.notes if note.factor == factor.id]
    standing = Standing(notes[0].standing) if notes else None
    address = [found.family.pk, found.child.pk, factor.id]
    return FactorRow(
        name=factor.name,
        asks=factor.asks,
        tag=standing.label if standing else "Missing",
        colour=COLOURS[standing] if standing else "yellow",
        lines=tuple(_line(note, may) for note in notes),
        note_href=reverse("note_factor", args=address) if may else "",
        note_label=f"{'Add to' if notes else 'Write about'} {factor.name.lower()}",
    )


def _line(note: FactorNote, may: bool) -> Line:
    return Line(
        found=note.found,
        origin=f"{note.source.rstrip('.')}. From {day(note.dated_on)}; written by "
        f"{note.noted_by.name}.",
        withdraw_href=reverse("withdraw_factor_note", args=[note.pk]) if may else "",
    )


def note_form(family: Family, child: Person, factor: Factor) -> FormPagePresenter:
    return FormPagePresenter(
        title=factor.name,
        caption=f"{family.name}: comprehensive assessment of {child.first_name}",
        intro=(
            factor.asks,
            *(
                ("Only for a child who has lived in another placement.",)
                if factor.only_after_placement
                else ()
            ),
        ),
        back_href=reverse("comprehensive", args=[family.pk, child.pk]),
        back_label="Back to the comprehensive assessment",
        warning=family.safe_contact,
    )


def withdraw_form(note: FactorNote) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw a line about {factors()[note.factor].name.lower()}",
        caption=note.family.name,
        intro=(f"“{note.found}”", "It leaves the page and stays in the record."),
        submit="Withdraw it",
        back_href=reverse("comprehensive", args=[note.family_id, note.child_id]),
        back_label="Back to the comprehensive assessment",
    )
