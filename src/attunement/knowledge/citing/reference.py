"""What a citation can say of a source, a review or a study, and nothing that is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from attunement.knowledge.citing.citation import Citation, parts
from attunement.knowledge.record import PartialDate
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source
from attunement.knowledge.study import Study

Form = Literal["article", "web-page", "document"]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The fields that are known; None or empty is unknown and leaves no trace in any format.
    `note` holds a citation that is kept as one line, or what the source was used for. `authors` as
    in `Source`."""

    id: str
    form: Form
    title: str | None = None
    authors: tuple[str, ...] = ()
    more_authors: bool = False
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    note: str | None = None
    url: str | None = None
    doi: str | None = None
    issued: PartialDate | None = None


def reference(record: Source | Review | Study, sources: Iterable[Source] = ()) -> Reference:
    """The reference of a source, a review or a study. A review or a study is one work with the
    source of its DOI, or that it cites and that has the same authors: if `sources` holds that,
    the title and the authors' full names come from there."""
    if isinstance(record, Source):
        return _of_source(record)
    told = parts(record.citation)
    same = next((one for one in sources if _one_work(record, told, one)), None)
    full = same is not None and bool(same.authors)
    return Reference(
        id=record.id,
        form="article" if told.container or record.doi else "document",
        title=same.title if same else None,
        authors=same.authors if same and full else told.authors,
        more_authors=same.more_authors if same and full else told.others,
        container=told.container or (same.container if same else None),
        volume=told.volume,
        issue=told.issue,
        pages=told.pages,
        note=record.citation,
        doi=record.doi,
        issued=record.as_of if told.year is None else _finer(record.as_of, told.year),
    )


def _of_source(source: Source) -> Reference:
    form: Form = "article" if source.doi else "web-page" if source.url else "document"
    url = source.url
    if source.repository:
        url = url or f"https://github.com/{source.repository}"
    return Reference(
        id=source.id,
        form=form,
        title=source.title,
        authors=source.authors,
        more_authors=source.more_authors,
        container=source.container,
        note=source.used_for,
        url=url,
        doi=source.doi,
        issued=source.as_of,
    )


def _one_work(record: Review | Study, told: Citation, source: Source) -> bool:
    if record.doi and source.doi:
        return record.doi == source.doi
    families = tuple(author.partition(",")[0] for author in source.authors)
    return source.id in record.source_ids and bool(families) and families == told.authors


def _finer(as_of: PartialDate, year: str) -> PartialDate:
    """The record's date where it lies in the citation's year, else the citation's year."""
    return as_of if as_of.startswith(year) else year
