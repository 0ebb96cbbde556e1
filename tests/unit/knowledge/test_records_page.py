"""docs/reference/records.md says what the types say: every kind, every field, nothing else."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from attunement.commands.knowledge import EVERY_KIND
from attunement.knowledge.record import Frozen, PartialDate, ProgrammeId, RecordId
from attunement.knowledge.vocabulary import RiskBand

ROOT = Path(__file__).resolve().parents[3]


def generator() -> ModuleType:
    path = ROOT / "scripts" / "generate_records.py"
    spec = importlib.util.spec_from_file_location("generate_records", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
PAGE: str = GENERATE.page()


def part(heading: str) -> str:
    """What stands under a heading, to the next one."""
    held = re.split(r"^(#+ .*)$", PAGE, flags=re.MULTILINE)
    return held[held.index(heading) + 1]


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each row of a table of fields, by the field."""
    found = {}
    for line in text.splitlines():
        cells = re.split(r"(?<!\\)\|", line)
        if line.startswith("| `"):
            assert len(cells) == 6, line
            found[cells[1].strip(" `")] = [cell.strip() for cell in cells[2:5]]
    return found


def test_the_page_shows_what_the_types_say() -> None:
    kept = GENERATE.TARGET.read_text(encoding="utf-8")
    assert kept == PAGE, "run: .venv/bin/python scripts/generate_records.py"


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_has_its_folder_and_each_of_its_fields_in_order(kind: str) -> None:
    text = part(f"## {kind}")
    assert f"Folder `{kind}/`. " in text
    fields = EVERY_KIND[kind].model_fields
    shown = rows(text)
    assert list(shown) == list(fields)
    for name, field in fields.items():
        assert (shown[name][1] == "yes") == field.is_required(), name


def test_every_model_inside_a_kind_is_described_too() -> None:
    described = [list(rows(section)) for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)]
    for model in EVERY_KIND.values():
        for each in GENERATE.reached(model):
            if issubclass(each, BaseModel) and each is not model:
                assert list(each.model_fields) in described, each


def test_a_closed_list_gives_each_code_with_its_words() -> None:
    text = part("### Risk band")
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        f"- `{band.value}`: {band.words}" for band in RiskBand
    ]


def test_every_link_on_the_page_leads_to_one_heading() -> None:
    headings = [GENERATE.anchor(title) for title in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]*)\)", PAGE)) <= set(headings)
    for path in re.findall(r"\]\((\.\.[^)#]*)\)", PAGE):
        assert (GENERATE.TARGET.parent / path).is_file(), path


def test_no_type_is_left_as_code() -> None:
    for words in ("typing.", "<class", "Annotated", "None", "tuple", "()", "FieldInfo"):
        assert words not in PAGE, words


class Made(Frozen):
    """Something made. `plain` is as it comes; `bounded` has two ends. Both count. `listed` may be
    None."""

    plain: str
    named: ProgrammeId | None
    own_id: RecordId
    dated: PartialDate | None = None
    bounded: int = Field(ge=1, le=8)
    listed: tuple[RiskBand, ...] = Field(min_length=1)
    pair: tuple[float, float | None]
    chosen: Literal["one", "other"] = "one"
    annotated: Annotated[float, Field(gt=0)]
    described: bool = Field(default=False, description="Said of the field itself.")


class TestWords:
    SHOWN = rows(GENERATE.Describing({"made": Made, "programmes": Frozen}).page())

    @pytest.mark.parametrize(
        ("field", "holds", "required"),
        [
            ("plain", "text", "yes"),
            ("named", "id of a record of [programmes](#programmes), or null", "yes"),
            ("own_id", "id (small letters, digits and hyphens)", "yes"),
            ("dated", "date (year, month or day), or null", "no, else `null`"),
            ("bounded", "whole number, from 1 to 8", "yes"),
            ("listed", "list, at least one: [Risk band](#risk-band)", "yes"),
            ("pair", "list of 2 (number; number, or null)", "yes"),
            ("chosen", "`one` or `other`", "no, else `one`"),
            ("annotated", "number, above 0", "yes"),
            ("described", "`true` or `false`", "no, else `false`"),
        ],
    )
    def test_a_type(self, field: str, holds: str, required: str) -> None:
        assert self.SHOWN[field][:2] == [holds, required]

    def test_a_clause_stands_with_the_field_that_it_names(self) -> None:
        about, of_fields = GENERATE.said_of(Made)
        assert about == "Something made."
        assert of_fields["plain"] == "`plain` is as it comes."
        assert of_fields["bounded"] == "`bounded` has two ends. Both count."
        assert of_fields["listed"] == "`listed` may be null."

    def test_a_fields_own_description_comes_first(self) -> None:
        assert self.SHOWN["described"][2] == "Said of the field itself."
