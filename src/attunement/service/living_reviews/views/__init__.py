from .records import ImportRecords, Screening, ScreenRecord, SettleRecord
from .results import Preview, Publish, ShowPublication
from .reviews import AddOutcome, ListReviews, ShowReview, StartReview
from .studies import AddStudy, ReadStudy, SettleStudy, ShowStudy, WithdrawStudy

__all__ = [
    "AddOutcome",
    "AddStudy",
    "ImportRecords",
    "ListReviews",
    "Preview",
    "Publish",
    "ReadStudy",
    "ScreenRecord",
    "Screening",
    "SettleRecord",
    "SettleStudy",
    "ShowPublication",
    "ShowReview",
    "ShowStudy",
    "StartReview",
    "WithdrawStudy",
]
