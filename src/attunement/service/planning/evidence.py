"""Claims of the library as a theory shows them: what was found, about whom, how sure, how old."""

import datetime as dt
from collections.abc import Iterator

from ...knowledge import Library
from ...knowledge.claim import Claim
from ...knowledge.search import search
from ..design.filters import partial_day

MOST = 12
UNCHECKED = "recalled and not yet checked against the publisher"


def found_claims(query: str, library: Library) -> tuple[Claim, ...]:
    """Claims that answer a query, best first; also those about programmes that answer it."""
    if not query.strip():
        return ()
    found: dict[str, Claim] = {}
    for hit in search(query, library=library).hits:
        if hit.kind == "claims":
            found[hit.id] = library.claims[hit.id]
        elif hit.kind == "programmes":
            found |= {claim.id: claim for claim in library.claims_about(hit.id)}
    return tuple(found.values())[:MOST]


def line(claim: Claim, library: Library, today: dt.date) -> str:
    """One claim in a line or two."""
    return ". ".join(part.rstrip(".") for part in _parts(claim, library, today)) + "."


def _parts(claim: Claim, library: Library, today: dt.date) -> Iterator[str]:
    programme = library.programmes[claim.subject]
    yield f"{programme.name}: {claim.finding}"
    yield f"For {claim.outcome}: {claim.direction.words}"
    yield f"About {claim.population}"
    ratings = [f"{each.assessor} {each.value}" for each in programme.ratings if not each.valid_to]
    yield f"Rating of the programme: {', '.join(ratings) or 'none that stands'}"
    yield f"As of {partial_day(claim.as_of)}"
    if claim.overdue_for_review(today):
        yield "Its review is overdue: there may be something newer"
    if claim.confidence != "high":
        yield "We are not sure that the source says this: it decides nothing here"
    if library.unchecked(claim.source_ids):
        yield UNCHECKED.capitalize()
