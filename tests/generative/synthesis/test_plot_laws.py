"""Whatever was pooled can be drawn, tabled and told: no number and no name breaks a picture."""

from itertools import combinations
from xml.etree import ElementTree

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis import plots
from attunement.synthesis.effects import EffectSizes
from attunement.synthesis.models import Fit, pool, regress
from attunement.synthesis.plots import Chart
from attunement.synthesis.report import report
from attunement.synthesis.telling import telling

NAMES = st.text(st.sampled_from("abW im<>&\"'…é,1999"), max_size=60)
MEASURES = ("SMD", "RR", "MD", "PLO", "ZCOR", "GEN", "IRLN", "AHW")


@st.composite
def fits(draw: st.DrawFn, *, least: int = 1) -> Fit:
    k = draw(st.integers(least, 8))
    numbers = st.lists(st.floats(-4, 4), min_size=k, max_size=k)
    spreads = st.lists(st.floats(1e-4, 20), min_size=k, max_size=k)
    es = EffectSizes(
        yi=np.array(draw(numbers)) * draw(st.sampled_from([1e-3, 1.0])),
        vi=np.array(draw(spreads)),
        labels=tuple(draw(st.lists(NAMES, min_size=k, max_size=k))),
        measure=draw(st.sampled_from(MEASURES)),
    )
    method = draw(st.sampled_from(["EE", "DL"])) if k > 1 else "EE"
    return pool(es, method=method, test="z", level=draw(st.sampled_from([0.9, 0.95])))


def sound(chart: Chart) -> None:
    drawing = chart.drawing()
    ElementTree.fromstring(chart.svg())  # noqa: S314 - our own markup
    said = [text for text in drawing.texts if text.words]
    for text in said:
        assert text.box.left >= 0, text.words
        assert text.box.right <= drawing.width + 0.5, text.words
        assert text.box.bottom <= drawing.height, text.words
    collided = [(a.words, b.words) for a, b in combinations(said, 2) if a.box.overlaps(b.box)]
    assert collided == []
    table = chart.table()
    assert {len(row) for row in table.rows} == {len(table.head)}


@given(fits())
@settings(deadline=None, max_examples=60)
def test_a_forest_and_a_funnel_of_anything(fit: Fit) -> None:
    sound(plots.forest(fit))
    sound(plots.funnel(fit))


@given(fits(least=3))
@settings(deadline=None, max_examples=30)
def test_what_each_study_does_of_anything(fit: Fit) -> None:
    sound(plots.cumulative(fit))
    sound(plots.baujat(fit))
    sound(plots.influence(fit))


@given(fits(least=4), NAMES.filter(str.strip))
@settings(deadline=None, max_examples=30)
def test_a_bubble_plot_of_anything(fit: Fit, name: str) -> None:
    at = list(range(fit.k))
    sound(plots.bubble(regress(fit.effects, moderators={name: at}, method="DL", test="z")))


@given(fits())
@settings(deadline=None, max_examples=60)
def test_a_report_of_anything_tells_its_estimate_and_no_number_that_is_none(fit: Fit) -> None:
    said = report(fit).results
    assert f"{telling(fit.effects.measure).number(fit.estimate)} (" in said
    assert "nan" not in said
    assert "not known" not in said
