"""A choice as JSON, and back: small enough to be kept with every package."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from .shown import Shown, ShownCandidate, ShownReason, ShownRuledOut, ShownSource
from .words import Card

type Json = dict[str, Any]


def keep(shown: Shown) -> Json:
    """Sources once, and reasons as lists without names: there are hundreds of them."""
    reasons = [reason for candidate in shown.candidates for reason in candidate.reasons]
    reasons += [each.reason for each in shown.ruled_out]
    return {
        "on": shown.on.isoformat(),
        "knowledge_version": shown.knowledge_version,
        "facts": [list(fact) for fact in shown.facts],
        "candidates": [
            vars(candidate)
            | {
                "card": asdict(candidate.card),
                "reasons": [_packed(each) for each in candidate.reasons],
            }
            for candidate in shown.candidates
        ],
        "ruled_out": [[each.name, _packed(each.reason)] for each in shown.ruled_out],
        "sources": {source.id: source.title for reason in reasons for source in reason.sources},
    }


def read(kept: Json) -> Shown:
    """The choice as it was shown."""
    titles = kept["sources"]
    return Shown(
        on=dt.date.fromisoformat(kept["on"]),
        knowledge_version=kept["knowledge_version"],
        facts=tuple((label, words) for label, words in kept["facts"]),
        candidates=tuple(_candidate(each, titles) for each in kept["candidates"]),
        ruled_out=tuple(
            ShownRuledOut(name, _unpacked(reason, titles)) for name, reason in kept["ruled_out"]
        ),
    )


def _candidate(kept: Json, titles: dict[str, str]) -> ShownCandidate:
    reasons = tuple(_unpacked(each, titles) for each in kept["reasons"])
    return ShownCandidate(**kept | {"card": Card(**kept["card"]), "reasons": reasons})


def _packed(reason: ShownReason) -> list[Any]:
    ids = [source.id for source in reason.sources]
    return [reason.polarity, reason.text, ids, reason.as_of, reason.scope]


def _unpacked(kept: list[Any], titles: dict[str, str]) -> ShownReason:
    polarity, text, ids, as_of, scope = kept
    sources = tuple(ShownSource(id, titles[id]) for id in ids)
    return ShownReason(polarity, text, sources, as_of, scope)
