"""Making and ending a calendar link: nothing is typed."""

from ..design.forms import PageForm


class LinkForm(PageForm):
    pass
