"""Charts of effects to look at, and any chart of effects at all. The figures are made up."""

from typing import Literal

from hypothesis import strategies as st

from attunement.service.design.charts import EffectChart, EffectInWords, EffectPoint

EFFECTS = (
    EffectChart(
        title="What an invented review found",
        metric="d (standardised mean difference)",
        scale="difference",
        points=(
            EffectPoint("Sensitivity of the carer", 0.44, (0.09, 0.8)),
            EffectPoint("Behaviour of the child, some months after the last session", 0.14),
            EffectPoint("Stress", -0.08, (-0.41, 0.13)),
            EffectPoint(
                "Secure attachment",
                0.6129,
                (0.18, 1.05),
                "converted from OR = 3.04 by d = ln(OR) * sqrt(3) / pi; an approximation",
            ),
        ),
        in_words=(EffectInWords("Mood of the carer", "No effect was found"),),
        sentence="Four findings, of which one was converted.",
    ),
    EffectChart(
        title="Ratios over a wide range",
        metric="risk ratio",
        scale="ratio",
        points=(
            EffectPoint("Securely attached", 8.9, (1.25, 64)),
            EffectPoint("Disorganised attachment", 0.32, (0.17, 0.58)),
        ),
    ),
)


@st.composite
def effect_charts(draw: st.DrawFn, words: st.SearchStrategy[str]) -> EffectChart:
    scale: Literal["difference", "ratio"] = draw(st.sampled_from(["difference", "ratio"]))
    values = st.floats(-50, 50) if scale == "difference" else st.floats(0.0005, 5000)
    points = []
    for _ in range(draw(st.integers(1, 6))):
        low, value, high = sorted(draw(st.lists(values, min_size=3, max_size=3)))
        held = draw(st.none() | st.just((low, high)))
        points.append(EffectPoint(draw(words), value, held, draw(st.just("") | words)))
    return EffectChart(
        title=draw(words),
        metric=draw(words),
        scale=scale,
        points=tuple(points),
        in_words=tuple(draw(st.lists(st.builds(EffectInWords, words, words), max_size=2))),
        sentence=draw(words),
    )
