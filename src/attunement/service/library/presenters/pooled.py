"""Which studies a review rests on, and for a review of reviews, which its reviews share."""

from collections.abc import Iterator

from ....knowledge.overlap import Overlap, Shared
from ....knowledge.review import Review
from ....knowledge.review_of_reviews import Row as ReviewRow
from ....knowledge.review_of_reviews import Table as ReviewTable
from ....knowledge.review_of_reviews import review_of_reviews
from . import effects
from .blocks import Said, Section, Table
from .drawn import NOT_REPORTED, pictures
from .words import sentence, several
from .writing import Writer

WORDS_ONLY = "No number is given"
NOT_LISTED = (
    "No source that we have read lists them, so there is no table of what each found and no word "
    "on which studies they share."
)


def sections(review: Review, writer: Writer) -> Iterator[Section]:
    """The studies of a review; of a review of reviews its table, and how far they overlap."""
    if review.reviews:
        told = review_of_reviews(writer.library, review.id)
        yield _table(told, writer)
        yield _overlap(told, writer)
    elif review.design == "review-of-reviews":
        yield Section("reviews", "The reviews that it brings together", nothing=NOT_LISTED)
    if review.studies is None:
        yield Section("studies", "Studies", nothing="Nobody has listed its studies for us yet.")
    else:
        yield Section(
            "studies",
            "Studies",
            points=tuple(writer.link("studies", each) for each in review.studies),
            nothing="It names no study.",
        )


def _table(told: ReviewTable, writer: Writer) -> Section:
    whose = (
        each.model_copy(update={"outcome": f"{short(row.review)}: {each.outcome}"})
        for row in told.rows
        for each in row.effects
    )
    drawn = pictures(whose, told.of.citation, writer)
    return Section(
        "reviews",
        "The reviews that it brings together",
        intro=drawn.intro,
        figures=drawn.figures,
        tables=(
            Table(
                caption="What each review found, as this one reports it",
                intro="Each number stands in its own metric. They are not averaged.",
                head=("Review", "About whom", "Outcome", "Effect"),
                rows=tuple(cells for row in told.rows for cells in _row(row, writer)),
            ),
        ),
    )


def _overlap(told: ReviewTable, writer: Writer) -> Section:
    said = tuple(
        (Said(several(short(writer.library.reviews[each]) for each in pair.reviews)), shown)
        for pair in told.pairs
        if pair.area is not None
        for shown in [_shared(pair, writer)]
    )
    return Section(
        "overlap",
        "Which studies the reviews share",
        intro=(
            "Two reviews of the same studies are not two pieces of evidence. The corrected covered "
            "area says how far they rest on the same ones: 0% is not at all.",
        ),
        points=(_shared(told.overlap, writer), *_both(told.overlap, writer)),
        tables=(Table("Two by two", ("Reviews", "Overlap"), said),) if said else (),
    )


def _both(shared: Shared, writer: Writer) -> Iterator[Said]:
    for study, reviews in shared.studies.items():
        named = several(short(writer.library.reviews[each]) for each in reviews)
        held = writer.link("studies", study)
        yield Said(f"{held.text} stands in {named}", href=held.href)


def short(review: Review) -> str:
    """Its authors and year: the citation up to the year that closes in a bracket."""
    start, closed, _ = review.citation.partition(")")
    return f"{start}{closed}"


def _row(row: ReviewRow, writer: Writer) -> Iterator[tuple[Said, ...]]:
    name = writer.link("reviews", row.review.id)
    whom = Said(sentence(row.review.population or row.review.topic))
    if not row.effects:
        yield name, whom, Said(WORDS_ONLY), Said(NOT_REPORTED)
    for each in row.effects:
        shown = effects.estimate(each.estimate, writer)
        if each.estimate is None:
            words = "No effect was shown" if each.significant is False else each.size_words
            shown = writer.cited(sentence(words or WORDS_ONLY), each)
        yield name, whom, Said(sentence(each.outcome)), shown


def _shared(shared: Shared, writer: Writer) -> Said:
    if shared.area is None:
        who = several(short(writer.library.reviews[each]) for each in shared.unlisted)
        return Said(
            f"Cannot be said: nobody has listed the studies of {who}."
            if who
            else "Cannot be said: it takes at least two reviews with studies."
        )
    return Said(f"{float(shared.area):.1%}: {Overlap.of(shared.area).words}")
