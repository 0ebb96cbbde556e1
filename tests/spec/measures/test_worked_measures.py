"""Runs the worked examples: what the tables say is what the product says."""

import pytest

from attunement.measures import Incomplete, InvalidAnswers, Scored, change, measure, measures, score
from spec.measures.worked_examples import FOLDER, form, rows

SCORING, CHANGE = list(rows("Scoring")), list(rows("Change"))


def test_each_table_is_of_a_measure_with_three_examples_and_one_of_change():
    told = {path.stem for path in FOLDER.glob("*.txt")}
    assert told <= set(measures())
    for id_ in told:
        assert sum(row.measure == id_ for row in SCORING) >= 3
        assert sum(row.measure == id_ for row in CHANGE) >= 1


@pytest.mark.parametrize("row", SCORING, ids=str)
def test_scoring(row):
    definition = measure(row.measure)
    answers = form(definition, row.cells["answers"])
    expected = {name: cell for name, cell in row.cells.items() if cell and name != "answers"}
    assert expected
    assert {name: _said(definition, answers, name) for name in expected} == expected


def _said(definition, answers, column):
    try:
        found = score(definition, answers)
    except InvalidAnswers as error:
        return "; ".join(problem.where for problem in error.problems)
    if isinstance(found, Incomplete):
        return " ".join(found.missing)
    assert isinstance(found, Scored)
    match column.split():
        case ["total"]:
            return f"{found.total:g}" if found.total == int(found.total) else f"{found.total:.4f}"
        case ["band"]:
            return found.band.name
        case ["level"]:
            return f"{found.level.code} {found.level.name}"
        case [subscale, "band"]:
            return found.subscale_bands[subscale].name
        case [subscale] if subscale in found.subscales:
            return f"{found.subscales[subscale]:g}"
    return f"a score, and no {column}"


@pytest.mark.parametrize("row", CHANGE, ids=str)
def test_change(row):
    definition = measure(row.measure)
    before, after = (
        score(definition, form(definition, row.cells[at])) for at in ("before", "after")
    )
    found = change(definition, before, after)
    said = {
        "said": found.kind.value,
        "difference": "" if found.difference is None else f"{found.difference:g}",
        "towards": found.towards or "",
        "levels": "" if found.levels is None else str(found.levels),
    }
    expected = {name: cell for name, cell in row.cells.items() if name in said}
    assert "said" in expected
    assert {name: said[name] for name in expected} == expected
