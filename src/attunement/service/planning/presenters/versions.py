"""Every visible string of a published version, and of what changed between two."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....theory import (
    Difference,
    Theory,
    TheoryChart,
    both,
    broken_links,
    difference,
    difference_flags,
)
from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...way.presenters import Link
from ..models import PublishedTheory
from ..permissions import READ_WORKING
from ..standing import flags_kept
from .pages import to

SCROLL = "Drawing of the theory. Scroll sideways to see all of it"


@dataclass(frozen=True)
class VersionPage:
    title: str
    caption: str
    back: Link
    lines: tuple[str, ...]
    drawing_label: str
    chart: TheoryChart
    changes: tuple[str, ...]
    links: tuple[Link, ...]


def kept_theory(version: PublishedTheory) -> Theory:
    return Theory.model_validate(version.content)


def kept_chart(version: PublishedTheory) -> TheoryChart:
    theory = kept_theory(version)
    return TheoryChart(
        theory=theory, flags=flags_kept(version.flags), link_flags=broken_links(theory)
    )


def version_page(viewer: Viewer, version: PublishedTheory, others: list[int]) -> VersionPage:
    """`others`: the numbers of all versions."""
    pk, number = version.theory_id, version.number
    files = [
        Link("Open the drawing on its own", to("published_svg", pk, number)),
        Link("Print it on A3 (PDF)", to("published_pdf", pk, number)),
        Link("Save as a file (JSON)", to("published_json", pk, number)),
    ]
    if number - 1 in others:
        what = f"What changed since version {number - 1}"
        files.insert(0, Link(what, to("theory_difference", pk, number)))
    older = [Link(f"Version {n}", to("published_theory", pk, n)) for n in others if n != number]
    return VersionPage(
        title=version.content["title"],
        caption=f"Version {number}",
        back=_back(viewer, pk),
        lines=(
            f"Published on {day(version.published_at)} by {version.published_by.name}. "
            "The numbers are those of that day; small ones are not shown.",
            *([version.note] if version.note else []),
        ),
        drawing_label=SCROLL,
        chart=kept_chart(version),
        changes=(),
        links=(*files, *older),
    )


def _back(viewer: Viewer, theory: int) -> Link:
    if viewer.may(READ_WORKING):
        return Link("Back to the theory", to("theory", theory))
    return Link("Back to theories of change", to("theories"))


def difference_page(before: PublishedTheory, after: PublishedTheory) -> VersionPage:
    was, now = kept_theory(before), kept_theory(after)
    changes = difference(was, now)
    nodes, links = difference_flags(changes)
    return VersionPage(
        title=now.title,
        caption=f"What changed from version {before.number} to version {after.number}",
        back=Link(
            f"Back to version {after.number}", to("published_theory", after.theory_id, after.number)
        ),
        lines=(_counted(changes),),
        drawing_label=SCROLL,
        chart=TheoryChart(theory=both(was, now), flags=nodes, link_flags=links),
        changes=tuple(_told(changes, was, now)),
        links=(),
    )


def _counted(changes: Difference) -> str:
    if changes.nothing:
        return "No box and no link is different: only the numbers are."
    counts = (
        (len(changes.nodes_added), "new box", "new boxes"),
        (len(changes.nodes_removed), "box taken out", "boxes taken out"),
        (len(changes.nodes_changed), "box changed", "boxes changed"),
        (len(changes.links_added), "new link", "new links"),
        (len(changes.links_removed), "link taken out", "links taken out"),
        (len(changes.links_changed), "link changed", "links changed"),
    )
    return f"{', '.join(plural(n, one, many) for n, one, many in counts if n)}.".capitalize()


def _told(changes: Difference, was: Theory, now: Theory) -> Iterator[str]:
    for node in changes.nodes_added:
        yield f"New: “{node.words}”"
    for node in changes.nodes_removed:
        yield f"Taken out: “{node.words}”"
    for before, after in changes.nodes_changed:
        yield (
            f"Changed: “{after.words}” (it was “{before.words}”)"
            if before.words != after.words
            else f"Changed: “{after.words}”: its stage, its measures or what it is part of"
        )
    for words, theory, links in (
        ("New link", now, changes.links_added),
        ("Link taken out", was, changes.links_removed),
        ("Link changed", now, tuple(after for _, after in changes.links_changed)),
    ):
        for link in links:
            cause, effect = (theory.by_id[end].words for end in link.ends)
            yield f"{words}: “{cause}” leads to “{effect}”"
