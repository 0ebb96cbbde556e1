"""What changed, in words that claim no more than the numbers bear: never that something works."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Fit
from ..telling import telling, three_figures
from .entry import Entry
from .pooled import NotPooled, Pooled
from .review import Outcome

NOTHING = "Nothing changed: the same studies, with the same numbers."
ONE_STUDY = "One study more or less can move an interval over that line. It proves nothing."

OTHER_WAY = (
    "The two intervals are not computed in one way: the spread between studies cannot be used "
    "where there is one study alone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One outcome on one side of a change."""

    outcome: Outcome
    entries: tuple[Entry, ...]
    result: Pooled | NotPooled


def what_changed(*, before: Told | None, after: Told) -> tuple[str, ...]:
    """Sentences, at least one. The two sides are of one outcome, whose measure may be another."""
    if before is None:
        return ("This outcome is new: there is no earlier result to compare it with.",)
    if (before.outcome, before.entries) == (after.outcome, after.entries):
        return (NOTHING,)
    said = _studies(before.entries, after.entries)
    if before.outcome.measure != after.outcome.measure:
        return (*said, "The measure is another one, so the two results cannot be compared.")
    was, now = before.result, after.result
    if isinstance(now, NotPooled):
        return (*said, f"There is no pooled result: {now.reason}")
    if isinstance(was, NotPooled):
        return (*said, "There was no pooled result before, and there is one now.")
    told = (*_estimate(was.fit, now.fit), *_line(was.fit, now.fit), *_spread(was.fit, now.fit))
    return (*said, *told, *_prediction(was.fit, now.fit), *_carried(was, now), *_careful(was, now))


def _studies(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[str, ...]:
    old, new = ({each.study: each.values for each in side} for side in (before, after))
    came = [study for study in new if study not in old]
    went = [study for study in old if study not in new]
    mended = [study for study in new if study in old and new[study] != old[study]]
    return tuple(
        f"{_studies_were(len(names))} {done}: {', '.join(names)}."
        for names, done in ((came, "added"), (went, "taken out"), (mended, "given other numbers"))
        if names
    )


def _studies_were(count: int) -> str:
    return "1 study was" if count == 1 else f"{count} studies were"


def _estimate(was: Fit, now: Fit) -> tuple[str, ...]:
    told = telling(now.effects.measure)
    old, new = (
        f"{told.number(fit.estimate)} ({100 * fit.level:g}% CI "
        f"{told.interval(fit.ci_lower, fit.ci_upper)}, {_many(fit.k)})"
        for fit in (was, now)
    )
    if old == new:
        return (f"The pooled {told.name} is still {new}: the change does not show in two figures.",)
    said = (f"The pooled {told.name} was {old} and is now {new}.", _width(was, now))
    return said if was.test == now.test else (*said, OTHER_WAY)


def _width(was: Fit, now: Fit) -> str:
    old, new = (fit.ci_upper - fit.ci_lower for fit in (was, now))
    if new == old:
        return "The interval is as wide as it was."
    scale = "" if telling(now.effects.measure).back(1.0) == 1.0 else " on the scale that is pooled"
    way = "narrower" if new < old else "wider"
    share = abs(1 - new / old)
    how = f"by {100 * share:.0f}%" if share >= 0.005 else "by less than 1%"
    return f"The interval is {way} {how}{scale}."


def _line(was: Fit, now: Fit) -> tuple[str, ...]:
    """Which side of no effect the intervals lie on."""
    told = telling(now.effects.measure)
    if told.no_effect is None:
        return ()
    null = f"{told.no_effect:g}, no effect"
    old, new = (told.holds_no_effect(fit.ci_lower, fit.ci_upper) for fit in (was, now))
    if old and new:
        return (
            f"The interval included {null}, and still does: these studies do not show an effect, "
            "and they do not show that there is none.",
        )
    if old:
        return (f"The interval included {null}. It no longer does. {ONE_STUDY}",)
    if new:
        return (
            f"The interval did not include {null}. It does now: these studies no longer show an "
            f"effect, and they do not show that there is none. {ONE_STUDY}",
        )
    sides = ["below" if told.back(fit.estimate) < told.no_effect else "above" for fit in (was, now)]
    if sides[0] == sides[1]:
        return (f"The interval lay {sides[0]} {null}, and still does.",)
    return (f"The interval lay {sides[0]} {null}. It now lies {sides[1]} it: check every number.",)


def _spread(was: Fit, now: Fit) -> tuple[str, ...]:
    if now.k < 2:
        return ("With one study nothing can be said of how studies differ.",)
    new = f"I² {now.i2:.0f}%, tau² {three_figures(now.tau2)}"
    if was.k < 2:
        return (f"How studies differ can now be told: {new}.",)
    old = f"I² {was.i2:.0f}%, tau² {three_figures(was.tau2)}"
    if old == new:
        return (f"Studies differ from one another as much as before ({new}).",)
    way = "more" if now.tau2 > was.tau2 else "less"
    if three_figures(now.tau2) == three_figures(was.tau2):
        return (f"How much studies differ from one another was {old} and is now {new}.",)
    return (f"Studies differ {way} from one another than before: {old} then, {new} now.",)


def _prediction(was: Fit, now: Fit) -> tuple[str, ...]:
    told = telling(now.effects.measure)
    old, new = (
        told.interval(*fit.prediction_interval) if fit.prediction_interval else ""
        for fit in (was, now)
    )
    if not new:
        return ("There are too few studies to say where a new one may lie.",) if old else ()
    said = [
        f"A new study like these may lie anywhere from {new}"
        + (f" (before: {old})." if old and old != new else " (as before)." if old else ".")
    ]
    within = now.prediction_interval is not None and told.holds_no_effect(*now.prediction_interval)
    if within and not told.holds_no_effect(now.ci_lower, now.ci_upper):
        said.append("That includes no effect, so a new study may find none or the opposite.")
    return tuple(said)


def _carried(was: Pooled, now: Pooled) -> tuple[str, ...]:
    """Whether the answer hangs on one study; `which` says what it would then be."""
    if now.carried_by:
        told = telling(now.fit.effects.measure)
        holds = told.holds_no_effect(now.fit.ci_lower, now.fit.ci_upper)
        which = "would no longer include" if holds else "would include"
        names = " or without ".join(now.carried_by)
        return (f"It hangs on one study: the interval {which} no effect without {names}.",)
    if was.carried_by:
        return ("No single study decides any more whether the interval includes no effect.",)
    return ()


def _careful(was: Pooled, now: Pooled) -> tuple[str, ...]:
    before = {caution.code for caution in was.fit.cautions}
    return tuple(
        f"Be careful: {caution.words}" for caution in now.fit.cautions if caution.code not in before
    )


def _many(count: int) -> str:
    return "1 study" if count == 1 else f"{count} studies"
