"""Which studies make the heterogeneity, and which move the result."""

import numpy as np

from attunement.drawing.marks import INK, PAPER, Circle, Mark
from attunement.drawing.sheet import Drawing, Table

from ..diagnose import baujat as found_by
from ..errors import UnknownChoice
from ..models.fitted import Fitted
from ..telling import decimal
from .axes import linear_axis
from .chart import Chart
from .frame import HEIGHT, LEFT, RIGHT, WIDTH, Frame, named


def baujat(fit: Fitted, *, title: str = "") -> Chart:
    """Baujat et al. (2002) Stat. Med. 21:2641. A study that the model cannot be fitted without is
    in the table, as "not known", and not drawn. Names are drawn where they have room, those
    furthest from the corner first. Raises UnknownChoice for what is not a model of independent
    effects with their own variances."""
    if not isinstance(fit, Fitted):
        raise UnknownChoice(
            "A Baujat plot is of independent effects pooled by inverse variance.",
            mend="Ask influence of dependent effects, or draw pool(...) of these effects.",
        )
    found = found_by(fit)
    there = np.flatnonzero(np.isfinite(found.y)).tolist()
    x, y = found.x.tolist(), found.y.tolist()
    frame = Frame(
        title=title or f"What each of {fit.k} studies does",
        x=linear_axis([0.0, *x], LEFT, RIGHT),
        y=linear_axis([0.0, *(y[i] for i in there)], 0, HEIGHT),
        x_name="Squared residual: what the study adds to heterogeneity",
        y_name="Influence on the result",
    )
    circles = {i: Circle(*frame.at(x[i], y[i]), 5, INK, PAPER, 1.5) for i in there}
    first = max([frame.x.ticks[-1], 1e-300]), max([frame.y.ticks[-1], 1e-300])
    order = sorted(there, key=lambda i: -np.hypot(x[i] / first[0], y[i] / first[1]))
    names = named(
        ((circles[i].x, circles[i].y, found.labels[i]) for i in order),
        [*circles.values()],
        frame.foot,
    )
    far = found.labels[order[0]] if order else ""
    sentence = f"Baujat plot of {fit.k} studies" + (f"; {far} lies furthest out." if far else ".")
    marks: tuple[Mark, ...] = (*frame.grid(), *frame.marks(), *circles.values(), *names)
    sheet = Drawing(WIDTH, frame.foot + 60, frame.title, sentence, marks)
    rows = tuple(
        (label, decimal(a), decimal(b)) for label, a, b in zip(found.labels, x, y, strict=True)
    )
    cells = Table(("Study", "Added to heterogeneity", "Influence on the result"), rows)
    return Chart(title=frame.title, sentence=sentence, sheet=sheet, cells=cells)
