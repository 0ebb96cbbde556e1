"""The words around the questions, in each language that a parent can choose. Pure.

Never the questions: those stand in a measure's record as their owner published them, and are shown
in English until an official translation is installed. A string without a translation is shown in
English, and marked as English, so that a screen reader says it right.

Files and not gettext: no compile step, a reviewer can read them, and each string carries who
checked it (`checked_by`, null until a speaker has).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from attunement.knowledge.record import Frozen

HERE = Path(__file__).parent
ENGLISH = "en"
ISOLATED = "\u2068{}\u2069"
"""First strong isolate: a name in one script does not turn the sentence round it."""

Direction = Literal["ltr", "rtl"]


class Translated(Frozen):
    text: str
    checked_by: str | None


class Catalogue(Frozen):
    """One language. `offered`: whether it can be chosen for a parent."""

    name: str
    direction: Direction
    offered: bool
    words: Mapping[str, Translated]

    @property
    def unchecked(self) -> bool:
        """Whether a speaker still has to check any of it."""
        return any(each.checked_by is None for each in self.words.values())


class Source(Frozen):
    """The English words that all others are translations of."""

    name: str
    direction: Direction
    words: Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """Words for the page, and the language that they are really in."""

    text: str
    lang: str
    dir: Direction

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Wording:
    """How a page speaks to one person."""

    lang: str
    dir: Direction

    def say(self, key: str, **values: object) -> Said:
        """Raises KeyError for words that there are not in English."""
        original = source().words[key]
        if self.lang != ENGLISH and (found := catalogues()[self.lang].words.get(key)):
            shown = ISOLATED if self.dir == "rtl" else "{}"
            filled = {name: shown.format(value) for name, value in values.items()}
            return Said(found.text.format(**filled), self.lang, self.dir)
        return in_english(original.format(**values))


def in_english(text: str) -> Said:
    return Said(text, ENGLISH, "ltr")


def wording(lang: str) -> Wording:
    """Raises KeyError for a language without a catalogue."""
    if lang == ENGLISH:
        return Wording(ENGLISH, source().direction)
    return Wording(lang, catalogues()[lang].direction)


@cache
def source() -> Source:
    return Source.model_validate(_read("en"))


@cache
def catalogues() -> Mapping[str, Catalogue]:
    """Every translation, by its code (BCP 47)."""
    return {
        path.stem: Catalogue.model_validate(_read(path.stem))
        for path in sorted(HERE.glob("*.yaml"))
        if path.stem != ENGLISH
    }


def offered() -> tuple[str, ...]:
    """The languages that can be chosen, English first."""
    return (ENGLISH, *(code for code, each in catalogues().items() if each.offered))


def _read(code: str) -> object:
    return yaml.safe_load((HERE / f"{code}.yaml").read_text(encoding="utf-8"))
