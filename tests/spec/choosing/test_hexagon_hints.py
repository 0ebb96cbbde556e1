"""The hints beside a Hexagon as tables: what the shipped records say, and what a team's would."""

from datetime import date

import pytest

from attunement.choosing.hexagon import Assessed, Capacity, Indicator, Site, Wanted, hints, warnings
from attunement.knowledge import library
from attunement.knowledge.vocabulary import NeedLevel, Target
from spec.choosing.tables import rows

ON = date(2026, 11, 22)

BY_THE_LIBRARY = """
| programme                    | evidence | supports | usability |
|------------------------------|----------|----------|-----------|
| vig                          | 2        | none     | 2         |
| vipp-sd                      | 4        | none     | 3         |
| vipp-sd-adoption             | 2        | none     | none      |
| circle-of-security-parenting | none     | 3        | 3         |
| video-feedback               | 3        | none     | 2         |
| abc                          | 5        | 4        | 3         |
| family-nurse-partnership     | 5        | none     | 3         |
| watch-wait-and-wonder        | 3        | 4        | 3         |
| infant-parent-psychotherapy  | 4        | none     | 3         |
"""

CAPACITY = """
| can give | places | waiting | certified | hint |
|----------|--------|---------|-----------|------|
| 0        | 9      | 0       | 9         | 2    |
| 1        | 0      | 0       | 0         | 3    |
| 1        |        | 0       | 3         | 3    |
| 1        | 3      | 3       | 1         | 4    |
| 1        | 3      | 4       | 1         | 3    |
| 2        | 0      | 0       | 1         | 4    |
| 2        | 5      | 0       | 0         | 4    |
"""

# Of relationships with a baby of 14 months: how many need what the programme works on.
NEED = """
| programme | assessed | in need | months | hint |
|-----------|----------|---------|--------|------|
| vipp-sd   | 0        | 0       | 12-24  | none |
| vipp-sd   | 29       | 0       | 12-24  | none |
| vipp-sd   | 30       | 0       | 12-24  | 1    |
| vipp-sd   | 30       | 1       | 12-24  | 4    |
| vipp-sd   | 30       | 1       | 0-24   | 3    |
| vipp-sd   | 30       | 1       |        | 3    |
| vig       | 30       | 12      | 0-24   | 2    |
"""


def asked(programme: str, site: Site) -> dict[Indicator, int | None]:
    held = library()
    found = hints(programme=held.programmes[programme], site=site, library=held, on=ON)
    return {indicator: hint.value for indicator, hint in found.items()}


def level(cell: str) -> int | None:
    return None if cell == "none" else int(cell)


def months(cell: str) -> tuple[int, int] | None:
    if not cell:
        return None
    first, last = cell.split("-")
    return int(first), int(last)


@pytest.mark.parametrize("row", rows(BY_THE_LIBRARY), ids=lambda row: row["programme"])
def test_what_the_shipped_records_say(row: dict[str, str]) -> None:
    found = asked(row["programme"], Site(as_of="2026-11-22", wanted=Wanted()))
    for indicator in (Indicator.EVIDENCE, Indicator.SUPPORTS, Indicator.USABILITY):
        assert found[indicator] == level(row[indicator.value]), indicator


@pytest.mark.parametrize("row", rows(CAPACITY), ids=lambda row: " ".join(row.values()))
def test_capacity(row: dict[str, str]) -> None:
    held = Capacity(
        can_give=int(row["can give"]),
        places_left=int(row["places"]) if row["places"] else None,
        waiting=int(row["waiting"]),
        certified=int(row["certified"]),
    )
    site = Site(as_of="2026-11-22", wanted=Wanted(), capacity=held)
    assert asked("vipp-sd", site)[Indicator.CAPACITY] == level(row["hint"])


@pytest.mark.parametrize("row", rows(NEED), ids=lambda row: " ".join(row.values()))
def test_need(row: dict[str, str]) -> None:
    in_need = int(row["in need"])
    needing = [Assessed(frozenset({Target.PARENTAL_SENSITIVITY}), 14)] * in_need
    others = [Assessed(frozenset({Target.CO_PARENTING}), 14)] * (int(row["assessed"]) - in_need)
    site = Site(
        as_of="2026-11-22",
        wanted=Wanted(months=months(row["months"])),
        assessed=(*needing, *others),
    )
    assert asked(row["programme"], site)[Indicator.NEED] == level(row["hint"])


def test_a_need_at_an_age_it_is_not_for_does_not_count() -> None:
    newborns = [Assessed(frozenset({Target.PARENTAL_SENSITIVITY}), 1)] * 30
    site = Site(as_of="2026-11-22", wanted=Wanted(), assessed=tuple(newborns))
    assert asked("vipp-sd", site)[Indicator.NEED] == 1
    assert asked("vig", site)[Indicator.NEED] == 2


def test_trials_that_pull_apart_give_no_hint_and_both_are_shown() -> None:
    held = library()
    cosp = held.programmes["circle-of-security-parenting"]
    site = Site(as_of="2026-11-22", wanted=Wanted())
    hint = hints(programme=cosp, site=site, library=held, on=ON)[Indicator.EVIDENCE]
    assert hint.value is None
    assert any("2+" in ground.text for ground in hint.grounds)
    later = set(held.studies["cosi-2025"].source_ids)
    assert any(later & set(ground.sources) for ground in hint.against)


def test_a_version_inherits_nothing() -> None:
    found = asked("vipp-sd-adoption", Site(as_of="2026-11-22", wanted=Wanted()))
    assert found[Indicator.EVIDENCE] == 2


WARNED = """
| programme                 | months | level             | value | says                        |
|---------------------------|--------|-------------------|-------|-----------------------------|
| vipp-sd                   | 0-12   |                   | 4     | for children of 12 to 72    |
| vipp-sd                   | 12-36  |                   | 4     | do not say how old          |
| vipp-sd                   | 0-12   |                   | 3     |                             |
| vipp-sd                   |        |                   | 5     |                             |
| vipp-sd                   |        | universal         | 4     | not the level of need       |
| vipp-sd                   |        | targeted-indicated| 4     |                             |
"""


@pytest.mark.parametrize("row", rows(WARNED), ids=lambda row: " ".join(row.values()))
def test_a_high_rating_of_evidence_about_other_families_is_warned_of(row: dict[str, str]) -> None:
    wanted = Wanted(
        months=months(row["months"]),
        need_levels=frozenset({NeedLevel(row["level"])}) if row["level"] else frozenset(),
    )
    found = warnings(
        Indicator.EVIDENCE, int(row["value"]), library().programmes[row["programme"]], wanted, ON
    )
    assert bool(found) == bool(row["says"])
    assert row["says"] in " ".join(found)
