"""Records are read by tired people: no shouting, no shorthand, no notes to self."""

import re
from collections.abc import Iterator

import pytest

from attunement.commands.knowledge import EVERY_KIND
from attunement.knowledge import strict_yaml
from attunement.knowledge.loader import RECORDS

OURS = sorted(set(EVERY_KIND) - {"measures", "synonyms", "guidance"})
"""Measures hold item names as their owners print them; synonyms what people type."""
NAMES = frozenset(
    ("id", "citation", "section", "doi", "url", "urls", "link", "title", "container", "authors")
)
"""What a thing is called by others."""
PROGRAMMES = """
ABC AUTI CAT CBT COS COSI CPP EMDR EPEC FNP IPP IPT NEWPIP NICU OXPIP PIP SD SEE THRIVE VIG VIPP
WAVE WWW
"""
MEASURES = """
AMSTAR AQS ASQ CARE CORE DC EPDS GAD GAS GBO GRADE HADS ICC KIPS MAAS MORS MPAS NBAS OM ORS PBQ
PHQ PIIOS PIR POEM PRFQ QCF SE SF SRS
"""
REGISTERS = """
CEBC CPD EIF ERIC FROM GP GPL HHS IAPT II IV NE NFP NHS NICE NIRN THREE TO UK US ZERO
"""
ABBREVIATIONS = frozenset(" ".join((PROGRAMMES, MEASURES, REGISTERS)).split())
"""Names that are written in capitals. A new one belongs here only when no plain word will do."""
SHORTHAND = {
    "an arrow or a sign": re.compile(r"→|->|=>|<-|[<>]| = |\s\+\s"),
    "a slash between words": re.compile(r"[A-Za-z]{2,}/[A-Za-z]{2,}"),
    "a chain of semicolons": re.compile(r";.*;"),
    "a Latin or clipped word": re.compile(r"\b(?:e\.g\.|i\.e\.|incl\b|vs\b|v\b)"),
    "a code in brackets": re.compile(r"\((?:class|base|s)\)|, base\)"),
    "shorthand for sums": re.compile(r"\d x \d|\d h\b|\bGBP|\bUSD"),
}


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in NAMES:
                yield from texts(item)


def written(kind: str) -> Iterator[tuple[str, str]]:
    for path in sorted((RECORDS / kind).glob("*.yaml")):
        for text in texts(strict_yaml.parse(path.read_text()).value):
            if " " in text:
                yield path.stem, text


@pytest.mark.parametrize("kind", OURS)
def test_no_word_is_shouted_and_no_abbreviation_is_new(kind: str) -> None:
    found = {
        (name, word)
        for name, text in written(kind)
        for word in re.findall(r"\b[A-Z]{2,}\b", text)
        if word not in ABBREVIATIONS
    }
    assert found == set()


@pytest.mark.parametrize("kind", OURS)
@pytest.mark.parametrize("what", SHORTHAND)
def test_no_shorthand(kind: str, what: str) -> None:
    found = {(name, text) for name, text in written(kind) if SHORTHAND[what].search(text)}
    assert found == set()


def test_every_kind_is_read() -> None:
    assert all(any(written(kind)) for kind in OURS if kind != "resolutions")


def test_shorthand_would_be_found() -> None:
    told = ("6 x 2 h", "parents/carers", "a; b; c", "RCTs, e.g. two", "(class)", "2 -> 3")
    for text in told:
        assert any(pattern.search(text) for pattern in SHORTHAND.values()), text
