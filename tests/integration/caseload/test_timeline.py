"""The order of what happened. Pure."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.caseload.timeline import Entry, Kind, merge, upto

entries = st.builds(
    Entry,
    on=st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 5)),
    at=st.none() | st.times(),
    kind=st.sampled_from(Kind),
    title=st.text(max_size=3),
)


def entry(title: str, day: int, kind: Kind = Kind.CONTACT, hour: int | None = None) -> Entry:
    at = None if hour is None else dt.time(hour)
    return Entry(on=dt.date(2026, 1, day), kind=kind, title=title, at=at)


def slow_merge(sources: list[list[Entry]]) -> list[Entry]:
    """Take the newest of what is left, again and again; of equals, the one that came first."""
    left = [entry for source in sources for entry in source]
    found = []
    while left:
        newest = left[0]
        for each in left[1:]:
            if each.order > newest.order:
                newest = each
        left.remove(newest)
        found.append(newest)
    return found


def test_the_newest_day_comes_first() -> None:
    merged = merge([entry("old", 1)], [entry("new", 3)], [entry("between", 2)])
    assert [each.title for each in merged] == ["new", "between", "old"]


def test_on_one_day_what_follows_from_what_is_kept() -> None:
    referral, decision = entry("in", 1, Kind.REFERRAL), entry("decided", 1, Kind.DECISION)
    assert merge([referral, decision]) == (decision, referral)


def test_on_one_day_the_later_hour_comes_first() -> None:
    morning, evening = entry("am", 1, hour=9), entry("pm", 1, hour=18)
    assert merge([morning], [evening]) == (evening, morning)


def test_what_is_still_to_come_has_not_happened() -> None:
    assert upto([entry("a", 1), entry("b", 2)], dt.date(2026, 1, 1)) == (entry("a", 1),)


@given(st.lists(st.lists(entries, max_size=6), max_size=4))
def test_merging_is_taking_the_newest_again_and_again(sources: list[list[Entry]]) -> None:
    assert list(merge(*sources)) == slow_merge(sources)
