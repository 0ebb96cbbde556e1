from .files import ComparePdf, LibraryJson, RecordAs
from .overviews import Compare, ListKind, ShowContradictions, ShowGlossary
from .records import RecordPage
from .searching import SearchLibrary

__all__ = [
    "Compare",
    "ComparePdf",
    "LibraryJson",
    "ListKind",
    "RecordAs",
    "RecordPage",
    "SearchLibrary",
    "ShowContradictions",
    "ShowGlossary",
]
