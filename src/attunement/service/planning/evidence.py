"""Claims of the library as a theory shows them: what was found, about whom, how sure, how old."""

import datetime as dt
from collections.abc import Iterator

from ...knowledge import Library
from ...knowledge.claim import Claim
from ...knowledge.search import search
from ...knowledge.search.text import asked, words
from ..design.filters import partial_day

MOST = 20
UNCHECKED = "recalled and not yet checked against the publisher"


def found_claims(query: str, library: Library) -> tuple[Claim, ...]:
    """At most `MOST` claims: those that say every word of the query themselves, then those about
    programmes that answer it, best first. A search for an outcome is for what was found of it, and
    not for whatever else is known of a programme that works on it."""
    if not (wanted := set(asked(query))):
        return ()
    found = {
        claim.id: claim for claim in library.claims.values() if wanted <= _said(claim, library)
    }
    for hit in search(query, library=library).hits:
        if hit.kind == "programmes":
            found |= {claim.id: claim for claim in library.claims_about(hit.id)}
    return tuple(found.values())[:MOST]


def _said(claim: Claim, library: Library) -> set[str]:
    """Its words as they are compared; those of its id too, which names the outcome in short."""
    programme = library.programmes[claim.subject].name
    told = (claim.outcome, claim.finding, claim.population, programme, claim.id.replace("-", " "))
    return set(words(" ".join(told)))


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
