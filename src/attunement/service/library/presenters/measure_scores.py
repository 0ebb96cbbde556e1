"""What is made of a measure's answers: scales, a total, bands with who named them, levels."""

from collections.abc import Iterator

from ....measures import Band, Measure
from ....measures.scales import Scale
from ....measures.words import BAND_FOR, DIRECTIONS, LEVELS, METHODS
from ...design.filters import listed
from .blocks import Cell, Row, Said, Section, Table
from .measure_form import labels
from .words import sentence
from .writing import Writer

NO_ARITHMETIC = "Levels are compared and counted, never added or averaged."


def sections(one: Measure, writer: Writer) -> Iterator[Section]:
    scales = tuple(_scales(one))
    yield Section(
        "scores",
        "How it is scored",
        rows=tuple(_rules(one, writer)),
        tables=(
            Table(
                "How it is scored",
                ("Score", "Made from", "How", "Lowest and highest", "Which way"),
                tuple(_scale(name, scale, one) for name, scale in scales),
            ),
        )
        if scales
        else (),
    )
    tables = tuple(
        Table(
            f"Bands: {name}",
            ("Band", "From", "To", "What its publisher says of it", "For judging"),
            tuple(_band(band, writer) for band in scale.bands),
            intro=_rounding(scale),
        )
        for name, scale in scales
        if scale.bands
    )
    none = "No band is on file, so no score is called high or low."
    yield Section("bands", "Bands", tables=tables, nothing="" if one.levels else none)
    yield _cut_offs(scales, writer)
    if one.category:
        yield Section(
            "classes",
            "Classes",
            intro=("Classes are counted, never ordered, added or averaged.",),
            rows=(
                writer.row(
                    "Where the class stands",
                    writer.cited(labels((one.category.item,), one), one.category),
                ),
            ),
        )
    if one.levels:
        yield Section(
            "levels",
            "Levels",
            intro=(NO_ARITHMETIC,),
            rows=(
                writer.row("Where the level stands", Said(labels((one.levels.item,), one))),
                writer.row("Which way", writer.cited(LEVELS[one.levels.direction], one.levels)),
            ),
        )


def _cut_offs(scales: tuple[tuple[str, Scale], ...], writer: Writer) -> Section:
    rows = tuple(
        (
            Said(name),
            writer.cited(sentence(cut_off.name), cut_off),
            Said(sentence(cut_off.in_words)),
            Said(sentence(cut_off.do) if cut_off.do else "Talk about it with the family"),
        )
        for name, scale in scales
        for cut_off in scale.cut_offs
    )
    head = ("Score", "What it is for", "When it is reached", "What to do")
    return Section(
        "cut-offs",
        "Cut-offs",
        intro=("A cut-off prompts a conversation. It is not a diagnosis.",) if rows else (),
        tables=(Table("Cut-offs", head, rows),) if rows else (),
        nothing="No cut-off is on file that may be used. A team can enter those of its own manual.",
    )


def _scales(one: Measure) -> Iterator[tuple[str, Scale]]:
    for scale in one.subscales:
        yield scale.name, scale
    if one.total:
        yield "Total", one.total


def _rules(one: Measure, writer: Writer) -> Iterator[Row]:
    if one.total is None:
        yield writer.row("Total", Said("There is no total"))
    if one.reverse:
        turned = labels(one.reverse, one)
        yield writer.row("Counted the other way round", Said(turned))
    for check in one.entry_checks:
        must = f"Must add up to {check.sum}: {labels(check.items, one)}"
        yield writer.row(sentence(check.name), Said(must))


def _scale(name: str, scale: Scale, one: Measure) -> tuple[Cell, ...]:
    lowest, highest = scale.range
    top = "the most is not known" if highest is None else f"{highest:g}"
    return (
        Said(name),
        Said(_items(scale.items, one)),
        Said(METHODS[scale.method]),
        Said(f"{lowest:g} to {top}" if highest is not None else f"From {lowest:g}; {top}"),
        Said(DIRECTIONS[scale.direction]),
    )


def _items(keys: tuple[str, ...], one: Measure) -> str:
    """Numbered items by their numbers, so that twenty of them stay readable."""
    if len(keys) > 1 and all(key.isdecimal() for key in keys):
        return f"Items {listed(keys)}"
    return labels(keys, one)


def _band(band: Band, writer: Writer) -> tuple[Cell, ...]:
    return (
        writer.cited(sentence(band.name), band),
        Said(f"{band.min:g}"),
        Said(f"{band.max:g}"),
        Said(sentence(band.meaning) if band.meaning else "The name alone"),
        Said(BAND_FOR[band.applies_to]),
    )


def _rounding(scale: Scale) -> str:
    places = f"{scale.decimals} decimal place{'' if scale.decimals == 1 else 's'}"
    to = places if scale.decimals else "a whole number"
    return f"A score is rounded to {to}, and then looked up here. Both ends are part of a band."
