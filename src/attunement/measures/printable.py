"""A measure on paper: the whole form where its words may be shown, else an answer sheet."""

from dataclasses import dataclass
from typing import Literal

from attunement.measures.definition import Measure
from attunement.measures.items import Item
from attunement.measures.packs import TextPack, WordedItem, worded


@dataclass(frozen=True)
class PrintedItem:
    """One row: its number or name, its words (empty on an answer sheet), and what may be ticked in
    printed order, or one line that says which number to write."""

    label: str
    words: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class PrintableForm:
    """What goes on paper. A `sheet` has the numbers alone and is filled in beside the owner's form.
    `about` are lines to fill in by hand before the items; `foot` is what must be said under them:
    who made it, whose it is, and what the score may not be taken for."""

    title: str
    kind: Literal["form", "sheet"]
    about: tuple[str, ...]
    instruction: str
    items: tuple[PrintedItem, ...]
    foot: tuple[str, ...]


def printable(measure: Measure, pack: TextPack | None = None) -> PrintableForm:
    """The form of a measure, in the words of the team's own pack where it has one.

    Points are not printed beside the answers: people would answer to them. Raises `PackDoesNotFit`.
    """
    shown = worded(measure, pack)
    whole = pack is not None or all(item.text for item in measure.items)
    instruction = (pack.instruction if pack else None) or measure.instruction or ""
    return PrintableForm(
        title=measure.name,
        kind="form" if whole else "sheet",
        about=("About whom", "Answered or rated by", "Date"),
        instruction=instruction,
        items=tuple(
            _item(measure, item, words) for item, words in zip(measure.items, shown, strict=True)
        ),
        foot=tuple(_foot(measure)),
    )


def _item(measure: Measure, item: Item, shown: WordedItem) -> PrintedItem:
    response = measure.response(item)
    label = item.key if item.key.isdecimal() else item.label
    answers = tuple(words for _, words in shown.answers)
    if not answers:
        answers = (f"Write {response.in_words()}",)
        if response.may_be_not_observed:
            answers = (*answers, "Not observed")
    words = "" if shown.words == label else shown.words
    return PrintedItem(label, words, answers)


def _foot(measure: Measure) -> list[str]:
    licence = measure.licence
    owner = [f"© {licence.owner}."] if licence.owner and licence.ship != "own" else []
    credit = [licence.attribution] if licence.attribution else []
    where = [f"From: {licence.link}"] if licence.link else []
    return [*owner, *credit, licence.status, *where, *measure.cautions]
