"""A drawing as SVG: one complete element, with a name and a description for screen readers."""

import re
from math import ceil

from .marks import Mark
from .sheet import Drawing

FACES = "Arial, Liberation Sans, 'Source Sans 3', sans-serif"
"""A name with a figure in it stands in quotation marks, or a browser drops the whole list."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})
# Control characters that someone pasted: a browser forgives them, an XML reader (a PDF's) stops.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PLAIN = re.compile("[ !#-%(-;=?-~]*")
"""What nearly every attribute is: numbers and names, with nothing to escape."""


def svg(drawing: Drawing, *, css_class: str = "") -> str:
    """`css_class`: for a page that lays pictures out by a style sheet; a file needs none."""
    wide, high = int(drawing.width), ceil(drawing.height)
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        **({"class": css_class} if css_class else {}),
        "width": str(wide),
        "height": str(high),
        "viewBox": f"0 0 {wide} {high}",
        "font-family": FACES,
    }
    lines = [
        f"<svg{_attributes(root)}>",
        f"<title>{escaped(drawing.title)}</title>",
        f"<desc>{escaped(drawing.description)}</desc>",
        *map(_element, drawing.marks),
        "</svg>",
    ]
    return "\n".join(lines)


def escaped(words: str) -> str:
    """Fit for XML, as text or within quotation marks."""
    if _PLAIN.fullmatch(words):
        return words
    return _NOT_XML.sub("", words).translate(_ESCAPES)


def _element(mark: Mark) -> str:
    return f"<{mark.tag}{_attributes(mark.attributes)}>{escaped(mark.words)}</{mark.tag}>"


def _attributes(given: dict[str, str]) -> str:
    # A large forest plot has ten thousand of these, and nearly none has anything to escape.
    plain = _PLAIN.fullmatch
    return "".join(
        [f' {name}="{value if plain(value) else escaped(value)}"' for name, value in given.items()]
    )
