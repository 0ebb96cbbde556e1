"""Programmes and ratings as Hypothesis draws them."""

from hypothesis import strategies as st

from attunement.choosing.hexagon import Indicator, Score
from attunement.knowledge import library

LIBRARY = library()
programmes = st.sampled_from(sorted(LIBRARY.programmes.values(), key=lambda one: one.id))
levels = st.integers(min_value=1, max_value=5)
RATERS = ("Asha", "Ben", "Chidi", "Dana", "Ewa", "Femi")


@st.composite
def ratings(draw: st.DrawFn) -> list[Score]:
    """Each rater rates each indicator at most once."""
    pairs = [(rater, indicator) for rater in RATERS for indicator in Indicator]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20))
    return [Score(rater, indicator, draw(levels), "a reason") for rater, indicator in chosen]
