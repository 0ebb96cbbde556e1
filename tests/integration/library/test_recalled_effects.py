"""A number that rests on memory stays in the tables, marked; no picture and no word on chance."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.effects import Effect
from attunement.knowledge.record import Cited
from attunement.knowledge.review import Review
from attunement.service.design.charts.effects import EffectChart
from attunement.service.library.presenters.blocks import Said, Section, Told, parts
from attunement.service.library.presenters.record import TELL
from attunement.service.library.presenters.reviews import NOT_FROM_MEMORY, SIGNIFICANT
from attunement.service.library.presenters.writing import FROM_MEMORY, NOT_CHECKED, Writer
from integration.library.telling import KNOWN, section, table, told_in

REVIEWS = list(library().reviews.values())
WITH_EFFECTS = [one for one in REVIEWS if one.effects]
COLLECTING = [one for one in REVIEWS if one.reviews]


def recalled(by: Cited) -> bool:
    """The obvious twin: by the name of the source and not by its tier."""
    return any(name.startswith("GK-") for name in by.sources)


def drawn(held: Section) -> list[float]:
    assert all(isinstance(chart, EffectChart) for chart in held.figures)
    return [p.value for c in held.figures if isinstance(c, EffectChart) for p in c.points]


def told_about(held: Section) -> str:
    return " ".join([*held.intro, *(chart.sentence for chart in held.figures)])


@pytest.mark.parametrize("review", WITH_EFFECTS, ids=lambda one: one.id)
def test_a_picture_holds_what_documents_give_and_counts_the_rest(review: Review) -> None:
    held = section(told_in("reviews", review, library()), "effects")
    numbers = [each.estimate for each in review.effects if each.estimate]
    assert sorted(drawn(held)) == sorted(one.value for one in numbers if not recalled(one))
    left_out = sum(recalled(one) for one in numbers)
    assert (f"{left_out} effect" in told_about(held)) == bool(left_out)
    assert ("from memory" in told_about(held)) == bool(left_out)


@pytest.mark.parametrize("review", WITH_EFFECTS, ids=lambda one: one.id)
def test_the_table_keeps_every_effect_and_marks_what_is_from_memory(review: Review) -> None:
    rows = table(told_in("reviews", review, library()), "Every effect that it reports").rows
    assert len(rows) == len(review.effects)
    for each, row in zip(review.effects, rows, strict=True):
        number, chance = row[2], row[4]
        assert isinstance(number, Said)
        assert isinstance(chance, Said)
        from_memory = each.estimate is not None and recalled(each.estimate)
        assert (FROM_MEMORY in number.marks) == from_memory
        if each.estimate:
            assert f"{each.estimate.value:g}" in number.text
        assert chance.text == (NOT_FROM_MEMORY if recalled(each) else SIGNIFICANT[each.significant])


@pytest.mark.parametrize("review", COLLECTING, ids=lambda one: one.id)
def test_a_review_of_reviews_draws_no_number_from_memory(review: Review) -> None:
    known = library()
    held = section(told_in("reviews", review, known), "reviews")
    read = [
        each.estimate.value
        for name in review.reviews
        for each in known.reviews[name].effects
        if each.estimate and not recalled(each.estimate)
    ]
    assert set(drawn(held)) <= set(read)


@pytest.mark.parametrize("kind", ["claims", "programmes", "reviews"])
def test_every_number_that_was_recalled_says_so_wherever_it_stands(kind: str) -> None:
    """Over all records: an estimate is marked as from memory exactly where its source is."""
    for record in KNOWN.library.kind(kind).values():
        for said in cells(TELL[kind](record, Writer(KNOWN))):
            if FROM_MEMORY in said.marks:
                assert NOT_CHECKED in said.marks
                assert any(cite.called.startswith("General knowledge") for cite in said.cites)


def test_a_word_on_chance_is_said_of_what_was_read() -> None:
    review = library().reviews["kersten-alvarez-2011"]
    for significant, words in SIGNIFICANT.items():
        changed = review.effects[0].model_copy(update={"significant": significant})
        other = review.model_copy(update={"effects": (changed,)})
        (row,) = table(told_in("reviews", other, library()), "Every effect that it reports").rows
        assert row[4] == Said(words)


def test_of_two_effects_one_from_memory_one_is_drawn_and_the_other_told() -> None:
    review = library().reviews["kersten-alvarez-2011"]
    first, second = review.effects[:2]
    assert second.estimate
    memory = second.estimate.model_copy(update={"sources": ("GK-high",)})
    changed: tuple[Effect, ...] = (first, second.model_copy(update={"estimate": memory}))
    other = review.model_copy(update={"effects": changed})
    held = section(told_in("reviews", other, library()), "effects")
    assert drawn(held) == [0.32]
    assert held.intro == ()
    assert held.figures[0].sentence == (
        "1 effect is not drawn: it is from memory, and no document has been read yet."
    )


def cells(page: Told) -> list[Said]:
    held = [one for each in page.sections for one in each.tables]
    from_rows = [said for each in page.sections for row in each.rows for said in row.said]
    return from_rows + [s for one in held for row in one.rows for cell in row for s in parts(cell)]
