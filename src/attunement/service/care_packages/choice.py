"""A choice as groups of programmes to read: shared by the choosing page and the agreed package."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import get_template
from django.urls import reverse
from markupsafe import Markup

from ...choosing import DECIDED_BY, Polarity, Verdict
from ..design.filters import day, partial_day, plural
from .models import PartKind
from .shown import Shown, ShownCandidate, ShownReason
from .words import Card

VERDICTS: dict[str, tuple[str, str]] = {
    Verdict.SUITS: ("Suits", "What is known of it fits what is known of this family."),
    Verdict.SUITS_WITH_CAUTION: (
        "Suits with caution",
        "It fits, and something must be watched or found out first.",
    ),
    Verdict.EVIDENCE_DOES_NOT_REACH: (
        "Evidence does not reach this family",
        "It was not studied with families like this one, or what would tell us is not known. "
        "That is not a finding that it does not help.",
    ),
    Verdict.DOES_NOT_SUIT: (
        "Does not suit",
        "At least one source, or what the family has said, speaks against it.",
    ),
}
"""The words and the meaning of each verdict, in the order of the page."""

HEADINGS: dict[str, str] = {
    Polarity.AGAINST: "Against",
    Polarity.UNKNOWN: "Not known for this family",
    Polarity.CAUTION: "Take care",
    Polarity.FOR: "For",
    Polarity.SCOPE: "What the evidence covers",
}
OPEN = (Verdict.SUITS, Verdict.SUITS_WITH_CAUTION)
NO_SOURCE_FOR_IT = "No source speaks for it for a family like this one."
HOW_TO_READ = (
    "Each reason names its source and the date of that source. Unless it says “About”, it is about "
    "the people for whom the programme is."
)


@dataclass(frozen=True)
class ReasonView:
    text: str
    source: str


@dataclass(frozen=True)
class Said:
    """All that is said of one programme: `why` are the reasons that decided, `more` the others."""

    card: Card
    kind: str
    delivery: str
    known_href: str
    known_label: str
    why_label: str
    why: tuple[ReasonView, ...]
    more_label: str
    more: tuple[tuple[str, tuple[ReasonView, ...]], ...]


@dataclass(frozen=True)
class CandidateView:
    """One programme; `body` is what is said of it, written out."""

    id: str
    name: str
    tag: str
    colour: str
    body: Markup


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
    """`unticked` is the groups written out, each programme with an empty box to tick."""

    known_as_of: str
    how_to_read: str
    groups: tuple[Group, ...]
    unticked: Markup
    ruled_out_label: str
    ruled_out: tuple[tuple[str, ReasonView], ...]


@lru_cache(maxsize=64)
def choice_view(shown: Shown) -> ChoiceView:
    every = (_group(verdict, shown) for verdict in VERDICTS)
    groups = tuple(group for group in every if group.candidates)
    return ChoiceView(
        known_as_of=f"From the evidence library as it stood on {day(shown.on)}.",
        how_to_read=HOW_TO_READ,
        groups=groups,
        unticked=_macros().groups(groups, ()),
        ruled_out_label=f"{plural(len(shown.ruled_out), 'entry', 'entries')} left out, and why",
        ruled_out=tuple((each.name, _reason(each.reason)) for each in shown.ruled_out),
    )


def _group(verdict: str, shown: Shown) -> Group:
    title, meaning = VERDICTS[verdict]
    found = [candidate for candidate in shown.candidates if candidate.verdict == verdict]
    return Group(
        id=verdict,
        title=title,
        meaning=meaning,
        count=plural(len(found), "programme"),
        open=verdict in OPEN,
        candidates=tuple(_candidate(candidate) for candidate in found),
    )


@lru_cache(maxsize=4096)
def _candidate(candidate: ShownCandidate) -> CandidateView:
    """Written out once: most of what is said of a programme is the same for many families."""
    deciding = candidate.deciding
    rest = [reason for reason in candidate.reasons if reason not in deciding]
    why = tuple(_reason(reason) for reason in deciding)
    said = Said(
        card=candidate.card,
        kind=PartKind(candidate.kind).label,
        delivery=candidate.delivery,
        known_href=reverse("library_record", args=["programmes", candidate.programme]),
        known_label=f"All that the library holds on {candidate.name}",
        why_label=HEADINGS[DECIDED_BY[candidate.verdict]],
        why=why or (ReasonView(NO_SOURCE_FOR_IT, ""),),
        more_label=f"{plural(len(rest), 'more reason')} about {candidate.name}",
        more=tuple(
            (heading, tuple(_reason(reason) for reason in given))
            for polarity, heading in HEADINGS.items()
            if (given := [reason for reason in rest if reason.polarity == polarity])
        ),
    )
    return CandidateView(
        id=candidate.programme,
        name=candidate.name,
        tag="Can begin" if candidate.deliverable else "Cannot begin now",
        colour="blue" if candidate.deliverable else "grey",
        body=_macros().said(said),
    )


def _macros() -> Any:
    template: Any = get_template("care_packages/reasons.jinja")
    return template.template.module


def _reason(reason: ShownReason) -> ReasonView:
    """The source line names the title, the date, and whom it is about where that is narrower."""
    named = "; ".join(source.title for source in reason.sources)
    about = f" About: {reason.scope.rstrip('.')}." if reason.scope else ""
    return ReasonView(reason.text, f"{named} ({partial_day(reason.as_of)}).{about}")
