"""Search over the library, in plain Python and without a database.

from attunement.knowledge import library
from attunement.knowledge.search import Filters, search
search("baby massage", Filters.of(age=["3-5-months"]), library=library()).hits[0].id
"""

from attunement.knowledge.search.ages import AgeBand
from attunement.knowledge.search.asking import How
from attunement.knowledge.search.documents import Document
from attunement.knowledge.search.facets import FACETS, FacetName
from attunement.knowledge.search.filters import Filters
from attunement.knowledge.search.results import Choice, Correction, Hit, Results, Why
from attunement.knowledge.search.searching import search

__all__ = [
    "FACETS",
    "AgeBand",
    "Choice",
    "Correction",
    "Document",
    "FacetName",
    "Filters",
    "Hit",
    "How",
    "Results",
    "Why",
    "search",
]
