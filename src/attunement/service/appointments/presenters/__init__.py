"""Every visible string of the calendar's pages."""

from .link import LinkPage, MakeLinkPage, end_link_form, link_made, make_link_form
from .month import MonthPage, month_page
from .week import WeekPage, week_page

__all__ = [
    "LinkPage",
    "MakeLinkPage",
    "MonthPage",
    "WeekPage",
    "end_link_form",
    "link_made",
    "make_link_form",
    "month_page",
    "week_page",
]
