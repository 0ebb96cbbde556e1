"""The visible strings of an ordinary form page; `form_page.jinja` shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FormPagePresenter:
    """`warning` stands before the form in a callout (safe contact, above all); `intro` are
    paragraphs under the heading; `caption` says whose record this is."""

    title: str
    caption: str = ""
    intro: tuple[str, ...] = ()
    submit: str = "Save"
    back_href: str = ""
    back_label: str = "Back"
    warning: str = ""
