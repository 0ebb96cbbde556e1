"""Every visible string of homes, parental responsibility and interpreters."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ..accounts.viewer import Viewer
from ..design.filters import day
from ..relationships.models import Family, Person
from ..relationships.presenters import family_form
from ..sections.rules import Access, Section
from ..way.presenters import FormPagePresenter, Link
from .addresses import Home, on_screen
from .holding import Standing, standing
from .models import Household, Interpreter, Responsibility
from .permissions import CHANGE_HOMES, KEEP_INTERPRETERS, RECORD_RESPONSIBILITY
from .selectors import OfFamily, held, living_there

BACK = "Back to homes and parental responsibility"
TAGS = {
    Standing.DISPUTED: "orange",
    Standing.SHOWN: "green",
    Standing.TOLD: "yellow",
    Standing.ENDED: "grey",
    Standing.NOT_YET: "grey",
}


@dataclass(frozen=True, kw_only=True)
class HomeCard:
    """`rows` are label and words; an address that this reader may not see says so."""

    title: str
    tag: str
    rows: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class HeldLine:
    who: str
    child: str
    tag: str
    colour: str
    facts: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    title: str
    caption: str
    back: Link
    warning: str
    homes: tuple[HomeCard, ...]
    homes_title: str = "Where they live"
    homes_none: str = "No home has been recorded. Letters go to the address that each person gave."
    add_home: Link | None
    held: tuple[HeldLine, ...]
    held_title: str = "Parental responsibility"
    held_none: str = "Nothing has been recorded yet. Do not assume it: ask, and look at a document."
    held_lead: str
    add_held: Link | None


def people_page(viewer: Viewer, found: OfFamily, on: dt.date) -> PeoplePage:
    family = found.family
    changes, records = viewer.may(CHANGE_HOMES), viewer.may(RECORD_RESPONSIBILITY)
    return PeoplePage(
        title="Homes and parental responsibility",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        warning=family.safe_contact,
        homes=tuple(_home(each, found, changes=changes) for each in found.households),
        add_home=Link("Add a home", reverse("add_household", args=[family.pk]))
        if changes
        else None,
        held=tuple(held_line(row, on, changes=records) for row in found.responsibilities),
        held_lead="Who must be asked before something is decided for a child, and what shows it. "
        "It is never worked out from who somebody is to the child.",
        add_held=Link(
            "Record parental responsibility", reverse("record_responsibility", args=[family.pk])
        )
        if records
        else None,
    )


def _home(each: Household, found: OfFamily, *, changes: bool) -> HomeCard:
    here = living_there(each)
    facts = Home(address=each.address, hidden=each.hidden, residents=frozenset(p.pk for p in here))
    shown = on_screen(facts, may_read_hidden=found.hidden == Access.READ)
    rows = [
        ("Who lives there", ", ".join(person.full_name for person in here) or "Nobody now"),
        ("Address", shown or "Not recorded"),
    ]
    if each.contact:
        rows.append(("Safe contact", each.contact))
    if each.since:
        rows.append(("Since", day(each.since)))
    if each.until:
        rows.append(("Until", day(each.until)))
    opens = each.hidden and found.hidden == Access.WITH_REASON
    links = (
        (
            Link("Change", reverse("change_household", args=[each.pk])),
            Link("Nobody lives there now", reverse("end_household", args=[each.pk])),
        )
        if changes and each.until is None
        else ()
    )
    if opens:
        glass = reverse("break_glass", args=[found.family.pk, Section.HIDDEN_ADDRESS])
        links = (Link("Read the address, with a reason", glass), *links)
    return HomeCard(
        title=each.name, tag="Address hidden" if each.hidden else "", rows=tuple(rows), links=links
    )


def held_line(row: Responsibility, on: dt.date, *, changes: bool) -> HeldLine:
    stands = standing(held(row), on)
    return HeldLine(
        who=row.holder.full_name if row.holder else row.holder_name,
        child=row.child.full_name,
        tag=stands.value,
        colour=TAGS[stands],
        facts=tuple(_held_facts(row)),
        links=_held_links(row) if changes else (),
    )


def _held_facts(row: Responsibility) -> Iterable[str]:
    if row.seen_on and row.seen_by:
        yield f"{row.get_evidence_display()}, seen by {row.seen_by.name} on {day(row.seen_on)}"
    else:
        yield row.get_evidence_display()
    if row.since:
        yield f"Since {day(row.since)}"
    if row.until:
        yield f"Until {day(row.until)}"
    if row.disputed_on:
        yield f"Disputed by {row.disputed_by} on {day(row.disputed_on)}: “{row.dispute}”"
    if row.settled_on:
        yield f"Settled on {day(row.settled_on)}: {row.settled_how}"


def _held_links(row: Responsibility) -> tuple[Link, ...]:
    disputed = row.disputed_on is not None and row.settled_on is None
    about = (
        Link("Say how it was settled", reverse("settle_responsibility", args=[row.pk]))
        if disputed
        else Link("Somebody disputes this", reverse("dispute_responsibility", args=[row.pk]))
    )
    return about, Link("Withdraw", reverse("withdraw_responsibility", args=[row.pk]))


def home_form(family: Family, title: str, intro: tuple[str, ...] = ()) -> FormPagePresenter:
    back = reverse("family_people", args=[family.pk])
    page = FormPagePresenter(title=title, intro=intro, back_href=back, back_label=BACK)
    return family_form(family, page)


def held_form(row: Responsibility, title: str) -> FormPagePresenter:
    who = row.holder.full_name if row.holder else row.holder_name
    return home_form(
        row.family, title, (f"{who} is recorded with parental responsibility for {_name(row)}.",)
    )


def _name(row: Responsibility) -> str:
    child: Person = row.child
    return child.full_name


@dataclass(frozen=True, kw_only=True)
class InterpreterLine:
    name: str
    language: str
    agency: str
    contact: str
    state: str
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class InterpretersPage:
    title: str = "Interpreters"
    back: Link
    lead: str = (
        "People whom the team asks to interpret. A member of the family is never the interpreter: "
        "what is hard to say could not be said."
    )
    rows: tuple[InterpreterLine, ...]
    nothing: str = "Nobody is on the list yet."
    add: Link | None


def interpreters(viewer: Viewer, rows: Iterable[Interpreter]) -> InterpretersPage:
    keeps = viewer.may(KEEP_INTERPRETERS)
    return InterpretersPage(
        back=Link("Back to your team", reverse("your_team")),
        rows=tuple(
            InterpreterLine(
                name=each.name,
                language=each.language,
                agency=each.agency,
                contact=each.contact,
                state=f"No longer asked since {day(each.until)}" if each.until else "",
                link=Link("Take off the list", reverse("retire_interpreter", args=[each.pk]))
                if keeps and each.until is None
                else None,
            )
            for each in rows
        ),
        add=Link("Add an interpreter", reverse("add_interpreter")) if keeps else None,
    )


def interpreter_form(title: str) -> FormPagePresenter:
    return FormPagePresenter(title=title, back_href=reverse("interpreters"))
