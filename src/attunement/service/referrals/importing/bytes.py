"""From bytes to text: which encoding it was, said aloud when we had to work it out."""

import codecs
from dataclasses import dataclass

LARGEST = 2 * 1024 * 1024
"""Bytes. A file of 2,000 referrals with long stories is well below it."""

SAVE_AS = "Open it in your spreadsheet program and save it as “CSV UTF-8”."
NOT_TEXT = (
    (b"PK\x03\x04", "This is a spreadsheet workbook (or another packed file), not a CSV file."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet workbook, not a CSV file."),
    (b"%PDF", "This is a PDF, not a CSV file."),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


class Unreadable(ValueError):
    """The file as a whole cannot be read: what is wrong, and how to mend it."""


@dataclass(frozen=True)
class Decoded:
    """The text with plain line ends. `read_as` names the encoding when it was not UTF-8."""

    text: str
    read_as: str = ""


def refuse_too_large(size: int) -> None:
    """Raises `Unreadable` for more bytes than we take: before they are read, when that is known."""
    if size > LARGEST:
        raise Unreadable(
            f"The file is {size / 1024 / 1024:.1f} MB and the largest we can take is "
            f"{LARGEST // 1024 // 1024} MB. Divide it into smaller files."
        )


def decode(data: bytes) -> Decoded:
    """Read bytes as text. Raises `Unreadable` for what is empty, too large, or no text."""
    if not data:
        raise Unreadable("The file is empty. Check that you chose the right one.")
    refuse_too_large(len(data))
    for magic, words in NOT_TEXT:
        if data.startswith(magic):
            raise Unreadable(f"{words} {SAVE_AS}")
    decoded = _decode(data)
    if nul := decoded.text.count("\0"):
        raise Unreadable(
            f"The file holds {nul} empty (NUL) characters: it is damaged, or is no text. {SAVE_AS}"
        )
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("The file has no rows. Check that you chose the right one.")
    return Decoded(text, decoded.read_as)


def _decode(data: bytes) -> Decoded:
    for bom, encoding, name in BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, name)
    if wide := _wide(data):
        return _strictly(data, wide, "UTF-16")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _strictly(data, "cp1252", "Windows-1252")


def _strictly(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"We cannot tell how the letters of this file are stored (near line {line}). {SAVE_AS}"
        ) from error
    return Decoded(text, name)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: of English text, every second byte is nought."""
    sample = data[:2000]
    if len(sample) % 2 or sample.count(0) < len(sample) * 2 // 5:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
