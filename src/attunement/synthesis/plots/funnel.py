"""The funnel plot: effects against their standard errors, with contours of significance."""

from functools import partial

import numpy as np
from scipy import special

from attunement.drawing.marks import (
    INK,
    MAIN,
    PAPER,
    QUIET,
    Circle,
    Line,
    Mark,
    Polygon,
    Rect,
    Track,
)
from attunement.drawing.scales import linear
from attunement.drawing.sheet import Drawing, Table

from ..bias.trim_and_fill import TrimAndFill
from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from ..models.summary import Summarised, Summary
from ..telling import Telling, decimal, telling
from .axes import effect_axis
from .chart import Chart
from .frame import HEIGHT, LEFT, RIGHT, WIDTH, Frame, Swatch, key

CONTOURS = ((0.01, "#cbd6da"), (0.05, "#9fb3ba"), (0.10, PAPER))
"""Two-sided p of an effect, and the shade from there to the next: told apart on paper too."""
BEYOND = "#edf1f2"
Z95 = float(special.ndtri(0.975))
DEPTHS = np.linspace(0, 1, 61)


def funnel(fit: Summarised, *, filled: TrimAndFill | None = None, title: str = "") -> Chart:
    """Contours are about no effect, so that a gap can be seen to lie where studies are not
    significant: Peters et al. (2008) J. Clin. Epidemiol. 61:991. The line and its dashed triangle
    (95 %) stand on the pooled effect.

    filled: trim and fill of the same studies: those put back are hollow, and the dashed line is
        the effect with them. Raises UnknownChoice if it is of others, and NoPooledEffect for a
        model with moderators.
    """
    return _drawn(fit.summary(), filled, title)


def _drawn(fit: Summary, filled: TrimAndFill | None, title: str) -> Chart:
    told = telling(fit.effects.measure)
    yi, sei = fit.effects.yi, fit.effects.sei
    if filled is not None and filled.fit.effects.yi[: -filled.k0 or None].tolist() != yi.tolist():
        raise UnknownChoice(
            "Trim and fill is of other studies than the fit.", mend="Give trim_and_fill(fit)."
        )
    put_back = np.empty(0) if filled is None else filled.filled_yi
    put_back_se = np.empty(0) if filled is None else np.sqrt(filled.filled_vi)
    deepest = 1.05 * float(max(sei.max(), *put_back_se.tolist(), 0.0))
    frame = _frame(fit, told, np.concatenate([yi, put_back]), deepest, title)
    marks: list[Mark] = [*_contours(frame, told), *_pooled(frame, fit, told)]
    if filled is not None:
        marks.append(_upright(frame, told.back(filled.fit.estimate), dashes="2 4"))
    for y, se in zip(yi.tolist(), sei.tolist(), strict=True):
        marks.append(Circle(*frame.at(told.back(y), se), 5, INK, PAPER, 1.5))
    for y, se in zip(put_back.tolist(), put_back_se.tolist(), strict=True):
        marks.append(Circle(*frame.at(told.back(y), se), 5, PAPER, INK, 1.5))
    legend, height = key(_entries(told, filled), frame.foot + 72)
    sentence = _sentence(fit, told, filled)
    sheet = Drawing(WIDTH, height, frame.title, sentence, (*marks, *frame.marks(), *legend))
    return Chart(title=frame.title, sentence=sentence, sheet=sheet, cells=_table(fit, told, filled))


def _frame(fit: Summary, told: Telling, values: FloatArray, deepest: float, title: str) -> Frame:
    reach = Z95 * deepest
    ends = [fit.estimate - reach, fit.estimate + reach, values.min(), values.max()]
    return Frame(
        title=title or f"Funnel: {told.name}, {fit.counted}",
        x=effect_axis([float(end) for end in ends], told, LEFT, RIGHT),
        y=linear(0, deepest, 0, HEIGHT),
        x_name=told.heading + (" (logarithmic axis)" if told.logarithmic else ""),
        y_name="Standard error (largest studies at the top)",
        down=True,
    )


def _contours(frame: Frame, told: Telling) -> list[Mark]:
    if told.no_effect is None:
        return []
    null = 0.0 if told.logarithmic else told.no_effect
    marks: list[Mark] = [Rect(LEFT, frame.top, RIGHT - LEFT, HEIGHT, BEYOND)]
    for p, shade in CONTOURS:
        z = float(special.ndtri(1 - p / 2))
        edge = [*_edge(frame, told, null, -z)[::-1], *_edge(frame, told, null, z)]
        marks.append(Polygon(tuple(edge), shade))
    return [*marks, _upright(frame, told.no_effect, stroke=QUIET)]


def _pooled(frame: Frame, fit: Summary, told: Telling) -> list[Mark]:
    sides = (_edge(frame, told, fit.estimate, z) for z in (-Z95, Z95))
    return [
        _upright(frame, told.back(fit.estimate), stroke=MAIN),
        *(Track(tuple(side), MAIN, 1.5, "6 4") for side in sides),
    ]


def _edge(frame: Frame, told: Telling, centre: float, z: float) -> list[tuple[float, float]]:
    """Where an effect lies z standard errors from the centre, from the top of the funnel down;
    along the side of the picture where that is outside it."""
    first, last, deepest = frame.x.ticks[0], frame.x.ticks[-1], frame.y.ticks[-1]
    return [
        frame.at(min(max(told.back(centre + z * se), first), last), se)
        for se in (DEPTHS * deepest).tolist()
    ]


def _upright(frame: Frame, value: float, *, stroke: str = INK, dashes: str = "") -> Line:
    x = frame.x.x(value)
    return Line(x, frame.top, x, frame.foot, stroke, 1.5, dashes)


def _entries(told: Telling, filled: TrimAndFill | None) -> list[tuple[Swatch, str]]:
    entries: list[tuple[Swatch, str]] = [
        (lambda x, y: Circle(x, y, 5, INK, PAPER, 1.5), "study"),
        (lambda x, y: Line(x - 8, y, x + 8, y, MAIN, 1.5), "pooled, 95% about it dashed"),
    ]
    if filled is not None:
        entries += [
            (lambda x, y: Circle(x, y, 5, PAPER, INK, 1.5), "put back by trim and fill"),
            (lambda x, y: Line(x - 8, y, x + 8, y, INK, 1.5, "2 4"), "pooled with them"),
        ]
    if told.no_effect is not None:
        for shade, words in zip(
            (PAPER, CONTOURS[1][1], CONTOURS[0][1], BEYOND),
            ("p > 0.10", "0.05 to 0.10", "0.01 to 0.05", "p < 0.01"),
            strict=True,
        ):
            entries.append((partial(_swatch, shade), words))
    return entries


def _swatch(shade: str, x: float, y: float) -> Mark:
    return Rect(x - 8, y - 6, 16, 12, shade, QUIET)


def _table(fit: Summary, told: Telling, filled: TrimAndFill | None) -> Table:
    es = fit.effects
    rows = [
        (label, told.number(y), decimal(se), "study")
        for label, y, se in zip(es.labels, es.yi.tolist(), es.sei.tolist(), strict=True)
    ]
    rows.append(("All", told.number(fit.estimate), decimal(fit.se), "pooled"))
    if filled is not None:
        back = zip(filled.filled_yi.tolist(), filled.filled_vi.tolist(), strict=True)
        rows += [
            (f"Put back {i}", told.number(y), decimal(float(np.sqrt(v))), "trim and fill")
            for i, (y, v) in enumerate(back, start=1)
        ]
        with_them = filled.fit
        rows.append(
            ("All and put back", told.number(with_them.estimate), decimal(with_them.se), "pooled")
        )
    return Table(("Study", told.heading, "Standard error", "What it is"), tuple(rows))


def _sentence(fit: Summary, told: Telling, filled: TrimAndFill | None) -> str:
    said = f"Funnel plot of {fit.counted} about a pooled {told.name} of "
    said += f"{told.number(fit.estimate)}."
    if filled is not None:
        said += f" Trim and fill puts back {filled.k0} on the {filled.side}."
    return f"{said} Asymmetry has other causes than missing studies."
