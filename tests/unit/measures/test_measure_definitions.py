"""A definition that contradicts itself does not load, and says why."""

import pytest
from pydantic import ValidationError

from attunement.knowledge.loader import load_records
from attunement.knowledge.problems import RecordError
from attunement.measures import Measure
from unit.measures.measure_records import definition, raw


def changed(id_, field, **within):
    return {field: {**raw(id_)[field], **within}}


PHQ_ITEMS = raw("phq-9")["items"]
CONTRADICTIONS = [
    ("phq-9", {"items": [*PHQ_ITEMS, PHQ_ITEMS[0]]}, "Item 1 stands twice"),
    ("phq-9", {"items": PHQ_ITEMS[1:]}, "There is no item 1"),
    ("phq-9", changed("phq-9", "total", items=["1", "2"]), "disagree about"),
    ("phq-9", {"reverse": ["10"]}, "There is no item 10"),
    ("phq-9", {"responses": {"frequency": {"minimum": 0}}}, "no response called difficulty"),
    ("asq-se-2", {"reverse": ["points"]}, "has no highest value"),
    ("phq-9", {"kind": "ordinal"}, "An ordinal measure has levels"),
    ("phq-9", {"change": {"how": "levels"}}, "counted in levels for ordinal"),
    ("phq-9", changed("phq-9", "total", direction=None), "needs a total whose direction"),
    ("kips", {"items": [{**item, "text": "x"} for item in raw("kips")["items"]]}, "licence"),
    ("phq-9", changed("phq-9", "change", sources=["GK-medium"]), "below high confidence"),
    ("phq-9", changed("phq-9", "change", confidence="low"), "below high confidence"),
    ("phq-9", changed("phq-9", "total", bands=[
        {"name": "a", "min": 0, "max": 5, "sources": ["S1"]},
        {"name": "b", "min": 5, "max": 9, "sources": ["S1"]},
    ]), "a and b overlap"),
    ("phq-9", {"responses": {**raw("phq-9")["responses"], "frequency": {
        "options": [{"value": 0, "label": "x"}, {"value": 0, "label": "y"}],
    }}}, "same value"),
    ("phq-9", {"responses": {**raw("phq-9")["responses"], "frequency": {}}}, "either options or"),
    ("phq-9", {"responses": {**raw("phq-9")["responses"], "frequency": {
        "options": [{"value": 0, "label": "x"}], "maximum": 3,
    }}}, "either options or"),
    ("maas", {"ages": {"sources": ["R-CAMCOPS"]}}, "age window needs"),
    ("maas", {"subscales": raw("maas")["subscales"] * 2}, "Subscale quality-of-attachment stands"),
    ("maas", {"age_note": "Not on file."}, "no note on why there is none"),
    ("fft", {"kind": "items"}, "A categorical measure has classes"),
    ("fft", {"category": {"item": "2", "sources": ["S1"]}}, "There is no item 2"),
    ("chi-esq", {"kind": "items"}, "Answers stand alone where nothing is made of them"),
    ("phq-9", {"kind": "answers-alone"}, "Answers stand alone where nothing is made of them"),
    ("care-index", {"missing": "prorate"}, "Only a total that is a sum"),
    ("kips", {"missing": "prorate"}, "Only a total that is a sum"),
    ("epds", {"missing": "prorate"}, "Only a total that is a sum"),
    ("phq-9", {"version": "second edition"}, "should match pattern"),
    ("phq-9", changed("phq-9", "total", direction="u-shaped"), "needs a total whose direction"),
    ("ppas", changed("ppas", "total", direction="higher-better"), "No source of high confidence"),
    ("ppas", changed("ppas", "total", range=[19, 95]), "No source of high confidence"),
    ("phq-9", changed("phq-9", "total", cut_offs=[
        {"name": "both", "at_or_above": 5, "below": 3, "sources": ["S1"]},
    ]), "either at or above"),
    ("phq-9", changed("phq-9", "total", cut_offs=[
        {"name": "recalled", "at_or_above": 5, "sources": ["GK-medium"]},
    ]), "below high confidence"),
    ("phq-9", {"responses": {**raw("phq-9")["responses"], "frequency": {
        "options": [{"value": 0, "label": "x"}], "decimals": 1,
    }}}, "not read to decimal places"),
    ("epds", {"items": [{**item, "same_as": {"measure": "phq-9", "item": "1"}}
                        for item in raw("epds")["items"]]}, "licence"),
    ("gad-2", {"examples": [{"answers": [1], "scores": {"total": 1}, "working": "1."}]},
     "Example 1 has 1 answers for 2 items"),
    ("gad-2", {"examples": [{"answers": [1, 1], "scores": {"sum": 2}, "working": "2."}]},
     "Example 1 names sum"),
    ("gad-2", {"examples": [{"answers": [1, None], "scores": {"total": 1}, "missing": ["2"],
                             "working": "?"}]}, "An unfinished form has no score"),
    ("gad-2", {"examples": [{"answers": [1, 1], "code": 2, "working": "?"}]},
     "has a level or class, and the measure has none"),
    ("gad-2", {"examples": [{"answers": [1, 1], "bands": {"total": "x"}, "working": "?"}]},
     "A band stands beside its score"),
]  # fmt: skip


@pytest.mark.parametrize(("like", "changes", "says"), CONTRADICTIONS)
def test_a_contradiction_is_refused(like, changes, says):
    with pytest.raises(ValidationError, match=says):
        definition(like, **changes)


def test_an_unknown_field_is_refused():
    with pytest.raises(ValidationError, match="cutoffs"):
        definition("phq-9", cutoffs=[10])


@pytest.mark.parametrize("field", sorted(name for name in Measure.model_fields if name != "id"))
def test_every_required_field_is_asked_for(field):
    record = raw("phq-9")
    record.pop(field, None)
    if Measure.model_fields[field].is_required():
        with pytest.raises(ValidationError, match=field):
            Measure.model_validate(record)
    else:
        Measure.model_validate(record)


def test_a_faulty_file_is_named(tmp_path):
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures" / "x.yaml").write_text("id: x\nversion: no\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"measures/x\.yaml"):
        load_records("measures", Measure, root=tmp_path)
