"""A finding: what one source says a programme does, for whom, and how far."""

from collections.abc import Iterator

from ....knowledge.claim import Claim, Conditions
from . import effects
from .blocks import Row, Said, Section, Tag, Told
from .words import sentence, several
from .writing import NOT_KNOWN, Writer

_CONCERN = {
    True: "Concern was already seen in the relationship",
    False: "No concern was seen in the relationship",
    None: "The source does not say whether concern was seen in the relationship",
}
ANYBODY = "The source sets no condition"


def tell(claim: Claim, writer: Writer) -> Told:
    found = writer.said(claim.finding, claim.source_ids, confidence=claim.confidence)
    return Told(
        title=claim.finding,
        lead="",
        tags=(Tag(sentence(claim.direction.words), "blue"),),
        sections=(
            Section(
                "finding",
                "The finding",
                rows=(
                    writer.row("About", writer.link("programmes", claim.subject)),
                    writer.row("What was found", found),
                    writer.row("Outcome", Said(sentence(claim.outcome))),
                    writer.row("Part of life", Said(sentence(claim.domain.words))),
                    writer.row("Which way", Said(sentence(claim.direction.words))),
                    writer.row("How far", effects.estimate(claim.estimate, writer)),
                    writer.row("Compared with", Said(sentence(claim.comparator.words))),
                    writer.row("Speaks to", Said(several(each.words for each in claim.targets))),
                ),
            ),
            Section("whom", "About whom", rows=tuple(_whom(claim, writer))),
            Section("limits", "Limits", points=writer.facts(claim.limits)),
            Section("place", "Where it stands", rows=tuple(_place(claim, writer))),
        ),
    )


def _whom(claim: Claim, writer: Writer) -> Iterator[Row]:
    yield writer.row("Who they were", Said(sentence(claim.population)))
    yield writer.row("How much strain", Said(effects.bands(claim)))
    who = several(each.words for each in claim.attenders)
    yield writer.row("Who took part", Said(who or NOT_KNOWN))
    yield from _conditions(claim.conditions, writer)


def _conditions(held: Conditions, writer: Writer) -> Iterator[Row]:
    yield writer.row(
        "The parent’s mood", Said(several(each.words for each in held.mood) or ANYBODY)
    )
    yield writer.row("The relationship", Said(_CONCERN[held.relationship_concern_observed]))
    yield writer.row(
        "Circumstances", Said(several(each.words for each in held.circumstances) or ANYBODY)
    )


def _place(claim: Claim, writer: Writer) -> Iterator[Row]:
    if claim.review:
        yield writer.row("Pooled in", writer.link("reviews", claim.review))
    yield writer.row("Place in the source", Said(claim.locator or NOT_KNOWN))
