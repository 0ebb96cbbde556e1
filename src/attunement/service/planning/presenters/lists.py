"""Every visible string of the list of theories."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...way.presenters import Link
from ..models import TeamTheory
from ..permissions import LEAD, READ_WORKING
from .pages import to


@dataclass(frozen=True)
class TheoryRow:
    link: Link
    level: str
    line: str


@dataclass(frozen=True)
class ListPage:
    title: str
    lead: tuple[str, ...]
    rows: tuple[TheoryRow, ...]
    nothing: str
    actions: tuple[Link, ...]


def list_page(viewer: Viewer, theories: Iterable[TeamTheory]) -> ListPage:
    lead = viewer.may(LEAD)
    return ListPage(
        title="Theories of change",
        lead=(
            "A theory of change says what your team wants to be different for families, and how "
            "what you do should bring it about.",
            "Boxes can stand by numbers from your own records, so that it says where you are.",
        ),
        rows=tuple(_row(viewer, each) for each in theories),
        nothing="There is none yet."
        if viewer.may(READ_WORKING)
        else "None has been published yet.",
        actions=(
            Link("Start a theory of change", to("start_theory")),
            Link("Bring one from a file", to("import_theory")),
        )
        if lead
        else (),
    )


def _row(viewer: Viewer, theory: TeamTheory) -> TheoryRow:
    last = next(iter(theory.published.all()), None)
    published = (
        f"Version {last.number} was published on {day(last.published_at)}."
        if last
        else "Not published yet."
    )
    level = theory.get_level_display()
    if not viewer.may(READ_WORKING):
        assert last is not None, "somebody outside the team sees what was published"
        href = to("published_theory", theory.pk, last.number)
        return TheoryRow(Link(theory.title, href), level, published)
    boxes = plural(theory.boxes_in, "box", "boxes")  # type: ignore[attr-defined]
    waiting = theory.waiting  # type: ignore[attr-defined]
    proposed = f" {plural(waiting, 'proposal waits', 'proposals wait')}." if waiting else ""
    return TheoryRow(
        Link(theory.title, to("theory", theory.pk)), level, f"{boxes}. {published}{proposed}"
    )
