"""Every measure goes out as a sound R4 Questionnaire, and its forms come back as they went."""

import copy
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.measures import Scored, measure, measures, score
from attunement.measures.fhir import answers_of, questionnaire, questionnaire_response
from unit.measures.answer_strategies import partial
from unit.measures.measure_records import IDS, raw
from unit.measures.r4_rules import faults_of_questionnaire, faults_of_response

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
every_measure = pytest.mark.parametrize("id_", IDS)


@every_measure
def test_it_keeps_the_rules_of_r4(id_):
    form = questionnaire(measure(id_))
    assert faults_of_questionnaire(form) == []
    assert json.loads(json.dumps(form)) == form


@every_measure
def test_every_item_goes_out_once_in_its_order(id_):
    form = questionnaire(measure(id_))
    assert [item["linkId"] for item in form["item"]] == [each.key for each in measure(id_).items]
    assert [item["required"] for item in form["item"]] == [
        each.required for each in measure(id_).items
    ]
    assert form["copyright"]
    assert form["version"] == measure(id_).version


@every_measure
def test_words_go_out_only_where_they_may_ship(id_):
    one = measure(id_)
    for item, sent in zip(one.items, questionnaire(one)["item"], strict=True):
        if one.licence.wording_may_ship and item.text:
            assert sent["text"] == item.text
        else:
            assert sent["text"] in (item.name, f"Item {item.key}")


def test_words_that_slipped_into_a_licensed_record_do_not_go_out():
    kips = measure("kips")
    item = kips.items[0].model_copy(update={"text": "Never to be seen"})
    slipped = kips.model_copy(update={"items": (item, *kips.items[1:])})
    assert "Never to be seen" not in json.dumps(questionnaire(slipped))


def test_phq_9_by_hand():
    first = questionnaire(measure("phq-9"))["item"][0]
    assert first["prefix"] == "1."
    assert first["text"] == "Little interest or pleasure in doing things"
    assert first["type"] == "choice"
    assert first["answerOption"][1] == {
        "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1}
        ],
        "valueCoding": {
            "system": "urn:attunement:fhir:CodeSystem:phq-9:frequency",
            "code": "1",
            "display": "Several days",
        },
    }


def test_numbers_carry_their_bounds_and_places():
    (points,) = questionnaire(measure("mpas"))["item"]
    assert points["type"] == "decimal"
    assert [
        (each["url"].rpartition("/")[2], *[v for k, v in each.items() if k != "url"])
        for each in points["extension"]
    ] == [("minValue", 19), ("maxValue", 95), ("maxDecimalPlaces", 1)]
    asq = questionnaire(measure("asq-se-2"))["item"][1]
    assert [each["url"].rpartition("/")[2] for each in asq["extension"]] == ["minValue"]


def test_not_observed_is_an_option_that_counts_nothing():
    last = questionnaire(measure("kips"))["item"][0]["answerOption"][-1]
    assert last["valueCoding"]["code"] == "not-observed"
    assert "extension" not in last


def test_a_measure_kept_for_old_records_is_retired():
    status = {id_: questionnaire(measure(id_))["status"] for id_ in measures()}
    assert [id_ for id_, said in status.items() if said == "retired"] == ["pir-gas"]


@every_measure
@settings(max_examples=25)
@given(data=st.data())
def test_a_form_comes_back_as_it_went(id_, data):
    given_ = data.draw(partial(id_))
    sent = questionnaire_response(measure(id_), given_, authored=NOON)
    assert faults_of_response(sent) == []
    back = answers_of(measure(id_), json.loads(json.dumps(sent)))
    assert back == {item.key: given_.get(item.key) for item in measure(id_).items}
    done = isinstance(score(measure(id_), given_), Scored)
    assert sent["status"] == ("completed" if done else "in-progress")
    asked = {item["linkId"]: item for item in questionnaire(measure(id_))["item"]}
    for item in sent.get("item", []):
        _is_an_answer_to(asked[item["linkId"]], item["answer"][0])


def _is_an_answer_to(asked, answer):
    if asked["type"] == "choice":
        assert answer["valueCoding"] in [each["valueCoding"] for each in asked["answerOption"]]
    else:
        assert list(answer) == [
            {"integer": "valueInteger", "decimal": "valueDecimal"}[asked["type"]]
        ]


def test_another_form_and_another_version_are_refused():
    sent = questionnaire_response(measure("gad-7"), {"1": 1}, authored=NOON)
    with pytest.raises(ValueError, match=r"gad-7\|1, and not .*phq-9\|1"):
        answers_of(measure("phq-9"), sent)


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        questionnaire_response(measure("gad-7"), {}, authored=datetime(2026, 3, 1))  # noqa: DTZ001


BREAKS = [
    ("status", "broken", "Questionnaire.status"),
    ("name", "phq-9", "que-0"),
    ("item", [], "never an empty one"),
    ("colour", "blue", "not part of it"),
    ("title", 9, "Questionnaire.title"),
]


@pytest.mark.parametrize(("field", "value", "says"), BREAKS)
def test_the_rules_find_what_is_broken(field, value, says):
    form = questionnaire(measure("phq-9")) | {field: value}
    assert any(says in fault for fault in faults_of_questionnaire(form))


def test_the_rules_find_two_of_one_link_id_and_a_choice_among_nothing():
    form = questionnaire(measure("phq-9"))
    twice = copy.deepcopy(form)
    twice["item"][1]["linkId"] = "1"
    assert "que-2: link ids are unique" in faults_of_questionnaire(twice)
    del form["item"][0]["answerOption"]
    assert "item 1: a choice among nothing" in faults_of_questionnaire(form)
    assert raw("phq-9")["items"][0]["key"] == "1"
