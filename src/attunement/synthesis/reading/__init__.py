"""References of studies, from the files that databases and reference managers write."""

from .match import match_references
from .ris import RisMistakes, read_ris
from .ris_lines import RisMistake
from .study_reference import StudyReference

__all__ = ["RisMistake", "RisMistakes", "StudyReference", "match_references", "read_ris"]
