"""A team's own words: whole, of this form, and with no way out."""

import datetime as dt
import json

import pytest

from attunement.measures import measure, measures
from attunement.measures.fhir import questionnaire
from attunement.measures.packs import PackDoesNotFit, TextPack, insist_whole, read_pack, worded
from attunement.measures.printable import printable
from unit.measures.measure_records import IDS

MARK = "Made up for a test"


def pack_for(id_, **changes):
    one = measure(id_)
    said = {
        "measure": id_,
        "version": one.version,
        "installed_by": "Priya",
        "installed_on": dt.date(2026, 3, 1),
        "licence": "Site licence of the trust",
        "items": {item.key: f"{MARK} {item.key}" for item in one.items},
        "options": {
            name: {option.value: f"{MARK} {option.value}" for option in response.options}
            for name, response in one.responses.items()
            if response.options
        },
    }
    return TextPack.model_validate(said | changes)


def worded_by_its_record(id_):
    return any(item.text for item in measure(id_).items)


@pytest.mark.parametrize("id_", IDS)
def test_every_measure_without_words_takes_a_pack(id_):
    if worded_by_its_record(id_):
        with pytest.raises(PackDoesNotFit, match="not needed"):
            insist_whole(measure(id_), pack_for(id_))
        return
    shown = worded(measure(id_), pack_for(id_))
    assert [each.words for each in shown] == [f"{MARK} {item.key}" for item in measure(id_).items]


@pytest.mark.parametrize("id_", IDS)
def test_without_a_pack_only_what_ships_is_shown(id_):
    one = measure(id_)
    for item, shown in zip(one.items, worded(one), strict=True):
        text = item.text if one.licence.wording_may_ship else None
        assert shown.words == (text or item.name or "")


def faults(id_, **changes):
    with pytest.raises(PackDoesNotFit) as raised:
        insist_whole(measure(id_), pack_for(id_, **changes))
    return {problem.where: problem.what for problem in raised.value.problems}


def test_each_missing_and_each_strange_item_is_named():
    items = {item.key: "words" for item in measure("epds").items} | {"3": " ", "11": "words"}
    del items["7"]
    assert faults("epds", items=items) == {
        "items.3": "There are no words for question 3.",
        "items.7": "There are no words for question 7.",
        "items.11": "EPDS has no item 11.",
    }


def test_each_printed_answer_has_words_and_no_other_has():
    options = {"printed-0-to-3": {0: "a", 1: "b", 2: "c", 9: "z"}, "colours": {1: "blue"}}
    found = faults("epds", options=options)
    assert found["options.printed-0-to-3.3"].startswith("There are no words for answer 3")
    assert "options.printed-0-to-3.9" in found
    assert "options.colours" in found
    assert {f"options.printed-3-to-0.{n}" for n in range(4)} <= found.keys()


def test_a_pack_of_another_form_or_version_is_refused_at_once():
    assert list(faults("epds", measure="hads")) == ["measure"]
    assert "version 2" in faults("epds", version="2")["measure"]


def test_a_pack_is_read_from_a_file_and_its_faults_have_a_place():
    whole = pack_for("srs")
    text = json.dumps(whole.model_dump(mode="json"))
    assert read_pack(measure("srs"), text) == whole
    with pytest.raises(PackDoesNotFit) as raised:
        read_pack(measure("srs"), text.replace('"licence"', '"license"'))
    assert {problem.where for problem in raised.value.problems} == {"licence", "license"}
    with pytest.raises(PackDoesNotFit) as raised:
        read_pack(measure("srs"), "measure: srs\nmeasure: srs\n")
    assert raised.value.problems[0].where == "line 2"


@pytest.mark.parametrize("id_", [id_ for id_ in IDS if not worded_by_its_record(id_)])
def test_its_words_have_no_way_out(id_):
    """FHIR takes no pack, a definition cannot hold one, and printing the pack shows none of it."""
    pack = pack_for(id_)
    before = questionnaire(measure(id_))
    printable(measure(id_), pack)
    assert questionnaire(measure(id_)) == before
    assert MARK not in json.dumps(before)
    assert MARK not in repr(measure(id_))
    assert MARK not in f"{pack!r} {pack}"


def test_a_refusal_repeats_no_words():
    with pytest.raises(PackDoesNotFit) as raised:
        insist_whole(measure("epds"), pack_for("epds", items={"1": MARK}))
    assert MARK not in str(raised.value)


def test_the_words_that_ship_are_not_doubled():
    assert [id_ for id_ in measures() if worded_by_its_record(id_)] == [
        "fft", "gad-2", "gad-7", "goals", "phq-9",
    ]  # fmt: skip
