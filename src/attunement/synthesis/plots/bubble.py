"""A regression on one number: studies as circles, the line, and how sure it is."""

import numpy as np

from attunement.drawing.marks import INK, MAIN, SHADE, Circle, Mark, Polygon, Track
from attunement.drawing.sheet import Drawing, Table

from ..effects.arrays import FloatArray
from ..errors import UnknownChoice
from ..models.inference import quantile
from ..models.regression import Regression
from ..telling import decimal, p_value, telling
from .axes import effect_axis, linear_axis
from .chart import Chart
from .frame import HEIGHT, LEFT, RIGHT, WIDTH, Frame

LARGEST, SMALLEST, STEPS = 18.0, 3.0, 40


def bubble(regression: Regression, *, moderator: str | None = None, title: str = "") -> Chart:
    """Thompson & Higgins (2002) Stat. Med. 21:1559. The area of a circle is the study's weight;
    the band is the interval of the line, with other moderators at the mean of the studies.

    moderator: which one, if the model has several that are numbers. Raises UnknownChoice where it
    has none, or more than one and none is named.
    """
    name = _which(regression, moderator)
    column = regression.names.index(name)
    told, es = telling(regression.effects.measure), regression.effects
    at = regression.design[:, column]
    margin = (at.max() - at.min()) / 20
    line_x, middle, low, high = _line(regression, column)
    ends = [*es.yi.tolist(), *low.tolist(), *high.tolist()]
    frame = Frame(
        title=title or f"{told.heading} by {name}: {regression.k} studies",
        x=linear_axis([at.min() - margin, at.max() + margin], LEFT, RIGHT),
        y=effect_axis([min(ends), max(ends)], told, 0, HEIGHT),
        x_name=name,
        y_name=told.heading + (" (logarithmic axis)" if told.logarithmic else ""),
    )

    def points(values: FloatArray) -> list[tuple[float, float]]:
        pairs = zip(line_x.tolist(), values.tolist(), strict=True)
        return [frame.at(x, told.back(y)) for x, y in pairs]

    band = Polygon((*points(low), *points(high)[::-1]), SHADE)
    heaviest = float(regression.weights.max())
    circles = sorted(
        (
            Circle(
                *frame.at(x, told.back(y)),
                max(SMALLEST, LARGEST * (w / heaviest) ** 0.5),
                "none",
                INK,
                1.5,
            )
            for x, y, w in zip(
                at.tolist(), es.yi.tolist(), regression.weights.tolist(), strict=True
            )
        ),
        key=lambda circle: -circle.radius,
    )
    sentence = _sentence(regression, name, column)
    marks: tuple[Mark, ...] = (
        band,
        *frame.grid(),
        Track(tuple(points(middle)), MAIN, 2.5),
        *circles,
        *frame.marks(),
    )
    sheet = Drawing(WIDTH, frame.foot + 60, frame.title, sentence, marks)
    rows = tuple(
        (label, decimal(x), told.number(y), f"{w:.1f}%")
        for label, x, y, w in zip(
            es.labels, at.tolist(), es.yi.tolist(), regression.weights.tolist(), strict=True
        )
    )
    line = tuple(
        (
            f"Line at {decimal(float(line_x[i]))}",
            decimal(float(line_x[i])),
            f"{told.number(middle[i])} ({told.interval(low[i], high[i])})",
            "",
        )
        for i in (0, -1)
    )
    cells = Table(("Study", name, told.heading, "Weight"), rows + line)
    return Chart(title=frame.title, sentence=sentence, sheet=sheet, cells=cells)


def _which(regression: Regression, asked: str | None) -> str:
    numbers = [term.name for term in regression.terms.terms if not term.levels]
    if asked is None and len(numbers) == 1:
        return numbers[0]
    if asked not in numbers:
        there = ", ".join(numbers) or "none"
        raise UnknownChoice(
            f"The moderators that are numbers: {there}."
            + ("" if asked is None else f" {asked!r} is not one of them."),
            mend="Name one of them as moderator=..." if numbers else "Draw subgroups with forest.",
        )
    return asked


def _line(
    regression: Regression, column: int
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Where, the line there, and the ends of its interval, (STEPS,) each."""
    at = regression.design[:, column]
    x = np.repeat(regression.design.mean(axis=0)[None, :], STEPS, axis=0)
    x[:, column] = np.linspace(at.min(), at.max(), STEPS)
    middle = x @ regression.inference.beta[0]
    variance = np.einsum("np,pq,nq->n", x, regression.inference.covariance[0], x)
    half = float(quantile(regression.level, regression.inference.df)[0]) * np.sqrt(variance)
    return x[:, column], middle, middle - half, middle + half


def _sentence(regression: Regression, name: str, column: int) -> str:
    told = telling(regression.effects.measure)
    scale = f"the {told.name}" if told.back(1.0) == 1.0 else "the effect (as pooled)"
    beta, p = regression.estimates[column], regression.pvalue[column]
    return (
        f"Bubble plot of {regression.k} studies: {scale} changes by {decimal(float(beta))} for "
        f"each unit of {name} ({p_value(float(p))})."
    )
