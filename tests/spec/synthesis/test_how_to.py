"""The how-to runs, block after block, and what it shows is what comes out.

To take its output and its pictures again: ATTUNEMENT_SHOTS=1 with this test. Then read them.
"""

import contextlib
import io
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from attunement.cli import main

ROOT = Path(__file__).parents[3]
HOW_TO = ROOT / "docs" / "how-to" / "synthesise.md"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
PICTURES = {"forest.svg", "funnel.svg", "bubble.svg"}
AGAIN = bool(os.environ.get("ATTUNEMENT_SHOTS"))


@dataclass(frozen=True)
class Block:
    kind: str
    name: str
    text: str
    end: int


def blocks(document: str) -> list[Block]:
    return [Block(m[1], m[2], m[3], m.end()) for m in BLOCK.finditer(document)]


def ran(block: Block, names: dict[str, object]) -> str:
    """What a block prints, run where its files are written."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        if block.kind in ("csv", "ris"):
            Path(block.name).write_text(block.text, encoding="utf-8")
        elif block.kind == "console":
            program, *words = shlex.split(block.text)
            assert program == "attunement"
            assert main(words) == 0
        else:
            assert block.kind == "python"
            exec(compile(block.text, HOW_TO.name, "exec"), names)  # noqa: S102 - our own document
    return said.getvalue()


def shown_after(document: str, block: Block, printed: str) -> str:
    """The document with what a python block printed in the text block that follows it."""
    rest = document[block.end :]
    if follows := re.match(r"\n```text\n.*?^```\n", rest, re.MULTILINE | re.DOTALL):
        rest = rest[follows.end() :]
    output = f"\n```text\n{printed}```\n" if printed else ""
    return document[: block.end] + output + rest


def test_it_runs_and_shows_what_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = HOW_TO.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    made = document
    done = [b for b in blocks(document) if b.kind != "text"]
    for place, block in enumerate(done):
        printed = ran(block, names)
        if block.kind == "python":
            current = [b for b in blocks(made) if b.kind != "text"][place]
            made = shown_after(made, current, printed)
    if AGAIN:
        HOW_TO.write_text(made, encoding="utf-8")
    else:
        assert document == made
    assert {p.name for p in Path("results").iterdir()} == {"forest.svg", "funnel.svg", "report.md"}
    for name in PICTURES:
        kept = ROOT / "docs" / "images" / f"synthesise-{name}"
        picture = Path(name).read_text(encoding="utf-8")
        if AGAIN:
            kept.write_text(picture + "\n", encoding="utf-8")
        assert kept.read_text(encoding="utf-8") == picture + "\n"
        assert f"../images/{kept.name})" in document


def test_every_kind_of_block_is_there() -> None:
    kinds = {block.kind for block in blocks(HOW_TO.read_text(encoding="utf-8"))}
    assert kinds == {"csv", "ris", "console", "python", "text"}
