"""What a coder reads before entering what they wrote."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from ....measures import Measure
from ...design.filters import day
from ...instruments.models import Credential
from ...instruments.policies import covers
from ...way.presenters import FormPagePresenter
from .. import states
from ..selectors import Run
from .forms import of_run
from .run import NEVER_COMPUTED


@dataclass(frozen=True, kw_only=True)
class CodingPage(FormPagePresenter):
    """`draft` says beforehand that what is entered will not count yet; `run` is what a coder must
    know of how it went."""

    draft: str
    run_title: str = "How it went"
    run: tuple[str, ...]
    cautions: tuple[str, ...]


def coding_page(
    run: Run, definition: Measure, held: Collection[Credential], today: dt.date
) -> CodingPage:
    assert run.observation is not None, "only what was filmed is coded"
    page = of_run(
        run,
        FormPagePresenter(
            title=f"Code the film of {run.relationship}",
            intro=(
                f"Filmed on {day(run.observation.filmed_on)}. Enter what the coder wrote. Each "
                "scale is from 1 to 7, for each reunion; the scale of disorganisation is from 1 "
                "to 9.",
                NEVER_COMPUTED,
            ),
            submit="Save the coding",
        ),
    )
    draft = (
        ""
        if any(covers(each, today) for each in held)
        else "You have no current certificate for coding the Strange Situation. What you enter is "
        "kept as a draft: it counts for nothing until a certified coder has watched the film and "
        "confirms it."
    )
    stopped = run.observation.stopped_because
    return CodingPage(
        **vars(page),
        draft=draft,
        run=(
            *((f"It was stopped: {stopped}",) if stopped else ()),
            *(states.problems(run.times) or ("It was run as planned.",)),
        ),
        cautions=definition.cautions,
    )
