"""What is known: programmes, claims, sources and stressors, each fact with its source and date.

from attunement.knowledge import library
library().programmes["watch-wait-and-wonder"].dose.planned_sessions   # 18
"""

from attunement.knowledge.library import Library
from attunement.knowledge.loader import load_records
from attunement.knowledge.problems import Problem, RecordError
from attunement.knowledge.reading import library, read_library

__all__ = ["Library", "Problem", "RecordError", "library", "load_records", "read_library"]
