"""Advice on a word: what it means here, or what to say in place of another."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ....knowledge.practice.words import WordingRule
from ...design.filters import listed
from .blocks import Said, Section, Told
from .own_words import OwnWords
from .words import sentence
from .writing import Writer

type Rule = Literal["term", "prefer", "flag"]
RULES: Mapping[Rule, str] = MappingProxyType(
    {
        "term": "This word means only this",
        "prefer": "Say this, and not those",
        "flag": "These words have a kinder or plainer form",
    }
)
ADVICE = "This is advice to a writer. Nothing that you write is blocked."


def tell(one: WordingRule, writer: Writer) -> Told:
    own = OwnWords(one, writer, one.confidence)
    instead = own.each(one.instead_of) or (Said("No other words"),)
    return Told(
        title=sentence("; ".join(one.words)),
        lead=_in_short(one),
        notices=(ADVICE,),
        sections=(
            Section(
                "advice",
                "The advice",
                rows=(
                    writer.row("What sort of advice", Said(RULES[one.rule])),
                    writer.row("Words to use", *own.each(one.words)),
                    writer.row("In place of", *instead),
                    writer.row("Why", own.said(one.why)),
                    writer.row("What a check of words looks for", *_phrases(one.matches)),
                    writer.row("And passes over", *_phrases(one.unless)),
                ),
            ),
        ),
    )


def _phrases(written: tuple[str, ...]) -> tuple[Said, ...]:
    """As they are written in the record: `*` for any ending, `|` for either, `...` for words
    between."""
    return tuple(Said(each) for each in written) or (Said("Nothing"),)


def _in_short(one: WordingRule) -> str:
    if one.instead_of:
        return f"In place of {listed(f'“{words}”' for words in one.instead_of)}."
    return one.why or f"{RULES[one.rule]}."
