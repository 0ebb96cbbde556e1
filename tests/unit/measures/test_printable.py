"""On paper: the whole form where its words may be shown, an answer sheet where they may not."""

import pytest

from attunement.measures import measure
from attunement.measures.printable import printable
from unit.measures.measure_records import IDS
from unit.measures.test_packs import MARK, pack_for, worded_by_its_record

every_measure = pytest.mark.parametrize("id_", IDS)


@every_measure
def test_every_measure_goes_on_paper(id_):
    one, paper = measure(id_), printable(measure(id_))
    assert paper.title == one.name
    assert len(paper.items) == len(one.items)
    assert all(item.label and item.answers for item in paper.items)
    assert paper.instruction
    assert paper.kind == ("form" if worded_by_its_record(id_) else "sheet")


@every_measure
def test_the_foot_says_whose_it_is_and_every_caution(id_):
    one, foot = measure(id_), printable(measure(id_)).foot
    assert set(one.cautions) <= set(foot)
    assert one.licence.status in foot
    if one.licence.attribution:
        assert one.licence.attribution in foot
    if one.licence.owner and one.licence.ship != "own":
        assert f"© {one.licence.owner}." in foot


@every_measure
def test_answers_stand_in_printed_order_without_their_points(id_):
    one = measure(id_)
    for item, printed in zip(one.items, printable(one).items, strict=True):
        options = one.response(item).options
        if options:
            assert printed.answers == tuple(option.label for option in options)
        else:
            assert printed.answers[0].startswith("Write ")


def test_a_pack_makes_a_sheet_a_form():
    sheet = printable(measure("epds"))
    form = printable(measure("epds"), pack_for("epds", instruction="As you felt this week"))
    assert (sheet.kind, form.kind) == ("sheet", "form")
    assert sheet.items[0].words == ""
    assert form.items[0].words == f"{MARK} 1"
    assert form.instruction == "As you felt this week"
    assert form.items[2].answers == tuple(f"{MARK} {n}" for n in (3, 2, 1, 0))


def test_phq_9_by_hand():
    paper = printable(measure("phq-9"))
    assert paper.items[0].label == "1"
    assert paper.items[0].words == "Little interest or pleasure in doing things"
    assert paper.items[0].answers[0] == "Not at all"
    assert "Question" not in paper.items[0].words


def test_not_observed_is_a_box_of_its_own():
    assert printable(measure("kips")).items[0].answers == ("Write 1 to 5", "Not observed")


def test_a_name_is_not_said_twice():
    (warmth, _) = printable(measure("mors-sf")).items
    assert (warmth.label, warmth.words) == ("Warmth", "")
