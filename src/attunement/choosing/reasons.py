"""A reason: one sentence, which way it weighs, and who says so, as of when, about whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from attunement.choosing.situation import Situation
from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme
from attunement.knowledge.vocabulary import Worded

UNCHECKED = "Not yet checked against the publisher."


class Polarity(Worded):
    """Which way a reason weighs. `unknown` means that what decides is not known; `scope` says what
    the evidence covers and moves nothing."""

    FOR = "for", "for"
    AGAINST = "against", "against"
    CAUTION = "caution", "take care"
    UNKNOWN = "unknown", "not known"
    SCOPE = "scope", "what is known"


@dataclass(frozen=True)
class Reason:
    """`sources` are source ids, never empty; `as_of` a date as exact as the source gives it;
    `scope` whom the fact is about."""

    text: str
    polarity: Polarity
    rule: str
    sources: tuple[str, ...]
    as_of: str
    scope: str


@dataclass(frozen=True)
class Case:
    """One programme asked about for one situation: all that a rule may look at."""

    programme: Programme
    situation: Situation
    library: Library

    def reason(
        self,
        rule: str,
        polarity: Polarity,
        text: str,
        *,
        sources: Iterable[str] = (),
        as_of: str | None = None,
        scope: str | None = None,
    ) -> Reason:
        """A reason that rests on `sources`, or on the programme's own when none is named."""
        named = tuple(dict.fromkeys(sources)) or self.programme.source_ids
        dated = as_of or self.library.newest_date(named) or self.programme.as_of
        shown = f"{text} {UNCHECKED}" if self.library.unchecked(named) else text
        about = scope or self.programme.population.text
        return Reason(shown, polarity, rule, named, dated, about)
