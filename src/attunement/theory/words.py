"""What stages, states and levels are called on screen and in print."""

from collections.abc import Mapping
from types import MappingProxyType

from attunement.knowledge.practice.theory import Stage

STAGE_NAMES: Mapping[Stage, str] = MappingProxyType(
    {
        "need": "What families may be living with",
        "mechanism": "What has to change",
        "activity": "What the team does",
        "short-term": "By the end of the work",
        "medium-term": "After the work",
        "long-term": "In the long run",
    }
)
"""Short-term is within the work, medium-term after it, long-term about whole communities: the
toolkit's own definitions (Parent-Infant Foundation toolkit, chapter on theories of change)."""

STAGE_TERMS: Mapping[Stage, str] = MappingProxyType(
    {
        "need": "Need",
        "mechanism": "Mechanism",
        "activity": "Activity",
        "short-term": "Short-term outcome",
        "medium-term": "Medium-term outcome",
        "long-term": "Long-term outcome",
    }
)
"""The field's own terms, beside the plain names."""

CONFIDENCE_NAMES: Mapping[str | None, str] = MappingProxyType(
    {
        "high": "We are confident",
        "medium": "We are fairly confident",
        "low": "We are not confident",
        None: "Nobody has said how confident the team is",
    }
)

STATUS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "stated": "Stated in the source",
        "inferred": "Our reading of the source",
        "team": "The team’s own",
    }
)
