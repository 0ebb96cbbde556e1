"""How far carers have been included: not known and left out for safety are never a no."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.design.charts import InclusionChart, Reached, svg
from attunement.service.referrals.inclusion import (
    Included,
    Step,
    Stood,
    of_carer,
    of_family,
    of_other_parent,
)
from attunement.service.relationships.models import OtherParent

DAY = dt.date(2026, 6, 1)
days = st.none() | st.dates(dt.date(2026, 5, 1), dt.date(2026, 6, 30))
carers = st.builds(
    Included,
    contact_held=st.booleans(),
    invited_on=days,
    attended_on=days,
    measured_on=days,
    in_work=st.booleans(),
)


def test_each_step_stands_by_itself_and_by_its_day() -> None:
    late = Included(invited_on=DAY + dt.timedelta(days=1), measured_on=DAY)
    stood = of_carer(late, DAY)
    assert stood[Step.NAMED] is Stood.REACHED
    assert stood[Step.INVITED] is Stood.NOT_YET
    assert stood[Step.MEASURED] is Stood.REACHED
    assert stood[Step.ATTENDED] is Stood.NOT_YET


@pytest.mark.parametrize(
    ("known", "stands"),
    [
        (OtherParent.NOT_KNOWN, Stood.NOT_KNOWN),
        (OtherParent.ABSENT, Stood.ABSENT),
        (OtherParent.UNSAFE, Stood.UNSAFE),
    ],
)
def test_what_is_not_a_no_is_a_class_of_its_own(known: OtherParent, stands: Stood) -> None:
    row = of_other_parent(known)
    assert row is not None
    assert set(row.values()) == {stands}
    assert set(of_family(known, [], DAY).values()) == {stands}


def test_who_was_left_out_for_safety_counts_as_that_whatever_else_is_there() -> None:
    whole = Included(contact_held=True, invited_on=DAY, in_work=True)
    assert set(of_family(OtherParent.UNSAFE, [whole], DAY).values()) == {Stood.UNSAFE}


@given(st.sampled_from(OtherParent), st.lists(carers, max_size=3))
def test_a_family_stands_in_one_class_at_every_step(
    known: OtherParent, others: list[Included]
) -> None:
    stood = of_family(known, others, DAY)
    assert set(stood) == set(Step)
    if others and known != OtherParent.UNSAFE:
        for step in Step:
            anyone = any(of_carer(each, DAY)[step] is Stood.REACHED for each in others)
            assert (stood[step] is Stood.REACHED) == anyone
            assert stood[step] in {Stood.REACHED, Stood.NOT_YET}


def test_the_picture_says_what_its_table_says() -> None:
    chart = InclusionChart(
        "How far",
        tuple(step.value for step in Step),
        (
            Reached("Ada", ("yes",) * 6, ("Yes",) * 6),
            Reached("Second parent", ("not known",) * 6, ("Not known",) * 6),
        ),
    )
    drawn = svg(chart)
    assert drawn.count("<circle") == 12
    assert drawn.count("?</text>") == 6
    assert chart.table().rows[1] == ("Second parent", *("Not known",) * 6)
    assert "Ada: Yes, Yes" in chart.drawing().description
