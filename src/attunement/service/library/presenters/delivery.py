"""What it takes to give a programme: how much of it, by whom, with what training, and where."""

from collections.abc import Iterator

from ....knowledge.programme import Dose, Practitioner, Programme, TrialDose
from ...design.filters import listed, plural
from .blocks import Row, Said, Section
from .words import sentence
from .writing import Writer, alike


def dose(held: Dose, writer: Writer) -> Iterator[Row]:
    """The rows of how much."""
    yield writer.row("How many sessions", *sessions(held, writer))
    yield writer.row("How long is one", writer.quantity(held.minutes, "minute"))
    yield writer.row("Over how long", writer.quantity(held.weeks, "week"))
    yield writer.row("How often", writer.fact(held.frequency))
    if held.trials:
        yield writer.row(
            "How many where it was tried", *(trial_dose(each, writer) for each in held.trials)
        )
    if held.notes:
        yield writer.row("About the sessions", *writer.facts(held.notes))


def trial_dose(held: TrialDose, writer: Writer) -> Said:
    few = "" if held.least == held.most else f"{held.least} to "
    return writer.cited(f"{few}{plural(held.most, 'session')} ({held.trial})", held)


def sessions(held: Dose, writer: Writer) -> Iterator[Said]:
    """The number that is planned, and the range where a source gives one: in one phrase where both
    its ends stand on the same sources. Nothing where nobody gives any."""
    least, most = held.min_sessions, held.max_sessions
    if held.sessions:
        yield writer.quantity(held.sessions, "session")
    if least and most and alike(least, most):
        yield writer.cited(f"{least.value} to {plural(most.value, 'session')}", least)
        return
    if least:
        yield writer.cited(f"At least {plural(least.value, 'session')}", least)
    if most:
        yield writer.cited(f"At most {plural(most.value, 'session')}", most)


def requirements(one: Programme, writer: Writer) -> Section:
    uk = sentence(one.uk.status.words)
    said = [writer.cited(uk, one.uk), *([Said(one.uk.note)] if one.uk.note else [])]
    return Section(
        "delivery",
        "What it takes to deliver",
        rows=(*_practitioner(one.practitioner, writer), writer.row("In the UK", *said)),
    )


def _practitioner(held: Practitioner, writer: Writer) -> Iterator[Row]:
    level = [writer.fact(held.level)]
    if held.qcf_levels:
        level.append(Said(f"QCF level {listed(map(str, held.qcf_levels))}"))
    yield writer.row("Who may give it", writer.fact(held.qualification))
    yield writer.row("Level of qualification", *level)
    yield writer.row("Training", writer.fact(held.training))
    yield writer.row(
        "Length of training",
        writer.quantity(held.training_days, "day"),
        *([writer.quantity(held.training_hours, "hour")] if held.training_hours else []),
    )
    yield writer.row("Supervision", writer.fact(held.supervision))
    if held.notes:
        yield writer.row("About who gives it", *writer.facts(held.notes))
