"""docs/reference/measures.md says what the records say: every measure, every example, no more."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from attunement.measures import measure, measures
from unit.measures.measure_records import raw

ROOT = Path(__file__).resolve().parents[3]


def generator() -> ModuleType:
    path = ROOT / "scripts" / "generate_measures.py"
    spec = importlib.util.spec_from_file_location("generate_measures", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
PAGE: str = GENERATE.page()


def part(id_: str) -> str:
    """What stands under a measure's heading, to the next one."""
    held = re.split(r"^(## .*)$", PAGE, flags=re.MULTILINE)
    return held[held.index(f"## {measure(id_).short_name}") + 1]


def test_the_page_is_fresh() -> None:
    kept = GENERATE.TARGET.read_text(encoding="utf-8")
    assert kept == PAGE, "run: .venv/bin/python scripts/generate_measures.py"


@pytest.mark.parametrize("id_", measures())
def test_every_measure_has_its_part_with_each_example(id_: str) -> None:
    text = part(id_)
    assert measure(id_).name in text
    assert f"Record: `{id_}`, version {measure(id_).version}." in text
    for example in raw(id_)["examples"]:
        assert example["working"] in text
    assert sum(line.startswith("| ") for line in text.splitlines()) == 1 + len(
        measure(id_).examples
    )


@pytest.mark.parametrize("id_", measures())
def test_what_was_recalled_says_so(id_: str) -> None:
    text, one = part(id_), measure(id_)
    if any(fact.unchecked for fact in one.facts):
        assert GENERATE.NOT_CHECKED.strip() in text
    for caution in one.cautions:
        assert caution in text


@pytest.mark.parametrize("id_", measures())
def test_its_words_stand_on_the_page_of_no_measure(id_: str) -> None:
    """The page is for those who check arithmetic; the words are on the form."""
    assert not any(item.text and item.text in PAGE for item in measure(id_).items)


def test_every_link_leads_to_a_heading() -> None:
    links = re.findall(r"\]\(#([^)]+)\)", PAGE)
    headings = re.findall(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    anchors = [GENERATE._anchor(each) for each in headings]
    assert sorted(links) == sorted(anchors[:-1])
    assert headings[-1] == "Sources"
    assert len(set(anchors)) == len(anchors)


def test_every_source_that_is_cited_is_listed() -> None:
    cited = {
        id_ for found in re.findall(r" \[([A-Z][^\]]*)\](?!\()", PAGE) for id_ in found.split(", ")
    }
    listed = set(re.findall(r"^- ([A-Z][\w-]+): ", PAGE.rpartition("## Sources")[2], re.MULTILINE))
    assert cited <= listed
