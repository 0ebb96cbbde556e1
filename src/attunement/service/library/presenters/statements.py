"""One thing that a document asks for: of whom, when it is met, and how it is counted."""

from ....knowledge.practice.guidance import Dose, Statement
from ...design.filters import plural
from .blocks import Said, Section, Table, Told
from .national import NOT_STATED, measures, remarks, strength
from .own_words import OwnWords
from .words import sentence
from .writing import Writer


def tell(one: Statement, writer: Writer) -> Told:
    document = writer.link("guidance-documents", one.document)
    return Told(
        title=one.audit_name or one.text,
        lead=one.text if one.audit_name else f"From {document.text}.",
        sections=(
            _asks(one, document, writer),
            _dose(one.dose, writer),
            measures(one, writer),
            _tools(one, writer),
            *remarks(one, writer),
        ),
    )


def _asks(one: Statement, document: Said, writer: Writer) -> Section:
    own = OwnWords(one, writer, one.confidence)

    def listed(texts: tuple[str, ...]) -> tuple[Said, ...]:
        return own.each(map(sentence, texts)) or (Said(NOT_STATED),)

    programme = writer.link("programmes", one.programme) if one.programme else Said(NOT_STATED)
    contacts = tuple(writer.link("contacts", each) for each in one.contacts)
    return Section(
        "asks",
        "What it asks for",
        rows=(
            writer.row("In our words", own.said(one.text)),
            writer.row("Document", document),
            writer.row(
                "Who it is for", own.said(one.applies_to and sentence(one.applies_to), NOT_STATED)
            ),
            writer.row("How strongly it is asked for", strength(one.strength, own)),
            writer.row("Programme", programme),
            writer.row("At these contacts", *(contacts or (Said(NOT_STATED),))),
            writer.row("Met when", *listed(one.met_when)),
            writer.row("Leave out of the count", *listed(one.exclusions)),
            writer.row("What it should change", *listed(one.outcomes)),
            writer.row("Can a service count it?", Said(_countable(one))),
            writer.row("Name in the audit pack", Said(one.audit_name or "Not in the audit pack")),
        ),
    )


def _countable(one: Statement) -> str:
    return "Yes, from its own record" if one.computable else "No, not from its own record"


def _dose(dose: Dose | None, writer: Writer) -> Section:
    nothing = "It does not say how much."
    if dose is None:
        return Section("dose", "How much", nothing=nothing)
    held = (
        ("Sessions", dose.min_sessions and f"At least {plural(dose.min_sessions, 'session')}"),
        ("Length of a session", dose.minutes and _span(*dose.minutes, "minutes")),
        ("Over how long", dose.months and _span(*dose.months, "months")),
        ("Filming in a session", dose.filming_minutes and _span(*dose.filming_minutes, "minutes")),
        ("How often", dose.frequency and sentence(dose.frequency)),
        ("Where", dose.setting and sentence(dose.setting)),
    )
    rows = tuple(
        writer.row(label, writer.cited(words, dose) if words else Said(NOT_STATED))
        for label, words in held
    )
    return Section("dose", "How much", rows=rows)


def _span(low: int, high: int | None, unit: str) -> str:
    if high is None:
        return f"{low} {unit}; the longest is not stated"
    return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"


def _tools(one: Statement, writer: Writer) -> Section:
    rows = tuple(
        (writer.link("tools", each.tool), Said(f"{each.min_months} to {each.max_months} months"))
        for each in one.tools
    )
    return Section(
        "tools",
        "Tools that it lists",
        tables=(Table("Tools", ("Tool", "Child’s age"), rows),) if rows else (),
    )
