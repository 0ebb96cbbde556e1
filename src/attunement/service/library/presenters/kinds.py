"""What people call each kind of record, one and many."""

from collections.abc import Mapping
from types import MappingProxyType

KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "programmes": ("Programme", "Programmes"),
        "reviews": ("Review", "Reviews"),
        "studies": ("Study", "Studies"),
        "claims": ("Finding", "Findings"),
        "guidance-documents": ("Guidance", "Guidance"),
        "contacts": ("Contact set by guidance", "Contacts set by guidance"),
        "statements": ("Statement of guidance", "Statements of guidance"),
        "tools": ("Assessment tool", "Assessment tools"),
        "measures": ("Measure", "Measures"),
        "rating-scales": ("Rating scale", "Rating scales"),
        "crosswalk": ("Row of the table of scales", "Rating scales side by side"),
        "stressors": ("Stressor", "Stressors and strengths"),
        "frameworks": ("Framework", "Frameworks"),
        "hexagon": ("Indicator of the Hexagon", "The Hexagon"),
        "competencies": ("Competency", "Competencies"),
        "theories": ("Theory of change", "Theories of change"),
        "principles": ("Principle of practice", "Principles of practice"),
        "wording": ("Wording", "Words to choose"),
        "synonyms": ("Search word", "Search words"),
        "resolutions": ("Verdict", "Verdicts on disagreements"),
        "sources": ("Source", "Sources"),
    }
)
"""In the order in which the library lists them."""


def one(kind: str) -> str:
    return KIND_WORDS[kind][0]


def many(kind: str) -> str:
    return KIND_WORDS[kind][1]
