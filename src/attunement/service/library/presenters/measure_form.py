"""What a measure asks: its items, the answers that it permits, and the answers to act on."""

from collections.abc import Iterator

from ....measures import Measure
from ....measures.items import Item, Response
from ....measures.words import MISSING, ROLES
from .blocks import Said, Section, Table
from .own_words import OwnWords
from .words import sentence
from .writing import Writer

WORDS_ELSEWHERE = "The words of the items are the owner’s: read them on the owner’s own form."


def sections(one: Measure, writer: Writer) -> Iterator[Section]:
    own = OwnWords(one, writer)
    rows = tuple(
        (Said(_numbered(item)), _asked(item, one), Said(_answer_set(item.response)), _counts(item))
        for item in one.items
    )
    yield Section(
        "items",
        "What it asks",
        rows=(writer.row("Instruction", own.said(one.instruction, "None is on file")),),
        tables=(
            Table(
                "What it asks",
                ("Item", "What it asks", "Answered with", "What becomes of it"),
                rows,
                intro="" if one.licence.wording_may_ship else WORDS_ELSEWHERE,
            ),
        ),
    )
    answers = tuple(
        (Said(_answer_set(name)), tuple(_permitted(held)), _unseen(held))
        for name, held in one.responses.items()
    )
    yield Section(
        "answers",
        "Answers that it permits",
        rows=(writer.row("When an answer is missing", Said(MISSING[one.missing])),),
        tables=(
            Table(
                "Answers that it permits",
                ("Set of answers", "Which", "When nothing was seen"),
                answers,
            ),
        ),
    )
    yield _safety(one, writer)


def labels(keys: tuple[str, ...], one: Measure) -> str:
    """The items of those keys, as a page calls them."""
    return "; ".join(sentence(one.item(key).label) for key in keys)


def _numbered(item: Item) -> str:
    return item.key if item.key.isdecimal() else sentence(item.key.replace("-", " "))


def _asked(item: Item, one: Measure) -> tuple[Said, ...]:
    text = item.text if one.licence.wording_may_ship else None
    shared = item.same_as
    same = f"Word for word item {shared.item} of {shared.measure.upper()}" if shared else None
    words = [Said(each) for each in (item.name, text, same) if each]
    return tuple(words) or (Said("Its words are not held here"),)


def _counts(item: Item) -> Said:
    return Said(ROLES[item.role])


def _answer_set(name: str) -> str:
    return sentence(name.replace("-", " "))


def _permitted(held: Response) -> Iterator[Said]:
    """Options as they are printed, each with the number that it is kept as; else a range."""
    for option in held.options:
        yield Said(f"{option.label}: {option.value}")
    if held.options:
        return
    most = " (the most is not known)" if held.highest is None else ""
    kind = "A number" if held.decimals else "A whole number"
    yield Said(f"{kind}: {held.in_words()}{most}")


def _unseen(held: Response) -> Said:
    may = "May be left as “not observed”" if held.may_be_not_observed else "No such answer"
    return Said(may)


def _safety(one: Measure, writer: Writer) -> Section:
    rows = tuple(
        (
            Said(labels((rule.item,), one)),
            Said(f"{rule.at_or_above} or more"),
            writer.cited(rule.do, rule),
        )
        for rule in one.safety
    )
    return Section(
        "safety",
        "Answers to act on the same day",
        intro=("Whatever the total, and whether or not there is one.",) if rows else (),
        tables=(
            Table(
                "Answers to act on the same day", ("Item", "When the answer is", "What to do"), rows
            ),
        )
        if rows
        else (),
        nothing="No item is on file as one. Act on anything that worries you all the same.",
    )
