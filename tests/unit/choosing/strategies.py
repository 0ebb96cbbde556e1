"""Families of every kind, known and unknown, as Hypothesis draws them."""

from hypothesis import strategies as st

from attunement.choosing import Offer, Situation, WillingFormat
from attunement.knowledge import library
from attunement.knowledge.vocabulary import Attender, Circumstance, Mood, RiskBand, Target

FAMILY_NEEDS = [target for target in Target if target.of_a_family]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Any situation, each fact known or not."""
    circumstances = draw(st.frozensets(st.sampled_from(Circumstance), max_size=4))
    absent = draw(st.frozensets(st.sampled_from(Circumstance), max_size=4))
    return Situation(
        age_days=draw(st.none() | st.integers(min_value=-280, max_value=2500)),
        needs=draw(st.frozensets(st.sampled_from(FAMILY_NEEDS), max_size=4)),
        risk_band=draw(st.none() | st.sampled_from(RiskBand)),
        mood=draw(st.none() | st.sampled_from(Mood)),
        relationship_concern_observed=draw(st.none() | st.booleans()),
        willing=draw(st.none() | st.frozensets(st.sampled_from(Attender))),
        willing_formats=draw(st.none() | st.frozensets(st.sampled_from(WillingFormat))),
        circumstances=circumstances,
        circumstances_absent=absent - circumstances,
    )


offers = st.lists(
    st.builds(
        Offer,
        programme=st.sampled_from(sorted(library().programmes)),
        practitioners=st.lists(st.sampled_from(["Asha", "Ben"]), max_size=2).map(tuple),
        places_left=st.none() | st.integers(min_value=0, max_value=8),
        next_start=st.none() | st.dates(),
    ),
    max_size=8,
)
