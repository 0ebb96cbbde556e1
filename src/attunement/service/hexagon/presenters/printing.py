"""What is printed for a meeting: programmes side by side, and the plan for one.

Paper leaves the room, so it bears no rater's name, nobody's own reason, and no count of families.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from ...library.pdf import PdfPage
from ...library.presenters.blocks import Said, Section, Table
from ..models import Decision, Exercise, PlanLine
from ..selectors import Served
from ..shown import Shown, read
from .page import ONE_BY_ONE, PARAPHRASE, UNCHECKED, hint_section
from .plan import plan_of, progress
from .ratings import KEY, beside, hexagon_chart, overlaid, warned

NO_NAMES = "This sheet bears no names: who said what stands on the page, for those who rated."


def printed_ratings(
    exercise: Exercise, shown: Mapping[int, Shown], *, address: str, on: dt.date
) -> PdfPage:
    """`address` is the page's own, with its host."""
    every = tuple(shown.values())
    handed_in = sum(each.handed_in_at is not None for each in exercise.raters.all())
    return PdfPage(
        title=exercise.question,
        kind="Programmes side by side",
        address=address,
        day=on,
        lead=f"{handed_in} of {len(exercise.raters.all())} raters have handed in. {NO_NAMES}",
        notices=(UNCHECKED,) if any(one.anchors_unchecked for one in every) else (),
        sections=(
            Section("beside", "One indicator at a time", intro=(ONE_BY_ONE,),
                    tables=(beside(every, names=False),)),
            _drawn(every),
            *(warned(pk, one) for pk, one in shown.items() if one.warnings),
            *(
                hint_section(one.hints, id=f"hints-{pk}",
                             title=f"{one.name}: what our records would say", counts=False)
                for pk, one in shown.items()
            ),
            Section("tool", "The tool", points=(Said(PARAPHRASE),)),
        ),
        sources=(),
        wide=True,
    )  # fmt: skip


def _drawn(every: tuple[Shown, ...]) -> Section:
    """One drawing of all that was agreed; until something is, one for each programme."""
    if over := overlaid(every):
        return Section("figures", over.title, figures=(over,))
    each = tuple(hexagon_chart(one, key="") for one in every)
    return Section("figures", "Each programme", intro=(KEY,), figures=each)


def printed_plan(
    decision: Decision,
    lines: Sequence[PlanLine],
    nodes: Mapping[str, Served],
    *,
    address: str,
    on: dt.date,
) -> PdfPage:
    rows = tuple(
        tuple(map(Said, (each.text, each.topic, each.owner, each.due, each.stands, each.serves)))
        for each in plan_of(lines, nodes, on)
    )
    head = ("What", "Part of the plan", "Whose", "By when", "How it stands", "What it serves")
    title = "What is to be done"
    return PdfPage(
        title=read(decision.snapshot).name,
        kind="The plan",
        address=address,
        day=on,
        lead=progress(lines, on),
        sections=(
            Section(
                "lines",
                title,
                tables=(Table(title, head, rows),) if rows else (),
                nothing="The plan is empty.",
            ),
        ),
        sources=(),
        wide=True,
    )
