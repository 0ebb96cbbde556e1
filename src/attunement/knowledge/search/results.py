"""What a search answers: records with the reason for each, and counts beside every filter."""

from collections.abc import Mapping
from dataclasses import dataclass

from attunement.knowledge.search.asking import How
from attunement.knowledge.search.facets import FacetName


@dataclass(frozen=True)
class Why:
    """Why a record was found: what was typed, what it was read as, how, and where that stands."""

    typed: str
    matched: str
    how: How
    field: str

    @property
    def words(self) -> str:
        """The reason in one line: "massage" in name; "pnd" means "postnatal depression", in..."""
        if self.how is How.TYPED:
            return f"“{self.typed}” in {self.field}"
        return f"“{self.typed}” {self.how.words} “{self.matched}”, in {self.field}"


@dataclass(frozen=True)
class Hit:
    """One record found. `why` is empty when nothing was typed. Scores order one search's results
    and say nothing of a programme's worth. `weak` is what to look at only when nothing else does:
    it falls far behind the best, or holds little of what was asked for."""

    kind: str
    id: str
    title: str
    score: float
    why: tuple[Why, ...]
    local: bool
    weak: bool


@dataclass(frozen=True)
class Choice:
    """One answer of a filter, and how many programmes would be left if it alone were chosen there,
    with the query and the other filters as they are. `splits` says whether choosing it would leave
    some of them out and some in."""

    value: str
    words: str
    count: int
    chosen: bool
    splits: bool


@dataclass(frozen=True)
class Correction:
    """A typed word that is none, and the word that was looked for instead."""

    typed: str
    shown: str


@dataclass(frozen=True)
class Results:
    """`hits` best first, the weak ones after all others. `not_found` are typed words that are found
    in no reading; they are passed over. `corrected` were taken for slips of the key. `too_little`
    holds all that was typed when each word of it is too common, or a number, and says too little
    to search by. `loosened` says that no record holds all the rest, so that these hold some."""

    hits: tuple[Hit, ...]
    filters: Mapping[FacetName, tuple[Choice, ...]]
    not_found: tuple[str, ...]
    corrected: tuple[Correction, ...]
    too_little: tuple[str, ...]
    loosened: bool
