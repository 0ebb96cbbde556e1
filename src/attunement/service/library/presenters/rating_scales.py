"""A scale in which evidence is rated: the question that it answers, its steps, and what reads
alike elsewhere."""

from ....knowledge.practice.rating_scale import Level, RatingScale
from . import crosswalk
from .blocks import Said, Section, Table, Told
from .own_words import OwnWords, web_link
from .words import sentence
from .writing import NOT_KNOWN, Writer

NOT_RATED = "No rating on this scale means that nobody has assessed it. It never means “low”."


def tell(one: RatingScale, writer: Writer) -> Told:
    return Told(
        title=one.name,
        lead=one.answers,
        notices=(NOT_RATED,),
        sections=(
            _about(one, writer),
            _levels(one, writer),
            Section("rules", "How it is used", points=writer.facts(one.rules)),
            Section("cautions", "Cautions", points=writer.facts(one.cautions)),
            Section("retired", "Levels no longer used", points=writer.facts(one.retired)),
            _reads_like(one, writer),
        ),
    )


def _about(one: RatingScale, writer: Writer) -> Section:
    own = OwnWords(one, writer)
    return Section(
        "about",
        "What it asks",
        rows=(
            writer.row("The question", own.said(one.answers)),
            writer.row("Rests on", own.said(one.based_on and sentence(one.based_on))),
            writer.row("Leaves out", writer.fact(one.excludes)),
            writer.row("Who owns it", own.said(one.owner)),
            writer.row("Where to find it", *map(web_link, one.urls)),
        ),
    )


def _levels(one: RatingScale, writer: Writer) -> Section:
    return Section(
        "levels",
        "Its levels",
        tables=(
            Table(
                caption="Levels",
                intro="The place sorts the levels within this scale alone: a higher place is more.",
                head=("Code", "Name", "What it means", "How to read it", "Place in this scale"),
                rows=tuple(_level(level, writer) for level in one.levels),
            ),
        ),
    )


def _level(level: Level, writer: Writer) -> tuple[Said, ...]:
    return (
        Said(level.code),
        writer.cited(level.label, level),
        Said(sentence(level.definition) if level.definition else NOT_KNOWN),
        Said(sentence(level.reading) if level.reading else "No remark"),
        Said("Not a step" if level.order is None else f"{level.order:g}"),
    )


def _reads_like(one: RatingScale, writer: Writer) -> Section:
    rows = [row for row in writer.library.crosswalk.values() if one.id in row.levels]
    return Section(
        "reads-like",
        "What reads alike on other scales",
        tables=(crosswalk.table(rows, writer),) if rows else (),
        nothing="No table sets it beside another scale.",
    )
