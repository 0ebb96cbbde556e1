"""The glossary: read from its one place, whole, in a checkout and in an installed package."""

import tomllib
from pathlib import Path

import pytest

import attunement
from attunement.knowledge import library
from attunement.service.library.presenters import glossary
from attunement.service.library.selectors import Known
from integration.library.telling import KNOWN, TODAY, everything_said

ROOT = Path(attunement.__path__[0]).parents[1]
TEXT = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_term_of_the_file_is_on_the_page() -> None:
    page = glossary.glossary_page(KNOWN)
    labels = [row.label for each in page.sections for row in each.rows]
    # The slow way: whatever stands in bold at the start of a line.
    terms = [line.split("**")[1] for line in TEXT.splitlines() if line.startswith("| **")]
    assert labels[: len(terms)] == terms
    assert len(terms) > 50


def test_every_heading_is_a_section() -> None:
    page = glossary.glossary_page(KNOWN)
    headings = [line.removeprefix("## ") for line in TEXT.splitlines() if line.startswith("## ")]
    assert [each.title for each in page.sections[:-1]] == headings
    assert len({each.id for each in page.sections}) == len(page.sections)
    assert page.title == "Glossary"


def test_no_mark_of_the_file_s_own_is_left() -> None:
    page = glossary.glossary_page(KNOWN)
    for said in everything_said(page):
        assert "*" not in said.text
        assert "|" not in said.text
        assert said.text


def test_words_held_to_one_sense_come_from_their_records() -> None:
    page = glossary.glossary_page(KNOWN)
    held = {row.label: row.said[0] for row in page.sections[-1].rows}
    assert set(held) == {"Attachment", "Bonding"}
    assert held["Bonding"].cites
    assert {line.number for line in page.sources} == {1}
    then = TODAY.replace(year=2000)
    early = glossary.glossary_page(Known(library().as_known_on(then), TODAY, then))
    assert not early.sections[-1].shown


def test_a_small_glossary_is_read() -> None:
    text = (
        "# Words\n\nWhat we mean.\n\n## First part\n\n| Term | Meaning |\n|---|---|\n"
        "| **A, b** | *one* thing | or more |\n"
    )
    title, lead, (section,) = glossary.read(text)
    assert (title, lead) == ("Words", "What we mean.")
    assert (section.id, section.title) == ("first-part", "First part")
    assert [(row.label, row.said[0].text) for row in section.rows] == [
        ("A, b", "One thing | or more")
    ]


def test_a_checkout_reads_the_repository_s_file() -> None:
    assert glossary.glossary_file().read_text(encoding="utf-8") == TEXT


def test_an_installed_package_reads_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "GLOSSARY.md").write_text("# Packed", encoding="utf-8")
    monkeypatch.setattr(glossary, "files", lambda package: tmp_path)
    assert glossary.glossary_file().read_text(encoding="utf-8") == "# Packed"


def test_the_wheel_carries_it_under_the_name_that_is_read() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = built["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried[glossary.FILE] == f"attunement/{glossary.FILE}"
