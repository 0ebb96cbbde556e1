"""Who read or changed a family's record, in sentences."""

from dataclasses import dataclass

from ...accounts.roles import Role
from ...audit.models import Event
from ...audit.programs import Program
from ...design.filters import when
from ...relationships.models import Family
from ...sections.rules import unlogged
from ...way.presenters import Link
from ..facts import Listed
from .links import to

PAGES = {
    "Family": "the family’s page",
    "Relationship": "the page of a relationship",
    "FamilyReads": "this log",
    "Families": "a line about this family, found by a search",
}
"""What a page is called in the log; others are told by the words of their name."""


PROGRAMS = {each.value: each.label for each in Program}


@dataclass(frozen=True, kw_only=True)
class ReadLine:
    when: str
    who: str
    what: str


@dataclass(frozen=True, kw_only=True)
class ReadsPage:
    title: str = "Who has read or changed this record"
    caption: str
    back: Link
    lead: str = (
        "Every time that somebody opens or changes this family’s record, it is written down here. "
        "Nobody can change or remove a line. What was done in a sealed section is shown only to "
        "those who may read that section."
    )
    head: tuple[str, ...] = ("When", "Who", "What")
    rows: tuple[ReadLine, ...]
    pages: tuple[Link, ...]


def reads(family: Family, found: Listed[Event], *, page: int) -> ReadsPage:
    here = to("family_reads", family.pk)
    pages = [Link("Newer", f"{here}?page={page - 1}")] if page > 1 else []
    pages += [Link("Older", f"{here}?page={page + 1}")] if found.more else []
    return ReadsPage(
        caption=family.name,
        back=Link(f"Back to {family.name}", to("family", family.pk)),
        rows=tuple(_line(event) for event in found.rows),
        pages=tuple(pages),
    )


def _line(event: Event) -> ReadLine:
    return ReadLine(when=when(event.at), who=_who(event), what=_what(event))


def _who(event: Event) -> str:
    if event.actor is None:
        return PROGRAMS.get(event.acting_as, "Somebody outside the team")
    roles = {role.value: role.label for role in Role}
    role = roles.get(event.acting_as, event.acting_as)
    return f"{event.actor.name} ({role.split(' (')[0].lower()})"


def _what(event: Event) -> str:
    subject = unlogged(event.subject)
    if event.verb == "read":
        glass = " (opened with a reason)" if event.details.get("break_glass") else ""
        return f"Read {PAGES.get(subject, in_words(subject))}{glass}"
    return f"{event.verb[0].upper()}{event.verb[1:]} ({subject})"


def in_words(page: str) -> str:
    """ "ShowResponse" as "show response": the name of a page in its own words."""
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in page)
    return f"the page “{spaced.strip()}”"
