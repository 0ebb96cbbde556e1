"""From a chart to markup. The templates are this package's own, so that a PDF needs no request."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .drawing import Chart


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
    return Markup(page.render(drawing=chart.drawing()))  # noqa: S704 (autoescaped above)


def figure(chart: Chart) -> Markup:
    """The picture with its title, its sentence, and the same facts in a table to open."""
    page = _templates().get_template("charts/figure.jinja")
    return Markup(  # noqa: S704
        page.render(
            title=chart.title, sentence=chart.sentence, table=chart.table(), picture=svg(chart)
        )
    )
