"""What somebody else said is theirs: a quotation is never corrected."""

import re

HIDDEN = "\0"
"""Stands for each letter of a quotation: no word, no space, and no mark that joins two words."""

_QUOTATIONS = re.compile(
    r"""
    ^[ \t]*>[^\n]*                      # a line of an email that is quoted
    | “[^”\n]*(?:”|(?=\n)|\Z)           # never closed, it goes on to the end of the paragraph
    | «[^»\n]*(?:»|(?=\n)|\Z)
    | "[^"\n]*"
    | (?<!\w)‘(?:[^’‘\n]|’(?=\w))*’(?!\w)
    | (?<!\w)'(?=\S)(?:[^'\n]|'(?=\w))*(?<=\S)'(?!\w)
    """,
    re.MULTILINE | re.VERBOSE,
)
"""An apostrophe inside a word opens and closes nothing."""


def without_quotations(text: str) -> str:
    """The text with every letter of a quotation hidden; as long as it was, so that places in it
    are places in the text."""
    return _QUOTATIONS.sub(lambda found: HIDDEN * len(found[0]), text)
