"""The how-to's own code runs, and what it shows is what comes out."""

import contextlib
import io
import re
from pathlib import Path

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "build-a-theory-of-change.md"


def test_the_block_prints_what_is_shown() -> None:
    text = HOW_TO.read_text(encoding="utf-8")
    code, shown = re.findall(r"^```\w+\n(.*?)^```\n", text, re.MULTILINE | re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, str(HOW_TO), "exec"), {})  # noqa: S102 - our own document
    assert printed.getvalue() == shown
