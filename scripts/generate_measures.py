"""Describe every measure, from its record, in docs/reference/measures.md.

Nothing is written here that a record does not hold: what a score is made from, what it may and may
not be taken for, where that comes from, and the worked examples that the tests run.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from attunement.knowledge.loader import load_records
from attunement.knowledge.source import Source
from attunement.measures import Measure, measures
from attunement.measures.change_parameters import (
    LevelsMoved,
    NotKnown,
    PublishedThreshold,
    SpreadAndReliability,
)
from attunement.measures.examples import Example, comes_to
from attunement.measures.items import Answer
from attunement.measures.scales import Established, Scale
from attunement.measures.words import (
    AGREEMENTS,
    BAND_FOR,
    DIRECTIONS,
    FORMS,
    INFORMANTS,
    METHODS,
    MISSING,
    SHIPS,
    SUBJECTS,
    age_spans,
)

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "measures.md"
NOT_CHECKED = " *Not yet checked against the publisher.*"

INTRODUCTION = """# Measures

Drawn by `scripts/generate_measures.py` from the records of measures. A test compares this page with
them, and another runs every worked example.

A score prompts a conversation. It is not a diagnosis. Letters in square brackets name sources,
listed at the end. What a record does not hold is not on this page: unknown stays unknown.
"""


def page() -> str:
    held = measures()
    parts = [INTRODUCTION, *_overview(list(held.values()))]
    for one in held.values():
        parts += [f"\n## {one.short_name}\n", *_measure(one)]
    return "\n".join([*parts, "\n## Sources\n", *_sources(list(held.values()))]) + "\n"


def _overview(held: list[Measure]) -> Iterator[str]:
    yield from _table(
        ("Measure", "About whom", "Who fills it in", "Baby’s age", "What is held here"),
        [
            (
                f"[{one.short_name}](#{_anchor(one.short_name)})",
                SUBJECTS[one.subject],
                _informants(one),
                _ages(one),
                SHIPS[one.licence.ship],
            )
            for one in held
        ],
    )


def _measure(one: Measure) -> Iterator[str]:
    yield f"{one.name}: {one.about}.\n"
    yield from _facts(one)
    yield from _scores(one)
    yield from _bands(one)
    yield f"- Change: {_change(one)}"
    for held in one.reliability:
        span = f"{held.value:g}" if held.to is None else f"{held.value:g} to {held.to:g}"
        sample = f", in {held.sample}" if held.sample else ""
        yield f"- Agreement. {AGREEMENTS[held.how]}: {span}{sample}{_cites(held)}"
    for rule in one.safety:
        label = one.item(rule.item).label
        yield f"- Same day: {label} at {rule.at_or_above} or more. {rule.do}{_cites(rule)}"
    yield f"- Owner: {one.licence.owner or 'none on file'}. {one.licence.status}"
    yield from (f"- Caution: {caution}" for caution in one.cautions)
    yield "\n### Worked examples of " + one.short_name + "\n"
    rows = [(_answers(each), comes_to(one, each), each.working) for each in one.examples]
    yield from _table(("Answers", "What they come to", "By hand"), rows)


def _facts(one: Measure) -> Iterator[str]:
    yield f"- Record: `{one.id}`, version {one.version}. {FORMS[one.kind]}."
    yield f"- Filled in by: {_informants(one)}. About: {SUBJECTS[one.subject].lower()}."
    yield f"- Baby’s age: {_ages(one)}{_cites(one.ages) if one.ages else ''}"
    if one.replaced_by:
        yield f"- Kept for old records alone; replaced by `{one.replaced_by}`."
    rule = MISSING[one.missing]
    yield f"- When an answer is missing: {rule[:1].lower()}{rule[1:]}."
    if one.reverse:
        yield f"- Turned round before it counts: {_items(one, one.reverse)}."
    for check in one.entry_checks:
        yield f"- {check.name} must add up to {check.sum}."


def _scores(one: Measure) -> Iterator[str]:
    for name, scale in _named(one):
        least, most = scale.range
        top = "; the most is not known" if most is None else f" to {most:g}"
        made = "as it was entered"
        if len(scale.items) > 1:
            made = f"{METHODS[scale.method].lower()}, of {_items(one, scale.items)}"
        yield f"- {name}: {made}. From {least:g}{top}. {DIRECTIONS[scale.direction]}."
    for held, what in ((one.levels, "Levels, in order"), (one.category, "Classes, without order")):
        if held is not None:
            options = one.response(one.item(held.item)).options
            named = "; ".join(f"{option.value} {option.label}" for option in options)
            yield f"- {what}: {named}{_cites(held)}"


def _bands(one: Measure) -> Iterator[str]:
    for name, scale in _named(one):
        for band in scale.bands:
            whose = f" {BAND_FOR[band.applies_to]}." if band.applies_to != "family" else ""
            span = f"{band.min:g} to {band.max:g}"
            yield f"- Band of {name}: {band.name}, {span}.{whose}{_cites(band)}"
        for cut_off in scale.cut_offs:
            do = f" {cut_off.do}" if cut_off.do else ""
            yield f"- Cut-off of {name}: {cut_off.name}, {cut_off.in_words}.{do}{_cites(cut_off)}"


def _named(one: Measure) -> Iterator[tuple[str, Scale]]:
    yield from ((scale.name, scale) for scale in one.subscales)
    if one.total:
        yield "Total", one.total


def _change(one: Measure) -> str:
    match one.change:
        case PublishedThreshold() | SpreadAndReliability() as held:
            return f"{held.threshold:g} points or more, {held.basis}.{_cites(held)}"
        case LevelsMoved():
            return "any move to another level, counted in levels."
        case NotKnown(because=because):
            return f"cannot be said. {because}"


def _informants(one: Measure) -> str:
    return " or ".join(INFORMANTS[each] for each in one.informants)


def _ages(one: Measure) -> str:
    if one.ages is not None:
        return " and ".join(age_spans(one.ages))
    return one.age_note or "any"


def _items(one: Measure, keys: tuple[str, ...]) -> str:
    if all(key.isdecimal() for key in keys):
        return f"item{'' if len(keys) == 1 else 's'} {', '.join(keys)}"
    return ", ".join(one.item(key).label.lower() for key in keys)


def _answers(example: Example) -> str:
    return " ".join(_answer(each) for each in example.answers)


def _answer(answer: Answer) -> str:
    return "–" if answer is None else f"{answer:g}" if isinstance(answer, int | float) else answer


def _cites(fact: Established) -> str:
    return f" [{', '.join(fact.sources)}]{NOT_CHECKED if fact.unchecked else ''}"


def _sources(held: list[Measure]) -> Iterator[str]:
    registry = load_records("sources", Source)
    cited = {id_ for one in held for id_ in one.source_ids}
    cited |= {id_ for one in held for fact in one.facts for id_ in fact.sources}
    yield from (f"- {id_}: {registry[id_].called}" for id_ in sorted(cited))


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def _anchor(heading: str) -> str:
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in "- ")
    return kept.replace(" ", "-")


def main() -> int:
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
