"""What the contacts and the statements of national guidance share: what is counted, and how
strongly it is asked for."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.practice.guidance import AuditMeasure, Contact, Statement, Strength
from .blocks import Said, Section, Table
from .own_words import OwnWords
from .windows import due
from .words import sentence
from .writing import Writer

NOT_STATED = "Not stated"
STRENGTHS: Mapping[Strength, str] = MappingProxyType(
    {
        "offer": "Offer (a strong recommendation)",
        "consider": "Consider (a weaker recommendation)",
        "recommended": "Recommended",
    }
)


def strength(held: Strength | None, own: OwnWords) -> Said:
    return own.said(STRENGTHS[held] if held else None, NOT_STATED)


def measures(one: Contact | Statement, writer: Writer) -> Section:
    """The fractions that a national body counts."""
    rows = tuple(_measure(each, one, writer) for each in one.measures)
    head = ("Name", "Count these", "Out of these", "One for each", "When")
    return Section(
        "measures",
        "How it is counted",
        tables=(Table("Audit measures", head, rows),) if rows else (),
        nothing="We know of no national measure that counts this.",
    )


def _measure(each: AuditMeasure, one: Contact | Statement, writer: Writer) -> tuple[Said, ...]:
    own = OwnWords(one, writer, each.confidence)
    return (
        Said(each.code),
        own.said(sentence(each.numerator)),
        own.said(sentence(each.denominator)),
        Said(sentence(each.counted or NOT_STATED)),
        Said(due(each.window, each.anchor)),
    )


def remarks(one: Contact | Statement, writer: Writer) -> tuple[Section, Section]:
    return (
        Section("notes", "What else to know", points=writer.facts(one.notes)),
        Section("differences", "Where sources differ", points=writer.facts(one.discrepancies)),
    )
