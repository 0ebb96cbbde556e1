"""From a chart to markup. The template is this package's own, so that a PDF needs no request."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from attunement import drawing

CSS_CLASS = "attunement-chart"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def svg(chart: drawing.Chart) -> Markup:
    """The picture alone: a complete SVG element, also fit for `Picture` in a letter."""
    picture = drawing.svg(chart.drawing(), css_class=CSS_CLASS)
    return Markup(picture)  # noqa: S704 (escaped there)


def figure(chart: drawing.Chart) -> Markup:
    """The picture with its title, its sentence, and the same facts in a table to open."""
    page = _templates().get_template("charts/figure.jinja")
    return Markup(  # noqa: S704 (autoescaped above)
        page.render(
            title=chart.title, sentence=chart.sentence, table=chart.table(), picture=svg(chart)
        )
    )
