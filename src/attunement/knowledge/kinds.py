"""Every kind of record that this package reads: its folder, and the type that is its schema."""

from collections.abc import Mapping
from types import MappingProxyType

from attunement.knowledge.claim import Claim
from attunement.knowledge.practice.framework import Competency, Framework, HexagonIndicator
from attunement.knowledge.practice.guidance import Contact, GuidanceDocument, Statement
from attunement.knowledge.practice.rating_scale import CrosswalkRow, RatingScale
from attunement.knowledge.practice.theory import TheoryOfChange
from attunement.knowledge.practice.tool import Tool
from attunement.knowledge.practice.words import Principle, WordingRule
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Dated
from attunement.knowledge.resolution import Resolution
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source
from attunement.knowledge.stressor import Stressor
from attunement.knowledge.study import Study
from attunement.knowledge.synonym import Synonym

KINDS: Mapping[str, type[Dated]] = MappingProxyType(
    {
        "sources": Source,
        "programmes": Programme,
        "claims": Claim,
        "reviews": Review,
        "studies": Study,
        "stressors": Stressor,
        "tools": Tool,
        "rating-scales": RatingScale,
        "crosswalk": CrosswalkRow,
        "guidance-documents": GuidanceDocument,
        "contacts": Contact,
        "statements": Statement,
        "frameworks": Framework,
        "hexagon": HexagonIndicator,
        "competencies": Competency,
        "theories": TheoryOfChange,
        "principles": Principle,
        "wording": WordingRule,
        "synonyms": Synonym,
        "resolutions": Resolution,
    }
)


def attribute(kind: str) -> str:
    """The library's attribute that holds a kind: "rating-scales" is `rating_scales`."""
    return kind.replace("-", "_")
