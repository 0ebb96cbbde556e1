from .forms import change_form, name_form, send_form, visit_form, withdraw_form
from .referrers import ReferrerPage, ReferrersPage, referrer, referrers, report
from .word_back import WordBackPage, word_back

__all__ = [
    "ReferrerPage",
    "ReferrersPage",
    "WordBackPage",
    "change_form",
    "name_form",
    "referrer",
    "referrers",
    "report",
    "send_form",
    "visit_form",
    "withdraw_form",
    "word_back",
]
