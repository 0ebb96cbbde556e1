"""The how-tos run, block after block, and what they show is what comes out.

To take its output again: ATTUNEMENT_SHOTS=1 with this test. Then read it.
"""

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

import pytest

from attunement.cli import main

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to"
EXIT_CODES = {"score-a-file.md": [3, 0], "do-raters-agree.md": []}
"""What each document's commands end with."""
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
AGAIN = bool(os.environ.get("ATTUNEMENT_SHOTS"))


class Runner:
    """Runs each block; a text block is what the last one printed, or the file that it names."""

    def __init__(self) -> None:
        self.printed = ""
        self.exit_codes: list[int] = []

    def __call__(self, block: re.Match[str]) -> str:
        kind, name, text = block.groups()
        if kind == "text":
            shown = Path(name).read_text(encoding="utf-8") if name else self.printed
            return f"```text{' ' + name if name else ''}\n{shown}```\n"
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            if kind == "csv":
                Path(name).write_text(text, encoding="utf-8")
            elif kind == "console":
                program, *words = shlex.split(text)
                assert program == "attunement"
                self.exit_codes.append(main(words))
            else:
                assert kind == "python"
                exec(compile(text, "how-to", "exec"), {})  # noqa: S102 - our own document
        self.printed = said.getvalue()
        return block.group()


@pytest.mark.parametrize("name", EXIT_CODES)
def test_it_runs_and_shows_what_comes_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = (HOW_TO / name).read_text(encoding="utf-8")
    run = Runner()
    made = BLOCK.sub(run, document)
    if AGAIN:
        (HOW_TO / name).write_text(made, encoding="utf-8")
    else:
        assert document == made
    assert run.exit_codes == EXIT_CODES[name]


def test_the_scoring_of_a_file_has_every_kind_of_block() -> None:
    document = (HOW_TO / "score-a-file.md").read_text(encoding="utf-8")
    assert {block[1] for block in BLOCK.finditer(document)} == {"csv", "console", "python", "text"}
