"""What was known on a day: nothing later leaks in, and nothing is left hanging."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.contradictions import contradictions
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.rating import Scheme
from attunement.knowledge.record import last_day
from attunement.knowledge.references import dangling, nodes
from attunement.knowledge.vocabulary import Direction, Flag
from unit.knowledge.making import programme, with_only

KNOWN = library()
DAY = date(2019, 10, 1)
THEN = KNOWN.as_known_on(DAY)
DAYS = st.dates(date(2000, 1, 1), date(2027, 12, 31))


@given(DAYS)
@settings(deadline=None, max_examples=15)
def test_no_reference_leads_nowhere_on_any_day(on: date) -> None:
    view = KNOWN.as_known_on(on)
    assert list(dangling({kind: view.kind(kind) for kind in KINDS})) == []


@given(DAYS, DAYS)
@settings(deadline=None, max_examples=10)
def test_what_was_known_stays_known(one: date, other: date) -> None:
    before, after = sorted((one, other))
    for kind in ("sources", "programmes", "claims", "reviews", "studies"):
        earlier = KNOWN.as_known_on(before).kind(kind).keys()
        assert earlier <= KNOWN.as_known_on(after).kind(kind).keys()


@given(DAYS)
@settings(deadline=None, max_examples=10)
def test_every_dated_source_in_a_view_was_out(on: date) -> None:
    for source in KNOWN.as_known_on(on).sources.values():
        assert source.as_of is None or last_day(source.as_of) <= on


def test_once_everything_was_read_nothing_is_left_out() -> None:
    now = KNOWN.as_known_on(date(2026, 11, 22))
    for kind in KINDS:
        assert now.kind(kind) == KNOWN.kind(kind)


def test_no_text_of_2019_names_a_later_year() -> None:
    said = [
        (kind, record.id, value)
        for kind in ("programmes", "claims", "reviews", "studies", "guidance-documents")
        for record in THEN.kind(kind).values()
        for _, node in nodes(record)
        for value in node.__dict__.values()
        if isinstance(value, str)
    ]
    assert len(said) > 1000
    assert [each for each in said if re.search(r"\b202\d\b", each[2])] == []


def test_in_october_2019_every_programme_of_the_seeds_was_known() -> None:
    assert THEN.programmes.keys() == KNOWN.programmes.keys()


def test_circle_of_security_had_its_rating_its_one_trial_and_no_shadow() -> None:
    held = THEN.programmes["circle-of-security-parenting"]
    assert [rating.scheme for rating in held.ratings] == [Scheme.EIF]
    assert Flag.SUPERSEDED not in held.flags
    assert {c.direction for c in THEN.claims_about(held.id)} == {Direction.HELPS}
    assert held.evidence.negative_findings == ()
    subjects = {each.subject for each in contradictions(THEN)}
    assert held.id not in subjects
    assert "infant-massage" in subjects


def test_the_cochrane_review_of_november_2019_was_not_out() -> None:
    assert "ohara-2019" not in THEN.reviews
    assert "ohara-2019" in KNOWN.as_known_on(date(2019, 11, 29)).reviews


def test_a_year_has_passed_only_at_its_end() -> None:
    assert "barlow-2015" not in KNOWN.as_known_on(date(2015, 12, 30)).reviews
    assert "barlow-2015" in KNOWN.as_known_on(date(2015, 12, 31)).reviews


@pytest.mark.parametrize(
    ("partial", "last"),
    [
        ("2016", date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 29)),
        ("2015-02", date(2015, 2, 28)),
        ("2016-07-12", date(2016, 7, 12)),
    ],
)
def test_the_last_day_of_a_date(partial: str, last: date) -> None:
    assert last_day(partial) == last


def test_a_standard_that_was_later_superseded_still_stood() -> None:
    assert THEN.guidance_documents["qs37-2013"].status == "current-when-seen"
    assert "qs37-2022" not in THEN.guidance_documents
    assert KNOWN.guidance_documents["qs37-2013"].status == "superseded"


def test_a_rating_is_not_yet_stale_when_it_is_young() -> None:
    assert Flag.STALE not in THEN.programmes["mellow-toddlers"].flags
    assert Flag.STALE in KNOWN.programmes["mellow-toddlers"].flags


def test_the_view_is_made_once_and_names_its_day() -> None:
    view = KNOWN.as_known_on(DAY)
    assert KNOWN.as_known_on(DAY) is view
    assert THEN.version == f"{KNOWN.version}@2019-10-01"


def test_a_date_never_outruns_the_day() -> None:
    view = KNOWN.as_known_on(date(2017, 6, 1))
    assert all(last_day(one.as_of) <= date(2017, 6, 1) for one in view.programmes.values())


def rating(**changes: object) -> dict[str, object]:
    held = KNOWN.programmes["epec-system"].ratings[0].model_dump()
    return {**held, "sources": ["S1"], "scope": None, "ages": None, **changes}


def test_a_rating_that_was_later_changed_stands_with_no_end_in_sight() -> None:
    first = rating(value="2", valid_from="2014-03", valid_to="2018-05", sources=["S0"])
    second = rating(value="3", valid_from="2018-06")
    held = programme("ours", "parent-infant-psychotherapy", ratings=[first, second])
    known = with_only(programmes=[held], claims=(), reviews=(), studies=(), statements=())
    (before,) = known.as_known_on(date(2017, 1, 1)).programmes["ours"].ratings
    assert (before.value, before.valid_to) == ("2", None)
    earlier, later = known.as_known_on(DAY).programmes["ours"].ratings
    assert (earlier.value, earlier.valid_to) == ("2", "2018-05")
    assert earlier.ended_by(DAY)
    assert not later.ended_by(DAY)
