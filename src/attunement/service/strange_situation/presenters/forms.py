"""The words around the forms of a run."""

from dataclasses import replace

from ....measures.procedures import strange_situation as procedure
from ...way.presenters import FormPagePresenter
from ..selectors import Run
from .episodes import minutes
from .run import run_href


def of_run(run: Run, page: FormPagePresenter) -> FormPagePresenter:
    return replace(
        page,
        caption=run.relationship.family.name,
        back_href=run_href(run),
        back_label="Back to the Strange Situation",
    )


def start_form(run: Run) -> FormPagePresenter:
    child, carer = run.relationship.child.first_name, run.relationship.carer.first_name
    return of_run(
        run,
        FormPagePresenter(
            title=f"Start a Strange Situation: {run.relationship}",
            intro=(
                f"{child} will be parted from {carer} twice, for up to three minutes. Ask {carer} "
                "beforehand, and say that it stops whenever they want.",
                procedure.STOP_RULE,
            ),
            submit="Start",
        ),
    )


def lengths_form(run: Run) -> FormPagePresenter:
    by_clock = [
        f"Episode {each.number}: {minutes(int((each.ended_at - each.began_at).total_seconds()))}"
        for each in run.times
        if each.began_at and each.ended_at
    ]
    return of_run(
        run,
        FormPagePresenter(
            title="Enter lengths from the film",
            intro=(
                "Write minutes and seconds, such as 2:45. Leave an episode empty to keep the time "
                "of the buttons, or where it did not take place.",
                *((f"By the buttons: {'; '.join(by_clock)}.",) if by_clock else ()),
            ),
            submit="Save the lengths",
        ),
    )


def stop_form(run: Run) -> FormPagePresenter:
    return of_run(
        run,
        FormPagePresenter(
            title="Stop the Strange Situation",
            intro=(
                "What was timed so far stays. A coder decides whether it can be coded.",
                "See to the child first: this page can wait.",
            ),
            submit="It was stopped",
        ),
    )


def withdraw_form(run: Run) -> FormPagePresenter:
    return of_run(
        run,
        FormPagePresenter(
            title="Withdraw this observation",
            intro=("It stays in the record and can be read in the log. Another can be started.",),
            submit="Withdraw it",
        ),
    )
