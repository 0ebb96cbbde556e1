"""Studies of a file, pooled; rows are told as the file numbers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from attunement.synthesis import (
    EffectSizes,
    StudyReference,
    match_references,
    pool,
    read_ris,
    report,
    subgroups,
)
from attunement.synthesis.bias import Egger, egger
from attunement.synthesis.effects import Mistake, Mistakes, measure_named, revman
from attunement.synthesis.effects.reading import (
    Table,
    columns_by_name,
    effects_of_table,
    read_table,
    text_of,
)
from attunement.synthesis.errors import (
    NotIdentifiable,
    TooFewStudies,
    UnknownChoice,
    WrongColumns,
)
from attunement.synthesis.models import Fit, Subgroups
from attunement.synthesis.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """columns: of the measure, with the column of the file for each; empty: by their own names, or
    RevMan's.

    form: "csv", "revman", or None to tell by the columns; analysis: of a RevMan file
    references: a RIS file; reference: the column that names each study's record in it, or None for
        the label
    """

    source: Path
    form: str | None
    analysis: tuple[int, int] | None
    references: Path | None
    reference: str | None
    measure: str
    columns: Mapping[str, str]
    label: str | None
    by: str | None
    variance: str | None
    method: str
    test: str | None
    level: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    fit: Fit
    groups: Subgroups | None
    report: Report


def synthesise(asked: Asked) -> Done:
    """Raises a SynthesisError."""
    table, columns, label = _table(asked)
    options = {} if asked.variance is None else {"variance": asked.variance}
    effects = effects_of_table(table, asked.measure, columns, label, options)
    groups = _groups(table, effects, asked.by) if asked.by else None
    studies = _references(asked, table, effects)
    effects = _as_in_the_file(effects, table)
    fit = pool(effects, method=asked.method, test=asked.test, level=asked.level)
    within = None
    if groups:
        within = subgroups(
            effects, by=groups, method=asked.method, test=asked.test, level=asked.level
        )
    said = report(fit, subgroups=within, egger=_egger(fit), studies=studies, title=asked.title)
    return Done(fit=fit, groups=within, report=said)


def _table(asked: Asked) -> tuple[Table, Mapping[str, str], str | None]:
    """The rows to pool, the columns of the measure, and the column that names the studies."""
    table = read_table(asked.source)
    form = asked.form or ("revman" if revman.is_revman(table) else "csv")
    if form == "csv":
        if asked.analysis is not None:
            raise UnknownChoice(
                "Only a file that RevMan wrote has analyses.", mend="Leave --analysis out."
            )
        return table, asked.columns or _by_name(table, asked.measure), asked.label
    there = revman.analyses(table)
    if asked.analysis is None and len(there) > 1:
        raise UnknownChoice(
            f"The file has analyses {', '.join(there)}.", mend=f"Say which: --analysis {there[0]}."
        )
    if asked.analysis is not None:
        table = revman.of_analysis(table, asked.analysis)
    columns = asked.columns or revman.revman_columns(asked.measure)
    return table, columns, asked.label or revman.STUDY


def _references(
    asked: Asked, table: Table, effects: EffectSizes
) -> dict[str, StudyReference | None] | None:
    """The reference of each study pooled, by its label; None where no file of them was given."""
    if asked.references is None:
        if asked.reference is not None:
            raise UnknownChoice(
                "--reference names a column, but there is no file of references.",
                mend="Give --references FILE too.",
            )
        return None
    keys: Sequence[str] = effects.labels
    if asked.reference is not None:
        column = table.column(asked.reference)
        keys = [column[row - 1] for row in effects.rows]
    found = match_references(keys, read_ris(text_of(asked.references)))
    return dict(zip(effects.labels, found, strict=True))


def _by_name(table: Table, measure: str) -> dict[str, str]:
    known = measure_named(measure)
    found = columns_by_name(table, measure)
    if not found:
        ways = "; or ".join(", ".join(inputs.columns) for inputs in known.inputs)
        raise WrongColumns(
            f"No column of the file bears a name that {known.code} takes: {ways}.",
            mend=f"Say which is which, as --map {known.columns[0]}=COLUMN. The file has "
            f"{', '.join(table.header)}.",
        )
    return found


def _groups(table: Table, effects: EffectSizes, by: str) -> list[str]:
    """The group of each effect; a study without one cannot stand in a plot of groups."""
    column = table.column(by)
    places = [row - 1 for row in effects.rows]
    missing = [
        Mistake(row=table.numbers[i], column=by, value="", expected="the group of the study")
        for i in places
        if not column[i]
    ]
    if missing:
        raise Mistakes(missing)
    return [column[i] for i in places]


def _as_in_the_file(effects: EffectSizes, table: Table) -> EffectSizes:
    """Rows as a spreadsheet numbers them, so that the report and the file agree."""
    in_file = table.numbers
    return replace(
        effects,
        rows=tuple(in_file[row - 1] for row in effects.rows),
        excluded=tuple(replace(e, row=in_file[e.row - 1]) for e in effects.excluded),
        cautions=tuple(
            replace(c, rows=tuple(in_file[row - 1] for row in c.rows)) for c in effects.cautions
        ),
    )


def _egger(fit: Fit) -> Egger | None:
    """None where it cannot be computed: the report then says that asymmetry was not examined."""
    try:
        return egger(fit)
    except (TooFewStudies, NotIdentifiable):
        return None
