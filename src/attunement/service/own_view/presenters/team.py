"""Choosing what a family is shown, reading it first, and the links that were made."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from ...design.filters import when
from ...home_answers.keys import Keys
from ...home_answers.presenters.inviting import LinkPage
from ...home_answers.states import ANSWERABLE, OVER, State
from ...outcomes.presenters.letters import safe_contact
from ...relationships.models import Family
from ...way.presenters import FormPagePresenter, Link
from ..models import FamilyView
from ..pieces import Section
from ..selectors import OwnView, Shared
from ..states import state_of
from .shown import ShownPage, shown_page

COLOURS = {
    State.SENT: "grey",
    State.OPENED: "blue",
    State.LOCKED: "orange",
    State.EXPIRED: "grey",
    State.CLOSED: "grey",
    State.WITHDRAWN: "grey",
}
NEVER_SHOWN = (
    "The page holds only what concerns this one person: their own hopes, the people they meet, "
    "what is planned with them, and how their own answers changed. It never shows notes, "
    "safeguarding, an own therapy, an address, or what somebody else said or answered."
)


@dataclass(frozen=True)
class Card:
    title: str
    state: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class OwnViewsPage:
    title: str = "Their own page"
    caption: str
    back: Link
    warning: str
    intro: tuple[str, ...]
    people: tuple[Link, ...]
    none: str = "No link has been made yet."
    cards: tuple[Card, ...]


def own_views(found: Shared, now: dt.datetime) -> OwnViewsPage:
    return OwnViewsPage(
        caption=found.family.name,
        back=Link("Back to the family", reverse("family", args=[found.family.pk])),
        warning=safe_contact(found.family),
        intro=(
            "A parent or carer can read a page of their own on their phone, with a link and a PIN, "
            "or take it home on paper. You read it first, and choose what is on it.",
            NEVER_SHOWN,
        ),
        people=tuple(
            Link(
                f"Make a page for {person.first_name}",
                reverse("choose_own_view", args=[found.family.pk, person.pk]),
            )
            for person in found.carers
        ),
        cards=tuple(_card(row, now, safe=safe) for row, safe in found.views),
    )


def _card(row: FamilyView, now: dt.datetime, *, safe: bool) -> Card:
    state = state_of(row, now, safe=safe)
    facts = [
        ("Made", f"{when(row.made_at)}, by {row.made_by.name}"),
        ("Link for", f"{row.person.first_name}, at {row.sent_to}"),
    ]
    if row.opened_at:
        facts.append(("First opened", when(row.opened_at)))
    if row.withdrawn_at and row.withdrawn_by:
        who = f"{when(row.withdrawn_at)}, by {row.withdrawn_by.name}"
        facts.append(("Withdrawn", f"{who}: {row.withdrawn_because}"))
    elif state in ANSWERABLE:
        facts.append(("Works until", when(row.expires_at)))
    links = [Link("Read what it shows", reverse("shown_own_view", args=[row.pk]))]
    if state not in OVER:
        links.append(Link("Withdraw the link", reverse("withdraw_own_view", args=[row.pk])))
    return Card(row.person.full_name, state.value, COLOURS[state], tuple(facts), tuple(links))


@dataclass(frozen=True)
class Choice:
    id: str
    value: str
    label: str


@dataclass(frozen=True)
class Group:
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class ChoosePage:
    title: str
    caption: str
    back: Link
    warning: str
    intro: tuple[str, ...]
    unsafe_title: str = "Not offered, because it names a hidden address"
    unsafe: tuple[str, ...]
    groups: tuple[Group, ...]
    nothing: str = (
        "There is nothing to show yet: no hope in their own words, nobody who meets them, and no "
        "day that is planned."
    )
    action: str
    submit: str = "See the page as they would"


def choose(found: OwnView) -> ChoosePage:
    groups = (
        Group(
            section.value,
            tuple(
                Choice(f"show-{each.key}", each.key, _label(each.title, each.words))
                for each in found.pieces
                if each.section is section
            ),
        )
        for section in Section
    )
    return ChoosePage(
        title=f"What does {found.person.first_name} see?",
        caption=found.family.name,
        back=_back(found.family),
        warning=safe_contact(found.family),
        intro=(
            "Untick what is better said face to face, and what could do harm if somebody else read "
            "it over their shoulder.",
            NEVER_SHOWN,
            *_bereaved(found),
            *_in_english(found),
        ),
        unsafe=found.unsafe,
        groups=tuple(group for group in groups if group.choices),
        action=reverse("make_own_view", args=[found.family.pk, found.person.pk]),
    )


def _label(title: str, words: Sequence[str]) -> str:
    return " ".join((title, *words)).strip()


def _bereaved(found: OwnView) -> tuple[str, ...]:
    if not found.missed:
        return ()
    return (
        "A loss is on record. The page says that you are sorry, shows no answers to forms, and "
        "says nothing of what was hoped for with the baby who died. A visit may be kinder.",
    )


def _in_english(found: OwnView) -> tuple[str, ...]:
    person = found.person
    if not (person.interpreter_needed or person.language.strip().lower() not in {"", "english"}):
        return ()
    return (f"The page is in English. Read it with {person.first_name} and an interpreter.",)


@dataclass(frozen=True, kw_only=True)
class MakePage(FormPagePresenter):
    preview_title: str = "This is all that they see"
    preview: ShownPage
    print_link: Link
    link_title: str = "Make a link for their phone"


def make(found: OwnView, keys: Collection[str]) -> MakePage:
    family, person = found.family, found.person
    chosen = urlencode([("show", key) for key in keys])
    address = reverse("print_own_view", args=[family.pk, person.pk])
    return MakePage(
        title=f"{person.first_name}’s own page",
        caption=family.name,
        warning=safe_contact(family),
        back_href=reverse("choose_own_view", args=[family.pk, person.pk]),
        back_label="Back: choose again",
        submit="Make the link",
        preview=shown_page(found.shown(keys), family.team),
        print_link=Link("Print it (PDF)", f"{address}?{chosen}"),
    )


def link_made(view: FamilyView, keys: Keys, address: str) -> LinkPage:
    name = view.person.first_name
    return LinkPage(
        title="The link is ready",
        caption=view.family.name,
        warning="This page is shown once. Copy both before you leave it.",
        message=f"Something for you to read, as we said: {address}",
        pin_title=f"2. Give {name} the PIN in another way",
        pin=f"{keys.pin[:3]} {keys.pin[3:]}",
        pin_why=f"Say it to {name} on the phone or in person. Whoever has the link and the PIN can "
        "read the page.",
        after=(
            f"The link goes to {view.sent_to} and works until {when(view.expires_at)}.",
            "What is written in the record from now on does not appear on it.",
        ),
        back=Link("Go on: I have copied both", reverse("own_views", args=[view.family_id])),
    )


@dataclass(frozen=True)
class ReadPage:
    title: str
    caption: str
    back: Link
    preview: ShownPage


def read(view: FamilyView) -> ReadPage:
    return ReadPage(
        title=f"What {view.person.first_name} was shown",
        caption=f"{view.family.name}: {when(view.made_at)}",
        back=_back(view.family),
        preview=shown_page(view.shown, view.family.team),
    )


def withdrawing(view: FamilyView) -> FormPagePresenter:
    back = _back(view.family)
    return FormPagePresenter(
        title=f"Withdraw the link of {view.person.first_name}",
        caption=view.family.name,
        intro=("The link leads nowhere from then on. What it showed stays in the record.",),
        warning=safe_contact(view.family),
        submit="Withdraw the link",
        back_href=back.href,
        back_label=back.label,
    )


def _back(family: Family) -> Link:
    return Link("Back to their own pages", reverse("own_views", args=[family.pk]))
