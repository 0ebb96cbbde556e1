"""A measure: who answers about whom, what is asked, what is made of it, and whose it is."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, assert_never

from ....knowledge.record import Cited
from ....measures import Measure
from ....measures.change_parameters import (
    LevelsMoved,
    NotKnown,
    PublishedThreshold,
    SpreadAndReliability,
)
from ....measures.definition import AgeWindow
from ....measures.examples import comes_to
from ....measures.scales import Reliability
from ....measures.words import AGREEMENTS, FORMS, INFORMANTS, SHIPS, SUBJECTS, age_spans
from . import measure_form, measure_scores
from .blocks import Row, Said, Section, Table, Tag, Told
from .own_words import OwnWords, web_link
from .words import sentence, several
from .writing import Writer

WHEN: Mapping[Literal["unborn", "born"], str] = MappingProxyType(
    {"unborn": "Before the birth only", "born": "After the birth only"}
)


def tell(one: Measure, writer: Writer) -> Told:
    return Told(
        title=one.name,
        lead=f"{sentence(one.about)}.",
        tags=(Tag(one.short_name, "blue"),),
        sections=(
            _about(one, writer),
            *measure_form.sections(one, writer),
            *measure_scores.sections(one, writer),
            Section("change", "What counts as change", rows=tuple(_change(one, writer))),
            _reliability(one, writer),
            _licence(one, writer),
            _examples(one),
            Section("cautions", "Cautions", points=OwnWords(one, writer).each(one.cautions)),
        ),
    )


def _about(one: Measure, writer: Writer) -> Section:
    own = OwnWords(one, writer)
    return Section(
        "about",
        "What it is",
        rows=(
            writer.row("What is rated", own.said(sentence(one.about))),
            writer.row("About whom", Said(SUBJECTS[one.subject])),
            writer.row("Who fills it in", Said(informants(one))),
            writer.row("Baby’s age", _ages(one, writer)),
            *_whom(one, writer),
            writer.row("What sort of form", Said(FORMS[one.kind])),
            writer.row("Name for short", Said(one.short_name)),
            writer.row("Version", Said(one.version)),
            *_elsewhere(one, writer),
        ),
    )


def _ages(one: Measure, writer: Writer) -> Said:
    if one.age_note:
        return OwnWords(one, writer).said(one.age_note)
    return ages(one.ages, writer)


def _whom(one: Measure, writer: Writer) -> Iterator[Row]:
    if one.child:
        yield writer.row("Before or after the birth", Said(WHEN[one.child]))
    if one.only_of:
        yield writer.row("Which carers", Said(several(f"{each}s" for each in one.only_of)))
    if one.never_without:
        yield writer.row("Always said with it", OwnWords(one, writer).said(one.never_without))


def _elsewhere(one: Measure, writer: Writer) -> Iterator[Row]:
    if one.tool:
        yield writer.row("More about it", writer.link("tools", one.tool))
    if one.replaced_by:
        yield writer.row("Replaced by", Said(one.replaced_by.upper()))


def informants(one: Measure) -> str:
    return several(INFORMANTS[each] for each in one.informants)


def ages(window: AgeWindow | None, writer: Writer) -> Said:
    if window is None:
        return Said("Not tied to the baby’s age")
    return writer.cited(sentence(" and ".join(age_spans(window))), window)


def _change(one: Measure, writer: Writer) -> Iterator[Row]:
    match one.change:
        case PublishedThreshold() as held:
            yield _threshold(held.threshold, held, writer)
            yield writer.row("Who says so", writer.cited(held.basis, held))
        case SpreadAndReliability() as held:
            yield _threshold(held.threshold, held, writer)
            yield writer.row("How it is worked out", writer.cited(held.basis, held))
            yield writer.row("Spread of the sample", Said(f"Standard deviation {held.sd:g}"))
            yield writer.row("Reliability in it", Said(f"{held.reliability:g}, where 1 is perfect"))
            yield writer.row("Sample", Said(sentence(held.sample)))
        case LevelsMoved():
            yield writer.row("How much is change", Said("Any move to another level"))
            yield writer.row("How it is said", Said("As how many levels, and which way"))
        case NotKnown() as held:
            why = OwnWords(one, writer).said(held.because)
            yield writer.row("How much is change", Said("This cannot be said"))
            yield writer.row("Why not", why)
        case _:
            assert_never(one.change)


def _threshold(points: float, held: Cited, writer: Writer) -> Row:
    """Not rounded up: what is shown is what a difference is held against."""
    words = f"{points:g} points or more, either way: less may be chance"
    return writer.row("How much is change", writer.cited(words, held))


def _reliability(one: Measure, writer: Writer) -> Section:
    rows = tuple(
        writer.row(AGREEMENTS[held.how], writer.cited(_coefficient(held), held))
        for held in one.reliability
    )
    none = "No coefficient is on file that may be used."
    return Section("reliability", "How far it agrees with itself", rows=rows, nothing=none)


def _coefficient(held: Reliability) -> str:
    span = f"{held.value:g}" if held.to is None else f"{held.value:g} to {held.to:g}"
    return f"{span}, where 1 is perfect{f': {held.sample}' if held.sample else ''}"


def _examples(one: Measure) -> Section:
    rows = tuple(
        (
            Said(" ".join("–" if each is None else str(each) for each in example.answers)),
            Said(comes_to(one, example)),
            Said(example.working),
        )
        for example in one.examples
    )
    head = ("Answers", "What they come to", "How")
    return Section(
        "examples",
        "Worked examples",
        tables=(Table("Worked examples", head, rows),) if rows else (),
        nothing="None is on file.",
    )


def _licence(one: Measure, writer: Writer) -> Section:
    held, own = one.licence, OwnWords(one, writer)
    return Section(
        "licence",
        "Who owns it, and who may use it",
        rows=(
            writer.row("Who owns it", own.said(held.owner, "No owner is on file")),
            writer.row("The terms", own.said(held.status)),
            writer.row("What is held here", Said(SHIPS[held.ship])),
            writer.row("To be credited as", own.said(held.attribution, "No credit is on file")),
            writer.row("Where to get it", web_link(held.link)),
        ),
    )
