"""A choice as groups of programmes to read: shared by the choosing page and the agreed package."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...choosing import Polarity, Verdict
from ..design.filters import day, plural
from .models import PartKind
from .shown import Shown, ShownCandidate, ShownReason
from .words import Card

VERDICTS: dict[str, tuple[str, str, str]] = {
    Verdict.SUITS: ("Suits", "green", "What is known of it fits what is known of this family."),
    Verdict.SUITS_WITH_CAUTION: (
        "Suits with caution",
        "yellow",
        "It fits, and something must be watched or found out first.",
    ),
    Verdict.EVIDENCE_DOES_NOT_REACH: (
        "Evidence does not reach this family",
        "white",
        "It was not studied with families like this one, or what would tell us is not known. "
        "That is not a finding that it does not help.",
    ),
    Verdict.DOES_NOT_SUIT: (
        "Does not suit",
        "red",
        "At least one source, or what the family has said, speaks against it.",
    ),
}
"""The words, the colour of the tag, and the meaning of each verdict, in the order of the page."""

HEADINGS: dict[Polarity, str] = {
    Polarity.AGAINST: "Against",
    Polarity.UNKNOWN: "Not known for this family",
    Polarity.CAUTION: "Take care",
    Polarity.FOR: "For",
    Polarity.SCOPE: "What the evidence covers",
}
OPEN = (Verdict.SUITS, Verdict.SUITS_WITH_CAUTION)
NO_SOURCE_FOR_IT = "No source speaks for it for a family like this one."


@dataclass(frozen=True)
class ReasonView:
    text: str
    source: str


@dataclass(frozen=True)
class CandidateView:
    """One programme. `why` are the reasons that decided; `more` all others, under headings."""

    id: str
    name: str
    kind: str
    tag: str
    colour: str
    card: Card
    delivery_label: str
    delivery: str
    why: tuple[ReasonView, ...]
    more_label: str
    more: tuple[tuple[str, tuple[ReasonView, ...]], ...]


@dataclass(frozen=True)
class Group:
    """The programmes with one verdict. `open`: shown in full; others open one by one."""

    id: str
    title: str
    meaning: str
    count: str
    open: bool
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True)
class ChoiceView:
    known_as_of: str
    groups: tuple[Group, ...]
    ruled_out_label: str
    ruled_out: tuple[tuple[str, ReasonView], ...]
    words_of: Mapping[str, str]


@lru_cache(maxsize=256)
def choice_view(shown: Shown) -> ChoiceView:
    """The same `Shown` is the same view; so it is made once."""
    titles = {source.id: source.title for source in shown.sources}
    groups = tuple(
        group for verdict in VERDICTS if (group := _group(verdict, shown, titles)).candidates
    )
    return ChoiceView(
        known_as_of=f"Knowledge version {shown.knowledge_version}, read on {day(shown.on)}",
        groups=groups,
        ruled_out_label=f"{plural(len(shown.ruled_out), 'entry', 'entries')} left out, and why",
        ruled_out=tuple((each.name, _reason(each.reason, titles)) for each in shown.ruled_out),
        words_of={
            candidate.programme: VERDICTS[candidate.verdict][0] for candidate in shown.candidates
        },
    )


def _group(verdict: str, shown: Shown, titles: Mapping[str, str]) -> Group:
    title, colour, meaning = VERDICTS[verdict]
    found = [candidate for candidate in shown.candidates if candidate.verdict == verdict]
    return Group(
        id=verdict,
        title=title,
        meaning=meaning,
        count=plural(len(found), "programme"),
        open=verdict in OPEN,
        candidates=tuple(_candidate(candidate, title, colour, titles) for candidate in found),
    )


def _candidate(
    candidate: ShownCandidate, tag: str, colour: str, titles: Mapping[str, str]
) -> CandidateView:
    deciding = candidate.deciding
    rest = [reason for reason in candidate.reasons if reason not in deciding]
    why = tuple(_reason(reason, titles) for reason in deciding)
    return CandidateView(
        id=candidate.programme,
        name=candidate.name,
        kind=PartKind(candidate.kind).label,
        tag=tag,
        colour=colour,
        card=candidate.card,
        delivery_label="Can be delivered now" if candidate.deliverable else "Not deliverable now",
        delivery=candidate.delivery,
        why=why or (ReasonView(NO_SOURCE_FOR_IT, ""),),
        more_label=f"{plural(len(rest), 'more reason')} about {candidate.name}",
        more=tuple(
            (heading, tuple(_reason(reason, titles) for reason in given))
            for polarity, heading in HEADINGS.items()
            if (given := [reason for reason in rest if reason.polarity == polarity])
        ),
    )


def _reason(reason: ShownReason, titles: Mapping[str, str]) -> ReasonView:
    """The source line names the title, the date, and whom it is about where that is narrower."""
    named = "; ".join(titles.get(id, id) for id in reason.sources)
    about = f" About: {reason.scope.rstrip('.')}." if reason.scope else ""
    return ReasonView(reason.text, f"{named} ({partial_day(reason.as_of)}).{about}")


def partial_day(text: str) -> str:
    """A date as exact as its source gives it: "2016", "July 2016", "12 July 2016"."""
    match text.split("-"):
        case [year, month, date]:
            return day(dt.date(int(year), int(month), int(date)))
        case [year, month]:
            return f"{dt.date(int(year), int(month), 1):%B %Y}"
        case _:
            return text or "no date"
