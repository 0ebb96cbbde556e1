"""A decision as it was made, on the page and in print, and what has changed since."""

from django.urls import reverse

from ....choosing.hexagon import Indicator
from ...accounts.viewer import Viewer
from ...design.filters import day
from ...library.pdf import PdfPage
from ...library.presenters.blocks import Row, Said, Section, Table, Tag
from ...way.presenters import Link
from .. import policies
from ..models import Decision, Verdict
from ..permissions import RATE, READ_PLANS
from ..selectors import LookAgain
from ..shown import Shown, read
from .exercise import for_whom
from .lists import again_in_words
from .page import (
    NOT_KNOWN,
    ONE_BY_ONE,
    PARAPHRASE,
    UNCHECKED,
    HexagonPage,
    hint_section,
    level,
    spread,
)
from .ratings import hexagon_chart, reasons

COLOURS = {
    Verdict.ADOPT: "green",
    Verdict.ADAPT: "blue",
    Verdict.STOP: "orange",
    Verdict.NOT_NOW: "grey",
}


def decision_page(viewer: Viewer, decision: Decision, again: LookAgain | None) -> HexagonPage:
    """Who is outside the clinical team reads neither names nor what one person said."""
    shown = read(decision.snapshot)
    actions = [Link("This decision as a PDF", reverse("hexagon_decision_pdf", args=[decision.pk]))]
    if viewer.may(READ_PLANS) and policies.may_plan(decision) is None:
        actions.insert(0, Link("The plan", reverse("hexagon_plan", args=[decision.pk])))
    notices = [UNCHECKED] if shown.anchors_unchecked else []
    if again:
        notices.insert(0, f"Look at this again. {again_in_words(again)} Start a new exercise.")
    return HexagonPage(
        title=shown.name,
        caption="What was decided",
        back=Link("Back to choosing what we offer", reverse("hexagon")),
        tags=(Tag(decision.get_verdict_display(), COLOURS[Verdict(decision.verdict)]),),
        lead=(
            "This page shows what was known on the day. It does not change when ratings, records "
            "or the library do.",
        ),
        notices=tuple(notices),
        actions=tuple(actions),
        sections=_sections(decision, shown, names=viewer.may(RATE)),
    )


def printed_decision(viewer: Viewer, decision: Decision, *, address: str) -> PdfPage:
    """`address` is the page's own, with its host."""
    page = decision_page(viewer, decision, None)
    return PdfPage(
        title=page.title,
        kind=page.caption,
        address=address,
        day=decision.decided_on,
        lead=page.lead[0],
        sections=page.sections,
        sources=(),
        tags=page.tags,
        notices=page.notices,
    )


def _sections(decision: Decision, shown: Shown, *, names: bool) -> tuple[Section, ...]:
    sections = [
        Section("decision", "The decision", rows=_decided(decision)),
        Section("hexagon", "The Hexagon", intro=(ONE_BY_ONE,), figures=(hexagon_chart(shown),)),
        Section("agreed", "What was agreed, and why", tables=(_agreed(shown),)),
    ]
    if shown.warnings:
        warned = tuple(map(Said, shown.warnings))
        sections.append(Section("warnings", "Were the studies about families like ours?",
                                points=warned))  # fmt: skip
    if names:
        sections.append(Section("reasons", "What each person said", rows=reasons(shown.ratings)))
    sections += [
        hint_section(
            shown.hints, id="hints", title="What the records said on that day", counts=names
        ),
        Section(
            "known",
            "What was known",
            rows=(
                Row("Version of the library", (Said(decision.knowledge_version[:12]),)),
                Row("The tool", (Said(PARAPHRASE),)),
            ),
        ),
    ]
    return tuple(sections)


def _decided(decision: Decision) -> tuple[Row, ...]:
    exercise = decision.candidate.exercise
    return (
        Row("The question", (Said(exercise.question),)),
        Row("For which families", (Said(for_whom(exercise)),)),
        Row("Decision", (Said(decision.get_verdict_display()),)),
        Row("Why", (Said(decision.reason),)),
        Row("Decided", (Said(f"{day(decision.decided_on)}, by {decision.decided_by.name}"),)),
        Row("Look again", (Said(day(decision.revisit_on)),)),
    )


def _agreed(shown: Shown) -> Table:
    return Table(
        "What was agreed, and why",
        ("Indicator", "Agreed", "Why", "Ratings", "Hint"),
        tuple(
            (
                Said(each.words),
                Said(level(one.value, NOT_KNOWN)),
                Said(one.reason),
                Said(spread(shown.spread.get(each))),
                Said(level(shown.hint[each].value)),
            )
            for each in Indicator
            if (one := shown.agreed.get(each))
        ),
    )
