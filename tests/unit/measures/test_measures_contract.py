"""What holds for every measure, those to come included."""

import re

import pytest

from attunement.knowledge.loader import load_records
from attunement.knowledge.source import Source
from attunement.measures import (
    ChangeKind,
    Incomplete,
    InvalidAnswers,
    Scored,
    UnknownMeasure,
    change,
    measure,
    measures,
    safety_flags,
    score,
)
from unit.measures.measure_records import IDS, raw

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


def test_the_measures_that_the_main_job_needs_are_there():
    needed = {"phq-9", "gad-7", "maas", "kips", "care-index", "dc-0-5-loaf", "asq-se-2", "goals"}
    assert needed <= set(measures())
    assert set(measures()) == set(IDS)


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
    assert "screening of interaction, not of attachment" in measure("care-index").cautions[0]


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
