"""What holds for every measure, those to come included."""

import re
from pathlib import Path

import pytest

from attunement.knowledge import RecordError, library
from attunement.knowledge.loader import load_records
from attunement.knowledge.source import Source
from attunement.measures import (
    ChangeKind,
    ClinicalKind,
    Incomplete,
    InvalidAnswers,
    Measure,
    Scored,
    UnknownMeasure,
    change,
    clinical_changes,
    measure,
    measures,
    safety_flags,
    score,
)
from attunement.measures.fhir import questionnaire
from attunement.measures.printable import printable
from attunement.measures.register import with_words
from unit.measures.measure_records import IDS, raw
from unit.measures.r4_rules import faults_of_questionnaire

ROOT = Path(__file__).resolve().parents[3]

every_measure = pytest.mark.parametrize("id_", IDS)


def best_and_worst(definition):
    """The form with every lowest and with every highest answer, entries adding up."""
    for pick in ("lowest", "highest"):
        form = {}
        for item in definition.items:
            turned = item.key in definition.reverse
            end = {"lowest": "highest", "highest": "lowest"}[pick] if turned else pick
            value = getattr(definition.response(item), end)
            form[item.key] = 100 if value is None else value
        for check in definition.entry_checks:
            form.update(dict.fromkeys(check.items, 0))
            form[check.items[0 if pick == "highest" else -1]] = check.sum
        yield form


FACT_BASE = [
    "asq-se-2", "asq-3", "kips", "dc-0-5-loaf", "pir-gas", "stressor-checklist-glos",
    "stressor-checklist-ztt", "strange-situation", "attachment-q-sort", "care-index",
    "ng26-comprehensive-assessment", "nbas", "mors-sf", "prfq", "mpas", "ppas", "maas", "paas",
    "pbq", "mamb", "psi-4-sf", "kpcs", "bses-sf", "piios", "bmis", "adbb", "pdi-rf", "epds",
    "phq-9", "gad-7", "phq-2-whooley", "gad-2", "hads", "core-10", "gbo", "ors", "srs",
    "chi-esq", "perinatal-poem", "fft", "sdq-2-4",
]  # fmt: skip
"""Every tool of the fact base."""
NOT_SCORED = {"stressor-checklist-glos", "stressor-checklist-ztt", "ng26-comprehensive-assessment",
              "nbas"}  # fmt: skip
"""Checklists and an examination from which no number comes: cards in the library."""
OWN_SHEET = {"gbo": "goals"}
"""Sheets that may not be bundled, and our own that stands for the idea."""


def test_every_tool_of_the_fact_base_is_a_measure_or_a_card_that_is_never_scored():
    assert len(FACT_BASE) == len(set(FACT_BASE)) == 41
    expected = {OWN_SHEET.get(id_, id_) for id_ in FACT_BASE} - NOT_SCORED
    assert set(measures()) == set(IDS) == expected | {"dc-0-5-loaf-environment"}
    assert set(library().tools) >= NOT_SCORED


@every_measure
def test_a_measure_that_has_a_card_leads_to_it_and_agrees_with_it(id_):
    card = library().tools.get(id_)
    assert measure(id_).tool == (id_ if card else None)
    if card:
        assert measure(id_).replaced_by == card.replaced_by
        assert measure(id_).licence.owner in (card.owner, None) or card.owner
        assert measure(id_).licence.ship == card.ship
    if measure(id_).replaced_by:
        assert measure(id_).replaced_by in measures()


@every_measure
def test_what_is_held_with_less_than_high_confidence_decides_nothing(id_):
    """GK-high may decide and says that it is unchecked; below it nothing is computed with."""
    weak = {"GK-medium", "GK-low"}
    one = measure(id_)
    assert not any(weak & set(fact.sources) for fact in one.facts)
    if set(one.source_ids) <= weak:
        assert all(scale.range[1] is None for scale in one.scales)
        assert all(scale.direction is None for scale in one.scales)


def test_off_until_entered():
    """Cut-offs and bands that the fact base marks unverified, or holds below high confidence."""
    for id_ in ("asq-se-2", "pir-gas", "attachment-q-sort", "kpcs", "piios", "mors-sf", "sdq-2-4"):
        for scale in measure(id_).scales:
            assert (scale.bands, scale.cut_offs) == ((), ())
    assert measure("pbq").total.bands == ()


def test_epds_ships_no_word():
    epds = raw("epds")
    assert epds["licence"]["ship"] == "licensed"
    assert all(item.keys() == {"key", "response"} for item in epds["items"])
    for response in epds["responses"].values():
        assert all(each["label"].endswith("answer on the sheet") for each in response["options"])


def test_gad_2_is_cut_from_gad_7_and_holds_no_copy():
    for short, long in zip(measure("gad-2").items, measure("gad-7").items, strict=False):
        assert short.text == long.text
    assert not any("text" in item for item in raw("gad-2")["items"])
    assert raw("gad-2")["responses"]["frequency"] == raw("gad-7")["responses"]["frequency"]


def test_words_that_are_not_there_cannot_be_shared():
    gad2 = Measure.model_validate(raw("gad-2"))
    with pytest.raises(RecordError, match="gad-7 has no words for item 1"):
        with_words(gad2, {"gad-2": gad2})
    epds = Measure.model_validate(raw("epds") | {"id": "gad-7"})
    with pytest.raises(RecordError, match="no words"):
        with_words(gad2, {"gad-7": epds})


def test_pbq_items_about_harm_ask_for_action_and_always_scores_as_its_key_says():
    pbq = measure("pbq")
    upward = {int(item.key) for item in pbq.items if pbq.response(item).options[0].value == 0}
    assert upward == {1, 4, 8, 9, 11, 16, 22, 25}
    assert {rule.item for rule in pbq.safety} == {"18", "24"}
    items = [key for scale in pbq.subscales for key in scale.items]
    assert sorted(map(int, items)) == list(range(1, 26))


def test_epds_prints_seven_items_from_3_to_0():
    epds = measure("epds")
    turned = {int(item.key) for item in epds.items if epds.response(item).options[0].value == 3}
    assert turned == {3, 5, 6, 7, 8, 9, 10}


@every_measure
def test_it_goes_out_goes_on_paper_and_stands_on_the_page(id_):
    one = measure(id_)
    assert faults_of_questionnaire(questionnaire(one)) == []
    assert len(printable(one).items) == len(one.items)
    assert f"Record: `{id_}`" in (ROOT / "docs/reference/measures.md").read_text(encoding="utf-8")


def test_an_unknown_measure_says_which_there_are():
    with pytest.raises(UnknownMeasure, match=r"^No measure is called asq-9\..*phq-9"):
        measure("asq-9")


@every_measure
def test_provenance(id_):
    known = load_records("sources", Source)
    found = measure(id_)
    assert set(found.source_ids) <= set(known)
    for fact in found.facts:
        assert set(fact.sources) <= set(known)
        assert fact.unchecked == any(known[source].unchecked for source in fact.sources)
        assert all(known[source].confidence == "high" for source in fact.sources)


@every_measure
def test_wording_ships_only_where_the_licence_lets_it(id_):
    found = measure(id_)
    if any(item.text for item in found.items):
        assert found.licence.ship in ("free", "own")
    if found.licence.ship == "free":
        assert found.licence.attribution
    if found.licence.link is not None:
        assert found.licence.link.startswith("http")
    if found.licence.wording_may_ship and found.licence.ship != "own":
        assert found.licence.link


@every_measure
def test_a_form_can_be_drawn_from_it(id_):
    found = measure(id_)
    for item in found.items:
        assert item.text or item.name or re.fullmatch(r"\d+", item.key)
        assert found.response(item).in_words()
    numbers = [int(item.key) for item in found.items if item.key.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert found.instruction


@every_measure
def test_it_scores_its_lowest_and_highest_forms(id_):
    for form in best_and_worst(measure(id_)):
        found = score(measure(id_), form)
        assert isinstance(found, Scored)
        assert (found.measure, found.version) == (id_, measure(id_).version)
        made = found.total is not None or found.subscales or found.level or found.category
        assert bool(made) == (measure(id_).kind != "answers-alone")


@every_measure
def test_the_extremes_of_the_items_are_the_stated_range(id_):
    low, high = (score(measure(id_), form) for form in best_and_worst(measure(id_)))
    total = measure(id_).total
    if total is not None:
        assert low.total == total.range[0]
        assert total.range[1] is None or high.total == total.range[1]


@every_measure
def test_it_refuses_an_empty_form_an_unknown_item_and_a_text(id_):
    empty = score(measure(id_), {})
    assert isinstance(empty, Incomplete)
    alone = measure(id_).kind == "answers-alone"
    asked = measure(id_).items if alone else measure(id_).required
    assert empty.missing == tuple(item.key for item in asked)
    first = measure(id_).items[0]
    below = measure(id_).response(first).lowest - 1
    for wrong in ({"no-such-item": 1}, {first.key: "1"}, {first.key: below}):
        with pytest.raises(InvalidAnswers):
            score(measure(id_), wrong)


@every_measure
def test_change_from_a_score_to_itself_claims_no_movement(id_):
    for form in best_and_worst(measure(id_)):
        found = score(measure(id_), form)
        said = change(measure(id_), found, found)
        assert said.towards in (None, "same")
        assert said.kind in (
            ChangeKind.NO_RELIABLE_CHANGE,
            ChangeKind.SAME_LEVEL,
            ChangeKind.CANNOT_BE_SAID,
        )
        assert (said.kind is ChangeKind.CANNOT_BE_SAID) == bool(said.reason)


@every_measure
def test_clinical_change_names_its_line_or_what_is_missing(id_):
    definition = measure(id_)
    scores = [score(definition, form) for form in best_and_worst(definition)]
    if not all(isinstance(each, Scored) for each in scores) or scores[0].form != scores[1].form:
        return
    found = clinical_changes(definition, *scores)
    assert found
    for each in found:
        if each.kind is ClinicalKind.CANNOT_BE_SAID:
            assert each.missing
            assert each.reason
        else:
            assert each.line is not None
            assert each.line.sources


@every_measure
def test_it_has_three_worked_examples_or_more(id_):
    assert len(measure(id_).examples) >= 3


@every_measure
def test_each_safety_rule_can_be_raised(id_):
    for rule in measure(id_).safety:
        response = measure(id_).response(measure(id_).item(rule.item))
        assert response.permits(rule.at_or_above)
        assert safety_flags(measure(id_), {rule.item: rule.at_or_above})


@every_measure
def test_it_says_its_limits(id_):
    assert measure(id_).cautions
    page = " ".join([*measure(id_).cautions, measure(id_).about]).lower()
    assert "attachment style" not in page


def test_the_care_index_says_what_it_does_not_screen():
    care_index = measure("care-index")
    assert "screening of interaction, not of attachment" in care_index.cautions[0]
    assert "screening of interaction, not of attachment" in care_index.about_it
    assert questionnaire(care_index)["description"].endswith(str(care_index.never_without))


def test_asq_se_2_is_not_asq_3_and_has_no_zone_yet():
    asq = measure("asq-se-2")
    assert any("not the ASQ-3" in caution for caution in asq.cautions)
    assert asq.total.bands == ()
    assert asq.total.direction == "higher-worse"


def test_maas_prints_eleven_items_from_5_to_1():
    maas = measure("maas")
    turned = {
        int(item.key)
        for item in maas.items
        if [option.value for option in maas.response(item).options] == [5, 4, 3, 2, 1]
    }
    assert turned == {1, 3, 5, 6, 7, 9, 10, 12, 15, 16, 18}
    assert maas.reverse == ()  # the options already carry what they score


def test_gad_7_lowest_option_is_without_the_known_misprint():
    assert raw("gad-7")["responses"]["frequency"]["options"][0]["label"] == "Not at all"
