"""A letter to a family as a tagged PDF (PDF/UA-1), made in this process by typst.

The words travel as JSON, so that a name like "#pagebreak()" is printed and never obeyed. Only fonts
that come with the product are used: the same letter gives the same bytes on every machine.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from .filters import day

HERE = Path(__file__).parent
FONTS = ["Source Sans 3"]


@dataclass(frozen=True)
class Picture:
    """A picture as SVG (see charts.svg); alt says in words all that it shows."""

    svg: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says, in order. Each paragraph is plain text; a line break in it is a space."""

    sender: str
    sender_lines: tuple[str, ...]
    date: date
    recipient: tuple[str, ...]
    salutation: str
    subject: str
    paragraphs: tuple[str, ...]
    picture: Picture | None = None
    after_picture: tuple[str, ...] = ()
    sign_off: tuple[str, ...] = ()


class Unprintable(ValueError):
    """There is text that no font of ours can show; `text` is the first of it."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__(
            f"The {what} cannot show “{text}”: our fonts have no such characters. "
            f"Write it in the Latin alphabet, or send this {what} in another way."
        )
        self.text = text


def letter_pdf(*, letter: Letter) -> bytes:
    """Set the letter on A4. Raises Unprintable rather than print a box in place of a name."""
    data = asdict(letter) | {"day": day(letter.date)}
    return set_pdf(HERE / "letter.typ", data, on=letter.date, what="letter")


def set_pdf(template: Path, data: Mapping[str, Any], *, on: date, what: str) -> bytes:
    """Set a template, to which `data` is given as the JSON input named `what`; `date` and `fonts`
    are added to it. The same data gives the same bytes. Raises Unprintable."""
    added = {"date": {"year": on.year, "month": on.month, "day": on.day}, "fonts": FONTS}
    try:
        made = typst.compile(
            template,
            font_paths=[HERE / "fonts"],
            ignore_system_fonts=True,
            sys_inputs={what: json.dumps({**data, **added})},
            pdf_standards=["ua-1"],
            timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        if found := re.search(r'the text `"(.*)"` could not be displayed', str(error)):
            raise Unprintable(found[1], what) from error
        raise
    assert isinstance(made, bytes)
    return made
