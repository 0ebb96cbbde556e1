"""From a chart to markup. The templates are this package's own, so that a PDF needs no request."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .drawing import Chart

# Control characters that someone pasted: a browser forgives them, an XML reader (the PDF's) stops.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def svg(chart: Chart) -> Markup:
    """The picture alone: a complete SVG element, also fit for `Picture` in a letter."""
    page = _templates().get_template("charts/svg.jinja")
    markup = page.render(drawing=chart.drawing())
    return Markup(_NOT_XML.sub("", markup))  # noqa: S704 (autoescaped above)


def figure(chart: Chart) -> Markup:
    """The picture with its title, its sentence, and the same facts in a table to open."""
    page = _templates().get_template("charts/figure.jinja")
    return Markup(  # noqa: S704
        page.render(
            title=chart.title, sentence=chart.sentence, table=chart.table(), picture=svg(chart)
        )
    )
