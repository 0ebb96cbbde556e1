"""The committed JSON Schemas are those of the types, and say no where the types do."""

import json
from pathlib import Path

import pytest

from attunement.cli import main
from attunement.commands.knowledge import EVERY_KIND
from attunement.knowledge.json_schema import SCHEMAS, json_schema
from attunement.knowledge.kinds import KINDS, attribute
from attunement.knowledge.library import Library
from attunement.knowledge.loader import RECORDS


@pytest.mark.parametrize("kind", sorted(EVERY_KIND))
def test_the_committed_schema_is_current(kind: str) -> None:
    """When it is not: `attunement knowledge schema --write`."""
    assert (SCHEMAS / f"{kind}.json").read_text() == json_schema(kind, EVERY_KIND[kind])


def test_there_is_a_schema_for_each_kind_and_no_other() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(EVERY_KIND)


def test_each_folder_of_records_is_a_kind() -> None:
    assert {path.name for path in RECORDS.iterdir() if path.is_dir()} <= set(EVERY_KIND)


def test_the_library_has_a_field_for_each_kind() -> None:
    assert {*map(attribute, KINDS), "version", "local"} == Library.__dataclass_fields__.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_schema_refuses_unknown_fields_and_asks_for_the_four(kind: str) -> None:
    schema = json.loads(json_schema(kind, KINDS[kind]))
    assert schema["additionalProperties"] is False
    asked = {"as_of", "checked_by", "next_review_on"}
    if kind not in ("sources", "synonyms", "resolutions"):
        asked.add("sources")
    assert asked <= set(schema["required"])


def test_the_command_prints_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "schema", "claims"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Claim"


def test_without_a_kind_it_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "schema"]) == 1
    assert "claims" in capsys.readouterr().err


def test_it_writes_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("attunement.commands.knowledge.SCHEMAS", tmp_path)
    assert main(["knowledge", "schema", "--write"]) == 0
    assert {path.stem for path in tmp_path.glob("*.json")} == set(EVERY_KIND)
