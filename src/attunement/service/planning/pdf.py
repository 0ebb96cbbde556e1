"""A theory on one sheet of A3, for the wall, and after it the same as a table (PDF/UA-1)."""

from datetime import date
from pathlib import Path

from ...drawing import svg
from ...theory import TheoryChart
from ..design.filters import day
from ..design.pdf import set_pdf

TEMPLATE = Path(__file__).with_name("theory.typ")
MOTTO = "Attunement supports decisions. The clinician decides."


def theory_pdf(chart: TheoryChart, *, on: date) -> bytes:
    """Raises `design.pdf.Unprintable` where no font of ours can show a text."""
    drawing, table = chart.drawing(), chart.table()
    data = {
        "title": chart.title,
        "day": day(on),
        "motto": MOTTO,
        "svg": svg(drawing),
        "alt": drawing.description,
        "head": table.head,
        "rows": table.rows,
    }
    return set_pdf(TEMPLATE, data, on=on, what="theory")
