"""The lines of a RIS file as records of tags and values.

RIS is the tagged format of Research Information Systems: two capitals or a capital and a digit, two
spaces, a hyphen, a space, the value. TY begins a record and ER ends it. What writes it differs:
line ends, a byte order mark, values folded over lines, a preamble of the database, numbers between
records.
"""

import re
from dataclasses import dataclass, field

TAGGED = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?$")
MISSPACED = re.compile(r"(TY|ER|TI|T1|AU|A1|PY|Y1|DO|JO|JF|AB|N2|KW)\s?-(?:\s|$)")
NUMBERED = re.compile(r"\d+\.?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RisMistake:
    """line: as an editor numbers it, the first is 1; tag: "" where the line has none."""

    line: int
    tag: str
    value: str
    expected: str

    def __str__(self) -> str:
        tag = f", tag {self.tag}" if self.tag else ""
        return f"line {self.line}{tag}: {self.value!r}; expected {self.expected}"


@dataclass(slots=True)
class Value:
    """One tag of a record. Folded lines are joined by a space."""

    tag: str
    line: int
    text: str


@dataclass(slots=True)
class Record:
    """The values between TY and ER, TY first."""

    values: list[Value] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.values[0].line


def records(text: str) -> tuple[list[Record], list[RisMistake]]:
    """Every record of the text, and every line that cannot stand where it does."""
    found: list[Record] = []
    mistakes: list[RisMistake] = []
    open_record: Record | None = None
    stray = False

    def wrong(line: int, tag: str, value: str, expected: str) -> None:
        mistakes.append(RisMistake(line=line, tag=tag, value=value, expected=expected))

    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line:
            continue
        tagged = TAGGED.match(line)
        if tagged is None:
            if misspaced := MISSPACED.match(line):
                wrong(number, misspaced[1], line, "two spaces, then a hyphen, after the tag")
            elif open_record is not None:
                last = open_record.values[-1]
                last.text = f"{last.text} {line}".strip()
            elif found and not stray and not NUMBERED.match(line):
                # One mistake for a stretch of lines: the next record ends it.
                stray = True
                wrong(number, "", line, "TY, which begins a record")
            continue
        tag, value = tagged[1], (tagged[2] or "").strip()
        if tag == "TY":
            if open_record is not None:
                wrong(number, tag, value, f"ER, to end the record of line {open_record.line}")
            open_record, stray = Record([Value(tag, number, value)]), False
            found.append(open_record)
        elif open_record is None:
            if not stray:
                stray = True
                wrong(number, tag, value, "TY, which begins a record")
        elif tag == "ER":
            open_record = None
        else:
            open_record.values.append(Value(tag, number, value))
    if open_record is not None:
        wrong(open_record.line, "TY", open_record.values[0].text, "an ER that ends this record")
    return found, mistakes
