"""Every visible string of attaching a finding of the library to a link."""

from dataclasses import dataclass

from ...accounts.viewer import Viewer
from ...way.presenters import FormPagePresenter
from ..evidence import MOST
from ..models import BoxLink, TeamTheory
from .forms import change_link


@dataclass(frozen=True, kw_only=True)
class AttachPage(FormPagePresenter):
    """`found` says what the search gave; `choose` whether there is something to choose from."""

    query: str
    query_label: str
    query_hint: str
    search: str
    found: str
    choose: bool


def attach_page(
    viewer: Viewer, theory: TeamTheory, link: BoxLink, query: str, *, found: int
) -> AttachPage:
    base = change_link(viewer, theory, link)
    if found:
        told = "Choose one. Each says which way it points, about whom, and as of when."
        if found >= MOST:
            told = f"{told} These are the first {MOST}: add a word to find others."
    elif query.strip():
        told = "The library has no finding for this, or it is attached already. Try other words."
    else:
        told = ""
    return AttachPage(
        title="Attach a finding to a link",
        caption=base.caption,
        intro=(
            *base.intro,
            "A finding is what one source says of one programme. A programme’s good name is none.",
        ),
        submit=base.submit,
        back_href=base.back_href,
        back_label=base.back_label,
        query=query,
        query_label="Search the library’s findings",
        query_hint="A programme, an outcome or a word: video feedback, sensitivity",
        search="Search",
        found=told,
        choose=bool(found),
    )
