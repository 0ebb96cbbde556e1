"""The retention schedule: never computed with where nobody checked, and the longest rule counts."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.retention.schedule import (
    BadSchedule,
    Kept,
    Rule,
    dry_run,
    due_on,
    read,
    years_on,
)

CHECKED = {"checked_by": "R. Keeper", "checked_on": dt.date(2026, 1, 1)}
KNOWN = {"source": "The team’s records manager", "confidence": "checked"}
CHILD = Rule(
    id="c", record="C", counts_from="birth", until_age=25, until_age_if_17=26, **KNOWN, **CHECKED
)
ADULT = Rule(id="a", record="A", counts_from="end_of_care", years=20, **KNOWN, **CHECKED)


def test_what_comes_with_the_product_is_never_computed_with() -> None:
    rules = read()
    assert {rule.id for rule in rules} == {"child", "mental-health", "maternity"}
    assert not any(rule.checked for rule in rules)
    assert due_on(Kept(1, dt.date(1950, 1, 1), (dt.date(1949, 1, 1),)), rules) is None


@pytest.mark.parametrize(
    ("born", "ended", "due"),
    [
        ("2000-05-01", "2001-01-01", "2025-05-01"),
        ("2000-05-01", "2017-05-01", "2037-05-01"),
        ("2000-02-29", "2001-01-01", "2025-03-01"),
    ],
)
def test_the_longest_rule_counts(born: str, ended: str, due: str) -> None:
    kept = Kept(1, dt.date.fromisoformat(ended), (dt.date.fromisoformat(born),))
    assert due_on(kept, [CHILD, ADULT]) == dt.date.fromisoformat(due)


def test_who_was_17_when_care_ended_is_kept_a_year_longer() -> None:
    born = dt.date(2000, 5, 1)
    assert due_on(Kept(1, dt.date(2018, 4, 30), (born,)), [CHILD]) == dt.date(2026, 5, 1)
    assert due_on(Kept(1, dt.date(2018, 5, 1), (born,)), [CHILD]) == dt.date(2025, 5, 1)


def test_unknown_stays_unknown() -> None:
    assert due_on(Kept(1, dt.date(1950, 1, 1), (None,)), [CHILD, ADULT]) is None
    assert due_on(Kept(1, dt.date(1950, 1, 1), ()), []) is None


days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))


@given(ended=days, born=st.lists(st.one_of(st.none(), days), max_size=3), today=days)
def test_a_dry_run_counts_each_family_once_and_none_too_early(
    ended: dt.date, born: list[dt.date | None], today: dt.date
) -> None:
    kept = Kept(1, ended, tuple(born))
    run = dry_run([kept], (CHILD, ADULT), today)
    assert len(run.due) + run.later + run.unknown == 1
    for _, day in run.due:
        assert day <= today
        assert day >= years_on(ended, 20)
        assert all(each is not None and day >= years_on(each, 25) for each in born)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml [",
        '[[rule]]\nid = "x"',
        '[[rule]]\nid="x"\nrecord="X"\ncounts_from="birth"\nyears=3\nsource="s"\nconfidence="c"',
        '[[rule]]\nid="x"\nrecord="X"\ncounts_from="end_of_care"\nyears=0\nsource="s"\n'
        'confidence="c"',
        '[[rule]]\nid="x"\nrecord="X"\ncounts_from="end_of_care"\nyears=3\nsource="s"\n'
        'confidence="c"\nchecked_by="me"',
    ],
)
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(BadSchedule, match=r"own\.toml"):
        read(path)
