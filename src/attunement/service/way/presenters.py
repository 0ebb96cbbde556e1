"""The visible strings that pages of every app share: a link, and an ordinary form page, which
`form_page.jinja` shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    label: str
    href: str


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
