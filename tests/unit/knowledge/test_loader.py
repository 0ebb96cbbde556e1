"""A folder of records in, models out, or every fault with file, line, field and mend."""

from pathlib import Path

import pytest
from pydantic import Field

from attunement.knowledge import RecordError, load_records
from attunement.knowledge.record import Frozen, PartialDate


class Thing(Frozen):
    id: str
    count: int = Field(ge=0)
    seen: PartialDate | None = None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "things").mkdir()
    return tmp_path


def put(root: Path, name: str, text: str) -> None:
    (root / "things" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_records_come_by_id_in_order(root: Path) -> None:
    put(root, "b", "id: b\ncount: 2\n")
    put(root, "a", "id: a\ncount: 1\nseen: 2016\n")
    loaded = load_records("things", Thing, root=root)
    assert list(loaded) == ["a", "b"]
    assert loaded["a"] == Thing(id="a", count=1, seen="2016")


def test_what_was_loaded_cannot_be_changed(root: Path) -> None:
    put(root, "a", "id: a\ncount: 1\n")
    loaded = load_records("things", Thing, root=root)
    with pytest.raises(TypeError):
        loaded["b"] = loaded["a"]  # type: ignore[index]


def test_a_kind_without_a_folder_is_empty(tmp_path: Path) -> None:
    assert not load_records("things", Thing, root=tmp_path)


def test_every_fault_of_every_file_is_told_at_once(root: Path) -> None:
    put(root, "a", "id: a\ncount: -1\nextra: 1\n")
    put(root, "b", "id: c\ncount: 1\n")
    put(root, "c", "id: c\ncount: no\n")
    put(root, "d", "id: d\n")
    put(root, "e", "- id: e\n")
    with pytest.raises(RecordError) as error:
        load_records("things", Thing, root=root)
    told = [(p.file, p.line, p.field) for p in error.value.problems]
    assert told == [
        ("things/a.yaml", 2, "count"),
        ("things/a.yaml", 3, "extra"),
        ("things/b.yaml", 1, "id"),
        ("things/c.yaml", 2, "count"),
        ("things/d.yaml", 1, "count"),
        ("things/e.yaml", 1, ""),
    ]
    assert all(problem.wrong and problem.mend for problem in error.value.problems)
    assert "things/a.yaml:2: count:" in str(error.value)


@pytest.mark.parametrize("bad", ["2016-13", "2016-02-30", "16", "July 2016", "2015-02-29"])
def test_a_date_that_does_not_exist_is_refused(root: Path, bad: str) -> None:
    put(root, "a", f"id: a\ncount: 1\nseen: {bad}\n")
    with pytest.raises(RecordError, match=r"things/a\.yaml:3: seen:"):
        load_records("things", Thing, root=root)


def test_a_leap_day_exists() -> None:
    assert Thing(id="a", count=0, seen="2016-02-29").seen == "2016-02-29"
