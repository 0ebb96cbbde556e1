"""References of studies, from the files that databases and reference managers write."""

from .ris import RisMistakes, read_ris
from .ris_lines import RisMistake
from .study_reference import StudyReference

__all__ = ["RisMistake", "RisMistakes", "StudyReference", "read_ris"]
