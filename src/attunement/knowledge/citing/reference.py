"""What a citation can say of a source, a review or a study, and nothing that is not known."""

from dataclasses import dataclass
from typing import Literal

from attunement.knowledge.record import PartialDate
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source
from attunement.knowledge.study import Study

Form = Literal["article", "web-page", "document"]


@dataclass(frozen=True)
class Reference:
    """The fields that are known; None is unknown and leaves no trace in any format. `note` holds a
    citation that is kept as one line, or what the source was used for."""

    id: str
    form: Form
    title: str | None
    note: str | None
    url: str | None
    doi: str | None
    issued: PartialDate | None


def reference(record: Source | Review | Study) -> Reference:
    """The reference of a source, a review or a study."""
    if isinstance(record, Source):
        form: Form = "article" if record.doi else "web-page" if record.url else "document"
        title, url, issued = record.title, record.url, record.as_of
        if record.repository:
            url = url or f"https://github.com/{record.repository}"
        return Reference(record.id, form, title, record.used_for, url, record.doi, issued)
    return Reference(record.id, "article", None, record.citation, None, record.doi, record.as_of)
