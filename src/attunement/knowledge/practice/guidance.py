"""National guidance: the documents, the contacts that they set, and what they ask for."""

from typing import Literal

from attunement.knowledge.record import (
    Cited,
    Confidence,
    ContactId,
    DocumentId,
    Fact,
    Frozen,
    PartialDate,
    ProgrammeId,
    Record,
    ToolId,
)

Anchor = Literal[
    "due-date", "birth", "transfer-home", "midwife-discharge", "referral", "assessment"
]
Strength = Literal["offer", "consider", "recommended"]


class GuidanceDocument(Record):
    """One document. `absent` is a finding that no such document exists. `published` is null when
    unknown; a superseded document stays, since local audits may still use it."""

    title: str
    publisher: str
    published: PartialDate | None
    status: Literal["current-when-seen", "superseded", "absent"]
    superseded_by: DocumentId | None
    superseded_from: PartialDate | None
    population: str | None
    contents: tuple[Fact, ...]
    discrepancies: tuple[Fact, ...]
    confidence: Confidence


class Window(Frozen):
    """When something is due: counted from its anchor in one unit, both ends included. `due_from` is
    null when it is due from the anchor on; before the due date days are negative."""

    unit: Literal["hours", "days", "months"]
    due_from: int | None
    due_to: int
    late_to: int | None = None


class AuditMeasure(Frozen):
    """A fraction that a national body counts, or suggests that a service counts."""

    code: str
    numerator: str
    denominator: str
    counted: str | None = None
    anchor: Anchor | None = None
    window: Window | None = None
    confidence: Confidence = "high"


class Contact(Record):
    """A contact that a family should be offered. Only one with `confidence: high` is computed
    with. The schedules of Scotland, Wales and Northern Ireland differ and would be records too."""

    name: str
    nation: Literal["England"]
    anchor: Anchor
    window: Window
    about: Literal["child", "mother"]
    statutory: bool | None
    strength: Strength | None
    met_when: str | None
    place: str | None
    measures: tuple[AuditMeasure, ...]
    notes: tuple[Fact, ...]
    discrepancies: tuple[Fact, ...]
    confidence: Confidence


class Dose(Cited):
    """How much a guideline asks for; null is not stated."""

    min_sessions: int | None = None
    minutes: tuple[int, int | None] | None = None
    months: tuple[int, int] | None = None
    filming_minutes: tuple[int, int] | None = None
    frequency: str | None = None
    setting: str | None = None


class ListedTool(Frozen):
    """A tool that guidance lists, and the child's age in months for which it does."""

    tool: ToolId
    min_months: int
    max_months: int


class Statement(Record):
    """One thing that a document asks for, in our words. `computable` says whether a service can
    count it from its own record; `audit_name` says that it belongs to the audit pack."""

    document: DocumentId
    text: str
    applies_to: str | None
    met_when: tuple[str, ...]
    contacts: tuple[ContactId, ...]
    measures: tuple[AuditMeasure, ...]
    exclusions: tuple[str, ...]
    outcomes: tuple[str, ...]
    dose: Dose | None
    tools: tuple[ListedTool, ...]
    programme: ProgrammeId | None
    strength: Strength | None
    computable: bool
    audit_name: str | None
    notes: tuple[Fact, ...]
    discrepancies: tuple[Fact, ...]
    confidence: Confidence

    @property
    def may_decide(self) -> bool:
        """Whether a computation may rest on it."""
        return self.computable and self.confidence == "high"
