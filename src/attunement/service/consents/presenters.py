"""Every visible string about consent."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ..accounts.viewer import Viewer
from ..design.filters import day
from ..relationships.models import Family, Person
from ..relationships.presenters import family_form
from ..relationships.selectors import CHILDREN
from ..way.presenters import FormPagePresenter, Link
from .models import Consent, Override
from .permissions import RECORD_CONSENTS
from .purposes import PURPOSES, Purpose
from .selectors import OfFamily, answer, stands
from .standing import Standing, says

COLOURS = {
    Standing.GIVEN: "green",
    Standing.REFUSED: "red",
    Standing.TAKEN_BACK: "red",
    Standing.DISAGREED: "orange",
    Standing.NOT_ASKED: "grey",
}


@dataclass(frozen=True, kw_only=True)
class Said:
    words: str
    details: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One purpose for one person: how it stands, and every answer, the latest first."""

    title: str
    standing: str
    colour: str
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class OfPerson:
    name: str
    note: str
    lines: tuple[Line, ...]
    not_asked: str


@dataclass(frozen=True, kw_only=True)
class ConsentsPage:
    title: str
    caption: str
    back: Link
    warning: str
    lead: str
    add: Link | None
    people: tuple[OfPerson, ...]
    overrides_title: str = "Done all the same, and why"
    overrides: tuple[str, ...]


def consents(viewer: Viewer, found: OfFamily, on: dt.date) -> ConsentsPage:
    family = found.family
    records = viewer.may(RECORD_CONSENTS)
    return ConsentsPage(
        title="What they agreed to",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        warning=family.safe_contact,
        lead="Each person and each purpose is asked about by itself. Anybody can take a yes back "
        "at any time, and needs to give no reason.",
        add=Link("Record what somebody said", reverse("record_consent", args=[family.pk]))
        if records
        else None,
        people=tuple(
            _person(member.person, found, on, child=member.place in CHILDREN, records=records)
            for member in found.members
        ),
        overrides=tuple(_override(row) for row in found.overrides),
    )


def _person(
    person: Person, found: OfFamily, on: dt.date, *, child: bool, records: bool
) -> OfPerson:
    own = [row for row in found.consents if row.person_id == person.pk]
    asked = dict.fromkeys((Purpose(row.purpose), row.agency) for row in own)
    lines = []
    for purpose, agency in asked:
        rows = [row for row in own if (row.purpose, row.agency) == (purpose, agency)]
        found_standing = stands(
            own, person.pk, purpose, found.held, child=child, on=on, agency=agency
        )
        title = PURPOSES[purpose].title
        lines.append(
            Line(
                title=f"{title}: {agency}" if agency else title,
                standing=found_standing.value,
                colour=COLOURS[found_standing],
                said=tuple(_said(row, on, records=records) for row in reversed(rows)),
            )
        )
    known = {purpose for purpose, _ in asked}
    open_ = [about.title for each, about in PURPOSES.items() if each not in known]
    return OfPerson(
        name=person.full_name,
        note=_note(person, found, on) if child else "",
        lines=tuple(lines),
        not_asked=f"Not asked yet: {', '.join(open_)}." if open_ else "",
    )


def _note(person: Person, found: OfFamily, on: dt.date) -> str:
    if any(row.child == person.pk for row in found.held):
        return ""
    return (
        "Nobody is recorded with parental responsibility, so every answer counts for now. Find out "
        "who holds it."
    )


def _said(row: Consent, on: dt.date, *, records: bool) -> Said:
    stands_as = says(answer(row), on).value.lower()
    details = [
        f"Explained: {row.explained}" if row.explained else "What was explained: not recorded"
    ]
    how = " with ".join(
        words for words in (row.language, row.interpreter.name if row.interpreter else "") if words
    )
    if how:
        details.append(f"In {how}" if row.language else f"With {how}")
    if row.asked_by:
        details.append(f"Asked by {row.asked_by.name}")
    if row.taken_back_on:
        details.append(f"Taken back on {day(row.taken_back_on)}")
    links = []
    if records:
        if row.given and row.taken_back_on is None:
            links.append(Link("They took it back", reverse("take_back_consent", args=[row.pk])))
        links.append(Link("Recorded in error", reverse("withdraw_consent", args=[row.pk])))
    return Said(
        words=f"{row.answered_by.full_name}: {stands_as}, {day(row.answered_on)}",
        details=tuple(details),
        links=tuple(links),
    )


def _override(row: Override) -> str:
    title = PURPOSES[Purpose(row.purpose)].title
    return f"{title}, {row.person.full_name}, {day(row.at)}, {row.by.name}: {row.because}"


def record_form(family: Family) -> FormPagePresenter:
    return _form(
        family,
        "Record what somebody said",
        (
            "Write down a no as well as a yes. A no is never a reason for less care.",
            "Agreeing to something here is about what we do together. It is not the legal ground "
            "for keeping a record.",
        ),
    )


def about_form(row: Consent, title: str) -> FormPagePresenter:
    words = f"{row.get_purpose_display()}, {row.person.full_name}: {row.answered_by.full_name}."
    return _form(row.family, title, (words,))


def _form(family: Family, title: str, intro: tuple[str, ...]) -> FormPagePresenter:
    back = reverse("consents", args=[family.pk])
    page = FormPagePresenter(
        title=title, intro=intro, back_href=back, back_label="Back to what they agreed to"
    )
    return family_form(family, page)


def disagreements(
    rows: Iterable[tuple[Person, Purpose, Standing]],
) -> tuple[str, ...]:
    """What a family's page says first about consent."""
    return tuple(
        f"{PURPOSES[purpose].title}, {person.first_name}: those who decide do not agree with each "
        "other. Do not go ahead before they do."
        for person, purpose, standing in rows
        if standing is Standing.DISAGREED
    )
