"""Counts of work times their weights, beside a slow and obvious twin."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.supervision.models import WorkKind
from attunement.service.supervision.weighing import DEFAULTS, Load

COUNTS = st.dictionaries(st.sampled_from(WorkKind), st.integers(0, 40))
UNITS = st.fixed_dictionaries(
    {kind: st.decimals(0, 10, places=1) for kind in WorkKind}  # type: ignore[misc]
)


@given(COUNTS, UNITS)
def test_each_piece_of_work_counts_its_weight(
    counts: dict[WorkKind, int], units: dict[WorkKind, Decimal]
) -> None:
    slow = Decimal(0)
    for kind, count in counts.items():
        for _ in range(count):
            slow += units[kind]
    assert Load(counts).units(units) == slow


@given(COUNTS, UNITS, st.sampled_from(WorkKind))
def test_more_work_never_weighs_less(
    counts: dict[WorkKind, int], units: dict[WorkKind, Decimal], kind: WorkKind
) -> None:
    more = counts | {kind: counts.get(kind, 0) + 1}
    assert Load(more).units(units) >= Load(counts).units(units)


def test_every_kind_has_a_default_with_its_reason_and_a_family_is_the_unit() -> None:
    assert set(DEFAULTS) == set(WorkKind)
    assert all(each.because.endswith(".") for each in DEFAULTS.values())
    assert DEFAULTS[WorkKind.FAMILY].units == 1


def test_nobody_without_work_has_any() -> None:
    assert Load({}).units({kind: each.units for kind, each in DEFAULTS.items()}) == 0
