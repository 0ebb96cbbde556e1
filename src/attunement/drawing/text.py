"""How wide words will be, so that a chart can be laid out before any browser sees it.

Widths are those of Arial and Helvetica in thousandths of an em (Adobe's published Core 14 font
metrics), which the style sheet asks for; a little is added for the faces that stand in for them.
"""

import unicodedata
from functools import lru_cache

_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckssvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_EM = {char: width / 1000 for width, chars in _WIDTHS.items() for char in chars}
_STAND_IN = 1.04
_BOLD = 1.1
ELLIPSIS = "…"


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels of one line of text; an unknown character counts as a whole em."""
    return _ems(words) * size * _STAND_IN * (_BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _ems(words: str) -> float:
    """Kept, since a chart measures the same words for its columns, its marks and their fit."""
    plain = unicodedata.normalize("NFKD", words)
    return sum(_EM.get(char, 1.0) for char in plain if not unicodedata.combining(char))


def fit(words: str, size: float, most: float, *, bold: bool = False) -> str:
    """Shorten words to at most `most` pixels, with an ellipsis where something was cut."""
    if width(words, size, bold=bold) <= most:
        return words
    kept = words
    while kept and width(kept.rstrip() + ELLIPSIS, size, bold=bold) > most:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrap(
    words: str, size: float, most: float, *, lines: int | None = None, bold: bool = False
) -> tuple[str, ...]:
    """Break words into lines of at most `most` pixels; what is past the last line is cut.

    A single word that is too long is cut as well: the chart's table has it in full.
    """
    made: list[str] = []
    for word in words.split():
        longer = f"{made[-1]} {word}" if made else word
        if made and width(longer, size, bold=bold) <= most:
            made[-1] = longer
        else:
            made.append(word)
    if lines and len(made) > lines:
        made = [*made[: lines - 1], " ".join(made[lines - 1 :])]
    return tuple(fit(line, size, most, bold=bold) for line in made)
