"""A review: what was pooled, for whom, what came out, and where its readers disagree."""

from collections.abc import Iterator

from ....knowledge.effects import Effect
from ....knowledge.moderator import Moderator
from ....knowledge.review import Count, Review
from . import effects, pooled
from .blocks import Row, Said, Section, Table, Tag, Told
from .drawn import NOT_REPORTED, pictures
from .own_words import doi_link
from .words import sentence
from .writing import NOT_KNOWN, Writer

DESIGNS = {
    "meta-analysis": "Meta-analysis",
    "systematic-review": "Systematic review",
    "review-of-reviews": "Review of reviews",
    "rapid-review": "Rapid review",
    "realist-evaluation": "Realist evaluation",
    "narrative-review": "Narrative review",
    "expert-report": "Report by experts",
    "evidence-scan": "Scan of the evidence",
    "survey-plus-review": "Survey with a review",
}
ROLES = {
    "named-in-seed": "Named in the documents that this library began from",
    "cited-in-seed-footnote": "Cited in a footnote of the documents that this library began from",
    "later-update": "Later than those documents; it stands beside what they say, not over it",
}
FAMILIES = {
    "at-risk": "families at risk",
    "low-income": "families on low incomes",
    "depressed-mothers": "mothers with depression",
    "mixed": "families of several kinds",
}
SIGNIFICANT = {
    True: "Unlikely to be chance alone",
    False: "Could be chance alone",
    None: "The source does not say",
}
NOT_FROM_MEMORY = "Not said until a document has been read"


def tell(review: Review, writer: Writer) -> Told:
    return Told(
        title=review.citation,
        lead=sentence(review.topic),
        tags=(Tag(DESIGNS[review.design], "blue"),),
        sections=(
            Section("what", "What was brought together", rows=tuple(_what(review, writer))),
            _effects(review, writer),
            _moderators(review, writer),
            Section("conclusions", "What it concludes", points=writer.facts(review.conclusions)),
            Section("limits", "Limits", points=writer.facts(review.limits)),
            Section(
                "disagreements",
                "Where readings of it disagree",
                points=writer.facts(review.discrepancies),
            ),
            Section("notes", "Notes", points=writer.facts(review.notes)),
            *pooled.sections(review, writer),
        ),
    )


def _what(review: Review, writer: Writer) -> Iterator[Row]:
    yield writer.row("Kind of review", Said(DESIGNS[review.design]))
    yield writer.row("About whom", Said(sentence(review.population or NOT_KNOWN)))
    yield writer.row("How much was pooled", *(_count(each, writer) for each in review.counts))
    if review.interventions:
        yield writer.row(
            "Programmes", *(writer.link("programmes", each) for each in review.interventions)
        )
    yield writer.row("How it came to be here", Said(ROLES[review.role]))
    yield writer.row("DOI", doi_link(review.doi))


def _count(each: Count, writer: Writer) -> Said:
    more = "More than " if each.at_least else ""
    return writer.cited(f"{more}{each.number:,} {each.unit}", each)


def _effects(review: Review, writer: Writer) -> Section:
    drawn = pictures(review.effects, review.citation, writer, in_words=review.effects)
    return Section(
        "effects",
        "What came out",
        intro=drawn.intro,
        figures=drawn.figures,
        tables=(
            (
                Table(
                    caption="Every effect that it reports",
                    intro="Effects in different metrics cannot be compared with each other.",
                    head=("Outcome", "Part of life", "Effect", "Range of studies", "Chance"),
                    rows=tuple(_effect(each, writer) for each in review.effects),
                ),
            )
            if review.effects
            else ()
        ),
        nothing="We hold no pooled effect of this review.",
    )


def _effect(each: Effect, writer: Writer) -> tuple[Said, ...]:
    shown = effects.estimate(each.estimate, writer)
    if each.estimate is None:
        shown = writer.cited(sentence(each.size_words or NOT_REPORTED), each)
    elif each.size_words:
        shown = Said(f"{shown.text} ({each.size_words})", shown.cites, shown.marks)
    span = f"{each.span[0]:g} to {each.span[1]:g}" if each.span else NOT_REPORTED
    return (
        writer.cited(sentence(each.outcome), each),
        Said(sentence(each.domain.words)),
        shown,
        Said(span),
        Said(NOT_FROM_MEMORY if writer.recalled(each) else SIGNIFICANT[each.significant]),
    )


def _moderators(review: Review, writer: Writer) -> Section:
    return Section(
        "moderators",
        "What made the work do more good, or not",
        tables=(
            (
                Table(
                    caption="What differed between studies",
                    intro=(
                        "Each holds for the families named beside it and never carries to another "
                        "review."
                    ),
                    head=("What differed", "Which way", "What was found", "Among whom"),
                    rows=tuple(_moderator(each, writer) for each in review.moderators),
                ),
            )
            if review.moderators
            else ()
        ),
    )


def _moderator(each: Moderator, writer: Writer) -> tuple[Said, ...]:
    families = ", ".join(FAMILIES[name] for name in each.families)
    return (
        Said(sentence(each.factor.words)),
        Said(sentence(each.favours.words)),
        writer.cited(each.text, each),
        Said(sentence(". ".join(filter(None, (families, each.scope))) or NOT_KNOWN)),
    )
