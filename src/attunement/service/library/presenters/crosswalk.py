"""One reading across several scales: to find one's way by, and it says that it is no more."""

from collections.abc import Iterable

from ....knowledge.practice.rating_scale import ORIENTATION_ONLY, CrosswalkRow
from .blocks import Said, Section, Table, Told
from .own_words import OwnWords
from .words import sentence
from .writing import Writer

NO_LEVEL = "No level reads like this"


def tell(one: CrosswalkRow, writer: Writer) -> Told:
    own = OwnWords(one, writer)
    levels = tuple(
        (writer.link("rating-scales", scale), own.said(level_names(scale, codes, writer)))
        for scale, codes in one.levels.items()
    )
    return Told(
        title=sentence(one.reading),
        lead="Levels of different scales that read alike.",
        notices=(ORIENTATION_ONLY,),
        sections=(
            Section(
                "levels",
                "On each scale",
                tables=(Table("Levels by scale", ("Scale", "Level"), levels),),
                rows=(
                    writer.row("Hexagon rating for evidence", own.said(_hexagon(one))),
                    writer.row("Remark", own.said(one.note, "None")),
                    writer.row("Where it stands in the table", Said(f"Row {one.order + 1}")),
                ),
            ),
        ),
    )


def table(rows: Iterable[CrosswalkRow], writer: Writer) -> Table:
    """The rows in their order with a column a scale, under the words that must stand above it."""
    ordered = sorted(rows, key=lambda row: row.order)
    scales = tuple(dict.fromkeys(scale for row in ordered for scale in row.levels))
    return Table(
        caption="How levels read across scales",
        intro=ORIENTATION_ONLY,
        head=(
            "Reads as",
            *(writer.link("rating-scales", scale).text for scale in scales),
            "Hexagon rating for evidence",
            "Remark",
        ),
        rows=tuple(_row(row, scales, writer) for row in ordered),
    )


def level_names(scale_id: str, codes: Iterable[str], writer: Writer) -> str:
    """The levels' own names, each with its code where the code is not the name."""
    return "; ".join(level_name(scale_id, code, writer) for code in codes)


def level_name(scale_id: str, code: str, writer: Writer) -> str:
    scale = writer.library.rating_scales.get(scale_id)
    level = scale.level(code) if scale else None
    if level is None:
        return code
    # A code in small letters is ours, for the file; nobody says it.
    return level.label if code.islower() or code == level.label else f"{code}: {level.label}"


def _row(row: CrosswalkRow, scales: tuple[str, ...], writer: Writer) -> tuple[Said, ...]:
    named = writer.said(sentence(row.reading), row.source_ids)
    cells = (
        Said(level_names(scale, row.levels[scale], writer) if scale in row.levels else NO_LEVEL)
        for scale in scales
    )
    linked = Said(named.text, named.cites, named.marks, writer.href("crosswalk", row.id))
    return (linked, *cells, Said(_hexagon(row)), Said(row.note or "None"))


def _hexagon(row: CrosswalkRow) -> str:
    ratings = " or ".join(map(str, row.hexagon_evidence))
    return f"{ratings} of 5" if ratings else "No rating reads like this"
