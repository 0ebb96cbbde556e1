"""What was shown can be kept and read again, word for word."""

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.choosing import DECIDED_BY, Offer, Situation, Verdict, choose
from attunement.knowledge import library
from attunement.knowledge.vocabulary import Mood, RiskBand, Target
from attunement.service.care_packages.choice import VERDICTS, choice_view
from attunement.service.care_packages.kept import keep, read
from attunement.service.care_packages.shown import show

ON = dt.date(2026, 3, 1)
SITUATIONS = st.builds(
    Situation,
    age_days=st.none() | st.integers(-200, 1200),
    needs=st.frozensets(st.sampled_from([t for t in Target if t.of_a_family]), max_size=3),
    risk_band=st.none() | st.sampled_from(RiskBand),
    mood=st.none() | st.sampled_from(Mood),
    relationship_concern_observed=st.none() | st.booleans(),
)
OFFERS = (
    Offer(programme="vipp-sd", practitioners=("Ada",), places_left=2),
    Offer(programme="infant-massage", practitioners=("Ben",), places_left=0),
)


@settings(max_examples=25, deadline=None)
@given(situation=SITUATIONS)
def test_kept_and_read_again_it_is_the_same(situation: Situation) -> None:
    shown = show(situation, OFFERS, on=ON)
    again = read(json.loads(json.dumps(keep(shown))))
    assert vars(again) | {"fingerprint": 0, "by_id": 0} == vars(shown) | {
        "fingerprint": 0,
        "by_id": 0,
    }
    assert again.fingerprint == shown.fingerprint


@settings(max_examples=25, deadline=None)
@given(situation=SITUATIONS)
def test_every_candidate_of_the_choice_is_shown_once_with_all_its_reasons(
    situation: Situation,
) -> None:
    choice = choose(situation=situation, offers=OFFERS, library=library(), on=ON)
    shown = show(situation, OFFERS, on=ON)
    assert [c.programme for c in shown.candidates] == [c.programme.id for c in choice.candidates]
    for before, after in zip(choice.candidates, shown.candidates, strict=True):
        assert [r.text for r in before.reasons] == [r.text for r in after.reasons]
        assert all(reason.sources and reason.as_of for reason in after.reasons)
    view = choice_view(shown)
    listed = [each.id for group in view.groups for each in group.candidates]
    assert sorted(listed) == sorted(shown.by_id)
    assert len(view.ruled_out) == len(choice.ruled_out)


@settings(max_examples=25, deadline=None)
@given(situation=SITUATIONS)
def test_a_scope_is_left_out_only_where_the_card_says_it(situation: Situation) -> None:
    choice = choose(situation=situation, offers=(), library=library(), on=ON)
    shown = show(situation, (), on=ON)
    for candidate in choice.candidates:
        after = shown.by_id[candidate.programme.id]
        for reason, kept in zip(candidate.reasons, after.reasons, strict=True):
            assert (kept.scope or candidate.programme.population.text) == reason.scope


def test_the_fingerprint_changes_with_what_is_known_and_what_is_offered() -> None:
    known = Situation(age_days=400, risk_band=RiskBand.LOW)
    same = show(known, OFFERS, on=ON).fingerprint
    assert show(known.model_copy(), OFFERS, on=ON).fingerprint == same
    assert show(known, OFFERS[:1], on=ON).fingerprint != same
    other = known.model_copy(update={"risk_band": RiskBand.HIGH})
    assert show(other, OFFERS, on=ON).fingerprint != same
    assert 0 <= same < 10**9  # it travels as a form's version


def test_every_verdict_has_words_and_a_deciding_kind_of_reason() -> None:
    assert set(VERDICTS) == set(Verdict) == set(DECIDED_BY)
