"""Zones as they are typed from a manual: every line read, or said what is wrong with it."""

import pytest

from attunement.measures import measure
from attunement.service.instruments.typed_zones import ZoneMistakes, columns, read_zones

ASQ, PHQ, PBQ = measure("asq-se-2"), measure("phq-9"), measure("pbq")


def test_a_line_says_only_what_the_measure_needs() -> None:
    assert columns(PHQ) == ("name of the zone", "from", "to")
    assert columns(ASQ) == ("age form", "name of the zone", "from", "to")
    assert columns(PBQ)[0] == "scale"


def test_zones_of_several_forms_are_told_apart_and_keep_their_order() -> None:
    text = "12, low or no risk, 0, 39\n12; monitor; 40; 49\n12\trefer\t50\t\n\n24, low, 0, 49.5\n"
    twelve, later = read_zones(ASQ, text + "24, refer, 50")
    assert (twelve.form, [zone.name for zone in twelve.zones]) == (
        12,
        ["low or no risk", "monitor", "refer"],
    )
    assert twelve.zones[-1].max is None
    assert (later.form, later.zones[0].max) == (24, 49.5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "There is no zone."),
        ("low 0 9", "Line 1: write name of the zone, from, to, with commas between."),
        ("low, nought, 9\nhigh, 10, ", "Line 1: “from” and “to” are numbers"),
        ("low, 9, 0\nhigh, 10, ", "Line 1: it ends at 0, before it begins at 9."),
        ("low, 0, 12\nhigh, 10, ", "The zones low and high overlap."),
        ("low, 0, 9\nhigh, 11, ", "A score between 9 and 11 would be in no zone. Check both"),
        ("high, 15, \nmiddle, 10, 13\nlow, 0, 9", "between 13 and 15 would be in no zone"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, why: str) -> None:
    with pytest.raises(ZoneMistakes, match=why.replace("(", r"\(")):
        read_zones(PHQ, text)


def test_a_form_or_a_scale_that_is_not_there_is_named() -> None:
    with pytest.raises(ZoneMistakes, match="there is no age form 13"):
        read_zones(ASQ, "13, low, 0, 9")
    with pytest.raises(ZoneMistakes, match="there is no scale joy; there are"):
        read_zones(PBQ, "joy, low, 0, 9")


def test_a_gap_is_named_with_its_age_form_and_neighbours_leave_none() -> None:
    whole = "12, low, 0, 49\n12, refer, 50, \n"
    assert len(read_zones(ASQ, whole)) == 1
    with pytest.raises(ZoneMistakes, match="between 49 and 65 of age form 24") as refused:
        read_zones(ASQ, whole + "24, low, 0, 49\n24, refer, 65, ")
    assert len(refused.value.mistakes) == 1, "the other form has no gap"
