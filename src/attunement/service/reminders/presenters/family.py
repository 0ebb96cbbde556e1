"""Reminders of one family: who gets them, in which words, and what went."""

from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import when
from ...relationships.models import Person
from ...way.presenters import FormPagePresenter, Link
from .. import policies
from ..permissions import SWITCH_ON
from ..selectors import Facts, OfFamily, Texted
from .lines import NextLine, SentLine, next_line, sent_line

NO_NOTE = "Nobody has written down how it is safe to reach this family."


@dataclass(frozen=True)
class PersonLine:
    name: str
    tag: str
    colour: str
    words: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class FamilyPage:
    title: str
    caption: str
    back: Link
    lead: str
    safe_contact: str
    people: tuple[PersonLine, ...]
    due: tuple[NextLine, ...]
    sent: tuple[SentLine, ...]
    safe_contact_title: str = "Safe contact"
    people_title: str = "Parents and carers"
    due_title: str = "In the next two days"
    due_none: str = "Nothing is planned for the next two days."
    goes: str = "This text goes"
    stays: str = "No text goes"
    sent_title: str = "What went"
    sent_none: str = "Nothing has been sent yet."


def family_page(viewer: Viewer, found: OfFamily) -> FamilyPage:
    family = found.family
    return FamilyPage(
        title="Reminders by text",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        lead="A text goes in the two days before a session, visit or call. It names nobody but the "
        "parent and who writes, and no place.",
        safe_contact=family.safe_contact or NO_NOTE,
        people=tuple(_person(viewer, found, person, facts) for person, facts in found.carers),
        due=tuple(next_line(each) for each in found.due),
        sent=tuple(sent_line(each) for each in found.sent),
    )


def _person(viewer: Viewer, found: OfFamily, person: Person, facts: Facts) -> PersonLine:
    family, choice = found.family, facts.choice
    refusal = facts.refusal(family, person)
    words = []
    if choice is not None and choice.wanted:
        words.append(f"Switched on by {choice.said_by.name}, {when(choice.said_at)}.")
        hours = f"{policies.hour(choice.earliest)} and {policies.hour(choice.latest)}"
        words.append(f"A text is safe between {hours}.")
    if refusal is not None:
        words += filter(None, (refusal.why, refusal.instead))
    links = []
    may = policies.may_text(family, person, consent=facts.consent, member=facts.member) is None
    args = [family.pk, person.pk]
    if refusal is not None and may and viewer.may(SWITCH_ON):
        links.append(Link(f"Switch on for {person.first_name}", reverse("reminders_on", args=args)))
    if choice is not None and choice.wanted:
        links.append(
            Link(f"Switch off for {person.first_name}", reverse("reminders_off", args=args))
        )
    return PersonLine(
        name=f"{person.full_name}{f', {person.telephone}' if person.telephone else ''}",
        tag="Off" if refusal else "On",
        colour="grey" if refusal else "green",
        words=tuple(words),
        links=tuple(links),
    )


def switch_on_form(found: Texted) -> FormPagePresenter:
    person = found.person
    return FormPagePresenter(
        title=f"Reminders for {person.first_name}",
        intro=(
            *(() if found.family.safe_contact else (NO_NOTE,)),
            f"Texts go to {person.telephone}, in the two days before a session, visit or call. "
            "Think of who else may read that phone.",
            "They stop by themselves when the number or the note on safe contact changes, or when "
            "a flag is raised.",
        ),
        submit="Switch reminders on",
        back_href=reverse("family_reminders", args=[found.family.pk]),
    )


def switch_off_form(found: Texted) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Switch off reminders for {found.person.first_name}",
        intro=("No text goes from now on.",),
        submit="Switch reminders off",
        back_href=reverse("family_reminders", args=[found.family.pk]),
    )
