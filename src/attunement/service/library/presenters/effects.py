"""Findings as tables: for whom, which way, and how far, each in its own metric."""

from collections.abc import Iterable

from ....knowledge.claim import Claim
from ....knowledge.effects import Estimate
from ....knowledge.vocabulary import RiskBand
from ...design.filters import partial_day
from .blocks import Cell, Said, Section, Table
from .drawn import NOT_REPORTED
from .words import sentence, several
from .writing import FROM_MEMORY, Writer


def claims(held: Iterable[Claim], writer: Writer) -> Section:
    """The findings about one programme by how much strain the families were under."""
    rows = sorted(held, key=lambda claim: (_first(claim), claim.as_of, claim.id))
    return Section(
        "findings",
        "Findings, by how much strain families were under",
        tables=(
            (
                Table(
                    caption="Findings",
                    intro="Findings that disagree stand side by side. None is averaged away.",
                    head=("Families", "Outcome", "Which way", "How far", "Date"),
                    rows=tuple(_claim(claim, writer) for claim in rows),
                ),
            )
            if rows
            else ()
        ),
        nothing="We hold no finding about this very version.",
    )


def bands(claim: Claim) -> str:
    if not claim.risk_bands:
        return "How much strain is not said"
    if len(claim.risk_bands) == len(RiskBand):
        return "Not chosen by strain"
    return several(band.words for band in claim.risk_bands)


def _first(claim: Claim) -> int:
    order = list(RiskBand)
    return min((order.index(band) for band in claim.risk_bands), default=len(order))


def _claim(claim: Claim, writer: Writer) -> tuple[Cell, ...]:
    return (
        (
            Said(sentence(claim.population), href=writer.href("claims", claim.id)),
            Said(bands(claim)),
        ),
        writer.said(claim.finding, claim.source_ids, confidence=claim.confidence),
        Said(sentence(claim.direction.words)),
        estimate(claim.estimate, writer),
        Said(partial_day(claim.as_of)),
    )


def estimate(held: Estimate | None, writer: Writer) -> Said:
    """The number in its own metric with its interval and how certain; "Not reported" without. One
    that was recalled says that first."""
    if held is None:
        return Said(NOT_REPORTED)
    interval = (
        f", interval {held.interval[0]:g} to {held.interval[1]:g}"
        if held.interval
        else ", interval not reported"
    )
    certain = f", certainty {held.certainty.replace('-', ' ')} (GRADE)" if held.certainty else ""
    memory = (FROM_MEMORY,) if writer.recalled(held) else ()
    metric = held.metric.words if held.metric.is_ratio else held.metric.value
    shown = f"{metric} {held.value:g}{interval}{certain}"
    return writer.cited(shown, held, marks=memory)
