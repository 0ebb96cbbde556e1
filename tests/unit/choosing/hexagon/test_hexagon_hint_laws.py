"""Laws of the hints: each has its grounds, and more records never lower one."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.choosing.hexagon import (
    Assessed,
    Capacity,
    Indicator,
    Site,
    Wanted,
    hints,
    scope,
    warnings,
)
from attunement.knowledge.library import Library
from attunement.knowledge.study import Study
from attunement.knowledge.vocabulary import Comparator, Direction, NeedLevel, Target
from unit.choosing.hexagon.worlds import LIBRARY, programmes

ON = date(2026, 11, 22)
FAMILY_NEEDS = [target for target in Target if target.of_a_family]
assessed = st.builds(
    Assessed,
    needs=st.frozensets(st.sampled_from(FAMILY_NEEDS), max_size=3),
    months=st.none() | st.integers(min_value=-9, max_value=80),
)
small = st.integers(min_value=0, max_value=4)
capacities = st.builds(
    Capacity, can_give=small, places_left=st.none() | small, waiting=small, certified=small
)
spans = st.tuples(st.integers(0, 72), st.integers(0, 72)).map(lambda two: (min(two), max(two)))
wanteds = st.builds(
    Wanted,
    months=st.none() | spans,
    need_levels=st.frozensets(st.sampled_from(NeedLevel), max_size=2),
)
sites = st.builds(
    Site,
    as_of=st.just("2026-11-22"),
    wanted=wanteds,
    assessed=st.lists(assessed, max_size=40).map(tuple),
    capacity=st.none() | capacities,
)


def values(programme, site: Site, library: Library = LIBRARY) -> dict[Indicator, int | None]:
    found = hints(programme=programme, site=site, library=library, on=ON)
    return {indicator: hint.value for indicator, hint in found.items()}


def with_claim(programme, **changed: object) -> Library:
    """The library with one more finding about the programme."""
    like = LIBRARY.claims["vipp-sd-behaviour-uk-2021"]
    made = like.model_copy(update={"id": "one-more", "subject": programme.id, **changed})
    return replace(LIBRARY, claims={**LIBRARY.claims, made.id: made})


@given(programmes, sites)
def test_six_hints_each_in_bounds_and_each_with_its_grounds_or_its_questions(
    programme, site
) -> None:
    found = hints(programme=programme, site=site, library=LIBRARY, on=ON)
    assert list(found) == list(Indicator)
    for indicator, hint in found.items():
        assert hint.indicator is indicator
        assert hint.why
        assert hint.value is None or (1 <= hint.value <= 5 and hint.grounds and hint.as_of)
        assert hint.grounds or hint.ask
        for ground in (*hint.grounds, *hint.against):
            recalled = LIBRARY.unchecked(ground.sources)
            assert ("Not yet checked against the publisher." in ground.text) == recalled
    assert found[Indicator.FIT].value is None


@given(programmes, sites, st.data())
def test_the_order_of_assessments_changes_nothing(programme, site, data) -> None:
    turned = replace(site, assessed=tuple(data.draw(st.permutations(site.assessed))))
    assert hints(programme=programme, site=site, library=LIBRARY, on=ON) == hints(
        programme=programme, site=turned, library=LIBRARY, on=ON
    )


@settings(max_examples=40)
@given(programmes, sites, st.sampled_from(Comparator))
def test_one_more_finding_of_benefit_never_lowers_the_evidence(programme, site, against) -> None:
    before = values(programme, site)[Indicator.EVIDENCE]
    more = with_claim(programme, comparator=against, direction=Direction.HELPS)
    after = values(programme, site, more)[Indicator.EVIDENCE]
    if before is None:
        assert after is None
    else:
        assert after is not None
        assert after >= before
        assert after >= (3 if against is not Comparator.UNKNOWN else 2)


@settings(max_examples=40)
@given(programmes, sites, st.sampled_from([Direction.NO_DIFFERENCE, Direction.MAY_HARM]))
def test_a_finding_against_is_shown_and_raises_nothing(programme, site, direction) -> None:
    more = with_claim(programme, direction=direction, finding="It did not help here.")
    assert values(programme, site, more) == values(programme, site)
    (shown,) = [
        ground
        for ground in hints(programme=programme, site=site, library=more, on=ON)[
            Indicator.EVIDENCE
        ].against
        if ground.text.startswith("It did not help here.")
    ]
    assert shown.sources


@settings(max_examples=40)
@given(programmes, sites, st.sampled_from(["not randomised", "non-randomised comparison", None]))
def test_only_a_randomised_trial_is_one(programme, site, design) -> None:
    library = with_claim(programme, comparator=Comparator.UNKNOWN)
    like = LIBRARY.studies["hshs-2021"]

    def known(told: str | None) -> int | None:
        made = Study(**{**like.model_dump(), "programme": programme.id, "design": told, "id": "s"})
        held = replace(library, studies={**LIBRARY.studies, "s": made})
        return values(programme, site, held)[Indicator.EVIDENCE]

    before = values(programme, site, library)[Indicator.EVIDENCE]
    assert known(design) == known("pilot randomised trial") == before
    if before is not None:
        assert known("randomised trial, 200 families") == max(before, 4)


@given(programmes, sites, capacities, st.sampled_from(["can_give", "places_left", "certified"]))
def test_more_of_anything_never_lowers_capacity(programme, site, held, what) -> None:
    more = replace(held, **{what: (getattr(held, what) or 0) + 1})
    before = values(programme, replace(site, capacity=held))[Indicator.CAPACITY]
    after = values(programme, replace(site, capacity=more))[Indicator.CAPACITY]
    assert before is not None
    assert after is not None
    assert after >= before
    fewer_wait = replace(held, waiting=0)
    eased = values(programme, replace(site, capacity=fewer_wait))[Indicator.CAPACITY]
    assert eased is not None
    assert eased >= before


@given(programmes, sites)
def test_one_more_relationship_in_need_never_lowers_need(programme, site) -> None:
    ages = programme.ages.min_months
    months = ages.value if ages and ages.may_decide else 0
    in_need = Assessed(frozenset(programme.targets), months)
    before = values(programme, site)[Indicator.NEED]
    after = values(programme, replace(site, assessed=(*site.assessed, in_need)))[Indicator.NEED]
    assert after is not None
    assert after >= (before or 0)


@given(programmes, wanteds, st.integers(1, 5), st.sampled_from(Indicator))
def test_warnings_are_about_high_evidence_alone(programme, wanted, value, indicator) -> None:
    found = warnings(indicator, value, programme, wanted, ON)
    if indicator is not Indicator.EVIDENCE or value < 4:
        assert found == ()
    else:
        assert set(scope(programme, wanted, ON).differs) <= set(found)


@given(programmes)
def test_where_nothing_is_asked_nothing_differs(programme) -> None:
    found = scope(programme, Wanted(), ON)
    assert found.differs == ()
    assert not found.like_ours
