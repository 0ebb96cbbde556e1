"""Who is told when nobody acts on an answer that may not wait."""

import datetime as dt

import pytest

from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.relationships.escalation import WATCHERS, raised_until, waited

NOW = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC)
MIDNIGHT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize("role", sorted(CLINICAL))
def test_watchers_after_two_hours_and_everybody_from_the_next_morning(role: Role) -> None:
    until = raised_until(role, now=NOW, midnight=MIDNIGHT)
    assert until == (NOW - 2 * HOUR if role in WATCHERS else MIDNIGHT)


def test_somebody_above_the_keyworker_watches() -> None:
    assert WATCHERS
    assert Role.PRACTITIONER not in WATCHERS


@pytest.mark.parametrize(
    ("hours", "said"), [(0, None), (1.99, None), (2, 2), (2.99, 2), (26.5, 26)]
)
def test_hours_waited_are_whole_and_begin_at_two(hours: float, said: int | None) -> None:
    assert waited(NOW - hours * HOUR, NOW) == said
