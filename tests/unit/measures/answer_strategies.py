"""Forms as people fill them in: complete, half-filled, and with slips."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from unit.measures.measure_records import raw
from unit.measures.slow_scorer import permitted


@cache
def complete(id_: str) -> st.SearchStrategy[dict[str, Any]]:
    """Every item answered as the form permits, entries that must add up adding up."""
    record = raw(id_)
    answers = st.fixed_dictionaries(
        {item["key"]: st.sampled_from(permitted(record, item["key"])) for item in record["items"]}
    )
    for check in record.get("entry_checks", []):
        parts = _adding_up(check["items"], check["sum"])
        answers = st.builds(lambda given, parts: {**given, **parts}, answers, parts)
    return answers


@cache
def partial(id_: str) -> st.SearchStrategy[dict[str, Any]]:
    """A permitted form with some answers left out or left empty."""
    keys = st.sets(st.sampled_from([item["key"] for item in raw(id_)["items"]]))
    return st.builds(_without, complete(id_), keys, st.booleans())


@cache
def any_form(id_: str) -> st.SearchStrategy[dict[str, Any]]:
    """Anything that a form may bring: whole, half-filled, out of range, of the wrong kind."""
    slip = st.one_of(
        st.integers(-3, 20), st.none(), st.just("not-observed"), st.text(max_size=3), st.floats()
    )
    keys = st.sampled_from([*(item["key"] for item in raw(id_)["items"]), "99", "total"])
    slips = st.dictionaries(keys, slip, max_size=2)
    return st.builds(lambda form, wrong: {**form, **wrong}, partial(id_), slips)


def _adding_up(keys: list[str], to: int) -> st.SearchStrategy[dict[str, int]]:
    cuts = st.lists(st.integers(0, to), min_size=len(keys) - 1, max_size=len(keys) - 1)
    return cuts.map(sorted).map(
        lambda at: {
            key: after - before
            for key, before, after in zip(keys, [0, *at], [*at, to], strict=True)
        }
    )


def _without(form: dict[str, Any], keys: set[str], emptied: bool) -> dict[str, Any]:
    kept = {key: answer for key, answer in form.items() if key not in keys}
    return {**kept, **dict.fromkeys(keys)} if emptied else kept
