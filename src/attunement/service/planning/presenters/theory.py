"""Every visible string of a theory that is being worked on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ....drawing import number
from ....knowledge import Library
from ....theory import Finding, Flag, TheoryChart, broken_links
from ....theory.words import STAGE_NAMES, STAGE_TERMS
from ...accounts.viewer import Viewer
from ...design.filters import day, plural, when
from ...way.presenters import Link
from ..held import Held, box_pk, node_id
from ..models import Box, Comment, Proposal, PublishedTheory
from ..permissions import LEAD, PROPOSE
from .pages import Note, to
from .proposals import proposal_note

POINTER = (
    "With a mouse: click a box to open it. Drag it to another column to move it there. Drag from "
    "the dot at its right edge to another box to link the two. You see the form first: nothing "
    "changes until you press the button on it."
)
POINTER_TO_LOOK = "With a mouse: click a box to open it."


@dataclass(frozen=True)
class BoxRow:
    """`place`: its left, top, width and height on the drawing. `change` and `out_of` are where
    whoever may change it does so, and links it to another; else empty."""

    box: int
    link: Link
    standing: str
    numbers: Link | None
    place: str
    change: str = ""
    out_of: str = ""


@dataclass(frozen=True)
class StageList:
    """`left`: where its column begins on the drawing; `add`: a box in this stage."""

    stage: str
    left: str
    title: str
    about: str
    boxes: tuple[BoxRow, ...]
    add: Link | None


@dataclass(frozen=True)
class FindingRow:
    wrong: str
    why: str
    mend: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class TheoryPage:
    title: str
    caption: str
    back: Link
    summary: str
    actions: tuple[Link, ...]
    drawing_title: str
    drawing_label: str
    chart: TheoryChart | None
    pointer: str
    nothing: str
    files: tuple[Link, ...]
    stages_title: str
    stages: tuple[StageList, ...]
    links_title: str
    links: tuple[Link, ...]
    findings_title: str
    findings_lead: str
    findings: tuple[FindingRow, ...]
    proposals_title: str
    proposals: tuple[Note, ...]
    no_proposals: str
    decided_title: str
    decided: tuple[Note, ...]
    comments_title: str
    comments: tuple[Note, ...]
    no_comments: str
    versions_title: str
    versions: tuple[Link, ...]
    no_versions: str


def chart_of(held: Held, flags: Mapping[str, Flag], library: Library) -> TheoryChart:
    theory = held.theory
    return TheoryChart(
        theory=theory,
        flags=flags,
        link_flags=broken_links(theory),
        link_words={
            link.ends: f"rests on {plural(len(link.evidence), 'finding', 'findings')}"
            for link in theory.links
            if link.evidence
        },
    )


def theory_page(
    viewer: Viewer,
    held: Held,
    chart: TheoryChart,
    *,
    findings: Sequence[Finding],
    proposals: Sequence[Proposal],
    comments: Iterable[Comment],
    versions: Iterable[PublishedTheory],
) -> TheoryPage:
    pk, names = held.row.pk, {each: box.words for each, box in held.boxes.items()}
    decided = [each for each in proposals if each.decision]
    return TheoryPage(
        title=held.row.title,
        caption=f"Theory of change. {held.row.get_level_display()}",
        back=Link("Back to theories of change", to("theories")),
        summary=_summary(chart),
        actions=_actions(viewer, held),
        drawing_title="The drawing",
        drawing_label="Drawing of the theory. Scroll sideways to see all of it",
        chart=chart if held.boxes else None,
        pointer=POINTER if viewer.may(PROPOSE) else POINTER_TO_LOOK,
        nothing="There is no box yet. Add the first one: what is hard for families?",
        files=(
            Link("Open the drawing on its own", to("theory_svg", pk)),
            Link("Print it on A3 (PDF)", to("theory_pdf", pk)),
            Link("Save as a file (JSON)", to("theory_json", pk)),
        ),
        stages_title="Its boxes",
        stages=tuple(_stages(viewer, held, chart)),
        links_title="Its links",
        links=tuple(
            Link(
                f"{held.boxes[link.cause_id]} leads to: {held.boxes[link.effect_id]}",
                to("theory_link", pk, link.pk),
            )
            for link in held.links
        ),
        findings_title=f"What to look at ({len(findings)})",
        findings_lead=(
            "None of this forbids anything. Each says what is missing or odd, and why it matters."
            if findings
            else "Nothing is missing or odd."
        ),
        findings=tuple(_finding(pk, each, held) for each in findings),
        proposals_title="Proposals",
        proposals=tuple(
            proposal_note(viewer, each, names) for each in proposals if not each.decision
        ),
        no_proposals="None waits.",
        decided_title=f"Proposals that were decided on ({len(decided)})" if decided else "",
        decided=tuple(proposal_note(viewer, each, names) for each in decided),
        comments_title="Comments",
        comments=tuple(
            Note(
                f"On “{each.box}”" if each.box else "On the whole",
                tuple(each.words.splitlines()),
                f"{each.by.name}, {when(each.at)}",
            )
            for each in comments
        ),
        no_comments="Nobody has said anything yet.",
        versions_title="Published versions",
        versions=tuple(
            Link(
                f"Version {each.number}, {day(each.published_at)}, by {each.published_by.name}",
                to("published_theory", pk, each.number),
            )
            for each in versions
        ),
        no_versions="None yet.",
    )


def _summary(chart: TheoryChart) -> str:
    said = [flag.words.rstrip(" *") for flag in chart.flags.values()]
    if not said:
        return "No box stands by a number yet. Open a box to bind one."
    kinds = dict.fromkeys(sorted(said))
    counted = ", ".join(f"{kind.lower()}: {said.count(kind)}" for kind in kinds)
    return f"Boxes that stand by a number: {counted}."


def _actions(viewer: Viewer, held: Held) -> tuple[Link, ...]:
    if not viewer.may(PROPOSE):
        return ()
    pk, lead = held.row.pk, viewer.may(LEAD)
    links = [Link("Add a box" if lead else "Propose a box", to("add_box", pk))]
    if len(held.boxes) > 1:
        links.append(Link("Add a link" if lead else "Propose a link", to("add_link", pk)))
    links.append(Link("Comment", to("comment_on_theory", pk)))
    if lead:
        links.append(Link("Share a box of another theory", to("share_box", pk)))
        links.append(Link("Publish", to("publish_theory", pk)))
    return tuple(links)


def _stages(viewer: Viewer, held: Held, chart: TheoryChart) -> Iterable[StageList]:
    pk, may = held.row.pk, viewer.may(PROPOSE)
    verb = "Add" if viewer.may(LEAD) else "Propose"
    for stage, term in STAGE_TERMS.items():
        boxes = [box for box in held.boxes.values() if box.stage == stage]
        if boxes:
            yield StageList(
                stage=stage,
                left=number(chart.lefts[stage]),
                title=term,
                about=STAGE_NAMES[stage],
                boxes=tuple(_row(held, box, chart, may=may) for box in boxes),
                add=Link(f"{verb} a box here", f"{to('add_box', pk)}?stage={stage}")
                if may
                else None,
            )


def _row(held: Held, box: Box, chart: TheoryChart, *, may: bool) -> BoxRow:
    pk, node = held.row.pk, node_id(box.pk)
    flag, placed = chart.flags.get(node), chart.places[node]
    sizes = (placed.x, placed.y, placed.width, placed.height)
    return BoxRow(
        box=box.pk,
        link=Link(box.words, to("theory_box", pk, box.pk)),
        standing=flag.full if flag else "",
        numbers=Link("See the numbers", to("box_numbers", pk, box.pk))
        if box.pk in held.bindings
        else None,
        place=" ".join(map(number, sizes)),
        change=to("change_box", pk, box.pk) if may else "",
        out_of=f"{to('add_link', pk)}?from={box.pk}" if may else "",
    )


def _finding(pk: int, finding: Finding, held: Held) -> FindingRow:
    by_ends = {(node_id(link.cause_id), node_id(link.effect_id)): link for link in held.links}
    links = [Link("Open the box", to("theory_box", pk, box_pk(node))) for node in finding.nodes]
    links += [
        Link("Open the link", to("theory_link", pk, by_ends[ends].pk)) for ends in finding.links
    ]
    return FindingRow(finding.wrong, finding.why, finding.mend, tuple(links))
