"""What a record says in its own name: each sentence on the record's sources, and as sure as it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ....knowledge.record import Confidence, Record
from .blocks import Said
from .writing import NOT_KNOWN, Writer


@dataclass(frozen=True)
class OwnWords:
    record: Record
    writer: Writer
    confidence: Confidence = "high"

    def said(self, text: str | None, unknown: str = NOT_KNOWN) -> Said:
        if text is None:
            return Said(unknown)
        return self.writer.said(text, self.record.source_ids, confidence=self.confidence)

    def each(self, texts: Iterable[str]) -> tuple[Said, ...]:
        return tuple(self.said(text) for text in texts)


def web_link(address: str | None) -> Said:
    """An address on the web, leading to it."""
    return Said(address, href=address) if address else Said(NOT_KNOWN)


def doi_link(doi: str | None) -> Said:
    """A DOI, leading to where it resolves."""
    return Said(doi, href=f"https://doi.org/{doi}") if doi else Said(NOT_KNOWN)
