"""The arithmetic of the chain: whatever is done to it, the first broken place is named."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.audit.chain import GENESIS, Break, Link, first_break

Row = tuple[Link, str, str]

details = st.dictionaries(
    st.text(max_size=8), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8))
)
contents = st.builds(
    dict,
    at=st.datetimes(timezones=st.just(dt.UTC), min_value=dt.datetime(2020, 1, 1)),  # noqa: DTZ001
    actor=st.none() | st.integers(1, 99),
    acting_as=st.sampled_from(["practitioner", "public"]),
    verb=st.text(min_size=1, max_size=20),
    family=st.none() | st.integers(1, 99),
    subject=st.text(max_size=20),
    details=details,
)


def forged(contents: list[dict]) -> list[Row]:
    """A chain of these contents that holds."""
    rows: list[Row] = []
    previous = GENESIS
    for number, content in enumerate(contents, start=1):
        link = Link(team=1, number=number, **content)
        rows.append((link, previous, link.digest(previous)))
        previous = rows[-1][2]
    return rows


def head(rows: list[Row]) -> str:
    return rows[-1][2] if rows else GENESIS


chains = st.lists(contents, max_size=8).map(forged)
longer = st.lists(contents, min_size=2, max_size=8).map(forged)


@given(chains)
def test_what_was_recorded_holds(rows: list[Row]) -> None:
    assert first_break(rows, length=len(rows), head=head(rows)) is None


@given(longer, st.data())
def test_a_changed_content_is_named(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    link, previous, digest = rows[at]
    changed = Link(**(link.__dict__ | {"subject": link.subject + "!"}))
    tampered = [*rows[:at], (changed, previous, digest), *rows[at + 1 :]]
    found = first_break(tampered, length=len(rows), head=head(rows))
    assert found == Break(at + 1, "its content is not what was recorded")


@given(longer, st.data())
def test_a_changed_content_with_a_digest_to_match_breaks_at_the_next(
    rows: list[Row], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    link, previous, _ = rows[at]
    changed = Link(**(link.__dict__ | {"subject": link.subject + "!"}))
    tampered = [*rows[:at], (changed, previous, changed.digest(previous)), *rows[at + 1 :]]
    found = first_break(tampered, length=len(rows), head=head(rows))
    assert found == Break(at + 2, "it does not follow from the event before it")


@given(longer, st.data())
def test_an_event_taken_out_is_named(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    found = first_break(rows[:at] + rows[at + 1 :], length=len(rows), head=head(rows))
    assert found is not None
    assert (found.number, "missing" in found.why) == (at + 1, True)


@given(longer, st.data())
def test_a_tail_cut_off_is_named(rows: list[Row], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(rows) - 1))
    found = first_break(rows[:kept], length=len(rows), head=head(rows))
    assert found is not None
    assert found.number == kept + 1
    assert f"the log ends at {kept}" in found.why


@given(longer)
def test_a_tail_cut_off_with_a_shorter_count_does_not_reach_the_head(rows: list[Row]) -> None:
    found = first_break(rows[:-1], length=len(rows) - 1, head=head(rows))
    assert found == Break(len(rows) - 1, "the head of the chain is not its last event")


@given(longer, st.data())
def test_events_in_another_order_are_named(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 2))
    first, second = rows[at], rows[at + 1]
    swapped = [
        *rows[:at],
        (Link(**(second[0].__dict__ | {"number": first[0].number})), *second[1:]),
        (Link(**(first[0].__dict__ | {"number": second[0].number})), *first[1:]),
        *rows[at + 2 :],
    ]
    found = first_break(swapped, length=len(rows), head=head(rows))
    assert found is not None
    assert found.number == at + 1


@given(contents, contents)
def test_a_digest_depends_on_every_part(one: dict, other: dict) -> None:
    ours = Link(team=1, number=1, **one)
    theirs = Link(team=1, number=1, **other)
    assert (ours.digest(GENESIS) == theirs.digest(GENESIS)) is (ours == theirs)
    assert ours.digest(GENESIS) != ours.digest("1" * 64)


def test_a_moment_is_the_same_in_every_time_zone() -> None:
    """PostgreSQL and SQLite give times back in different zones; the digest must not notice."""
    at = dt.datetime(2026, 6, 1, 12, 30, 0, 123456, tzinfo=dt.UTC)
    fields = {
        "team": 1,
        "number": 1,
        "actor": None,
        "acting_as": "public",
        "verb": "v",
        "family": None,
        "subject": "s",
        "details": {},
    }
    there = at.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert Link(at=at, **fields).digest(GENESIS) == Link(at=there, **fields).digest(GENESIS)
