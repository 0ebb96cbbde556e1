from .records import next_record, record, screened
from .reviews import (
    being_read,
    entered_since,
    last_publication,
    publication,
    review,
    reviews,
    studied_now,
    update_of,
)
from .studies import labels, read_differently, readings, studies, study

__all__ = [
    "being_read",
    "entered_since",
    "labels",
    "last_publication",
    "next_record",
    "publication",
    "read_differently",
    "readings",
    "record",
    "review",
    "reviews",
    "screened",
    "studied_now",
    "studies",
    "study",
    "update_of",
]
