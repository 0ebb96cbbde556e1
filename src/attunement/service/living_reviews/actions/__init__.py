from .publishing import publish
from .records import decide_record, import_records, judge_record
from .reviews import add_outcome, start_review
from .studies import Settled, add_study, read_study, settle_study, withdraw_study

__all__ = [
    "Settled",
    "add_outcome",
    "add_study",
    "decide_record",
    "import_records",
    "judge_record",
    "publish",
    "read_study",
    "settle_study",
    "start_review",
    "withdraw_study",
]
