"""Small records and libraries for tests, made from shipped ones so that every field is sound."""

from collections.abc import Iterable
from typing import Any

from attunement.knowledge import Library, library
from attunement.knowledge.claim import Claim
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Dated
from attunement.knowledge.review import Review


def claim(name: str, /, **changes: Any) -> Claim:
    """A claim that massage helps sensitivity in families at low risk, with these fields changed."""
    held = library().claims["infant-massage-depressed-mothers"].model_dump()
    plain: dict[str, Any] = {
        "risk_bands": ["low"],
        "conditions": {
            "mood": [],
            "relationship_concern_observed": None,
            "circumstances": [],
        },
        "estimate": None,
        "review": None,
    }
    return Claim.model_validate({**held, **plain, **changes, "id": name})


def programme(name: str, like: str = "vig", /, **changes: Any) -> Programme:
    """A programme like a shipped one, with these fields changed."""
    held = library().programmes[like].model_dump()
    return Programme.model_validate({**held, "family": name, **changes, "id": name})


def review(name: str, /, **changes: Any) -> Review:
    """A review of home visiting, with these fields changed."""
    held = library().reviews["nievar-2010"].model_dump()
    return Review.model_validate({**held, **changes, "id": name})


def with_only(**kinds: Iterable[Dated]) -> Library:
    """The shipped library with these kinds (by attribute) holding these records alone."""
    known = library()
    records = {
        kind: (
            {one.id: one for one in kinds[kind.replace("-", "_")]}
            if kind.replace("-", "_") in kinds
            else known.kind(kind)
        )
        for kind in KINDS
    }
    return Library.of(records, version="test")
