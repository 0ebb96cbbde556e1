"""Runs the worked examples that stand in the records: what a record says, its arithmetic gives."""

import math
import re

import pytest

from attunement.measures import Incomplete, Scored, measure, measures, score
from attunement.measures.examples import Example, comes_to
from unit.measures.measure_records import raw
from unit.measures.slow_scorer import slow_score

CASES = [(id_, at) for id_, one in measures().items() for at in range(len(one.examples))]
every_example = pytest.mark.parametrize(("id_", "at"), CASES)


def form(id_: str, example: Example) -> dict:
    one = measure(id_)
    asked = one.items if one.kind == "answers-alone" else one.required
    return {item.key: given for item, given in zip(asked, example.answers, strict=True)}


@pytest.mark.parametrize("id_", measures())
def test_three_examples_at_least_one_of_them_without_a_score(id_):
    examples = measure(id_).examples
    assert len(examples) >= 3
    assert any(example.missing for example in examples)
    assert sum(not example.missing for example in examples) >= 2
    assert len({str(example.answers) for example in examples}) == len(examples)


@every_example
def test_a_form_comes_to_what_its_record_says(id_, at):
    example = measure(id_).examples[at]
    found = score(measure(id_), form(id_, example))
    if example.missing:
        assert isinstance(found, Incomplete)
        assert found.missing == example.missing
        return
    assert isinstance(found, Scored)
    scores = dict(found.subscales) | ({} if found.total is None else {"total": found.total})
    assert scores.keys() == example.scores.keys()
    for name, value in example.scores.items():
        assert math.isclose(scores[name], value, abs_tol=5e-7)
    bands = {name: band.name for name, band in found.subscale_bands.items()}
    assert bands | ({"total": found.band.name} if found.band else {}) == example.bands
    chosen = found.level or found.category
    assert (chosen.code if chosen else None) == example.code


@every_example
def test_the_slow_twin_says_the_same(id_, at):
    example = measure(id_).examples[at]
    said = slow_score(raw(id_), form(id_, example))
    if example.missing:
        assert said == ("incomplete", example.missing)
        return
    assert said.keys() == example.scores.keys()
    assert all(math.isclose(said[name], example.scores[name], abs_tol=5e-7) for name in said)


@every_example
def test_the_arithmetic_names_what_it_comes_to(id_, at):
    """A working without the numbers would explain nothing."""
    example = measure(id_).examples[at]
    assert example.working.endswith(".")
    numbers = {f"{value:g}" for value in example.scores.values()}
    written = set(re.findall(r"-?\d+(?:\.\d+)?", example.working))
    assert not numbers or numbers & written or "/" in example.working or len(numbers) > 1


@every_example
def test_what_it_comes_to_is_said_in_words(id_, at):
    said = comes_to(measure(id_), measure(id_).examples[at])
    assert said
    assert said.startswith("No score") == bool(measure(id_).examples[at].missing)
