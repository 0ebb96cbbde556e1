"""A rule of thumb for practice that a source gives."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ....knowledge.practice.words import Principle
from .blocks import Said, Section, Told
from .own_words import OwnWords
from .writing import Writer

type Topic = Literal["engagement", "choosing", "stressors"]
TOPICS: Mapping[Topic, str] = MappingProxyType(
    {
        "engagement": "Meeting families and staying in touch",
        "choosing": "Choosing what to offer",
        "stressors": "Talking about strains on a family",
    }
)


def tell(one: Principle, writer: Writer) -> Told:
    own = OwnWords(one, writer, one.confidence)
    return Told(
        title=one.text,
        lead=f"{TOPICS[one.topic]}: a rule of thumb.",
        sections=(
            Section(
                "principle",
                "The rule of thumb",
                rows=(
                    writer.row("What it says", own.said(one.text)),
                    writer.row("What it is about", Said(TOPICS[one.topic])),
                    writer.row("Where it stands in its list", Said(f"Number {one.order}")),
                ),
            ),
        ),
    )
