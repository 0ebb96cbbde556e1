"""One outcome as a page shows it: its pictures, its tables and its words, before and now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...synthesis.bias.egger import Egger
from ...synthesis.effects import MEASURES
from ...synthesis.living import NotPooled, OutcomeUpdate, Pooled, Update
from ...synthesis.plots import Chart
from ...synthesis.telling import decimal, p_value, telling, three_figures

NONE = "None"
Row = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class ShownOutcome:
    """rows: what it is, before, now; `not_pooled` says why there is no result, else it is empty."""

    name: str
    measure: str
    what_changed: tuple[str, ...]
    rows: tuple[Row, ...]
    not_pooled: str
    forest: Chart | None
    funnel: Chart | None
    methods: str
    results: str
    cautions: tuple[str, ...]
    excluded: tuple[str, ...]
    not_reported: tuple[str, ...]
    references: tuple[str, ...]


def show(update: Update) -> tuple[ShownOutcome, ...]:
    """Pure: the same numbers give the same page."""
    return tuple(_outcome(each) for each in update.outcomes)


def pictures_before(update: Update) -> Mapping[str, Chart]:
    """The forest plot of each changed outcome as it was, by the outcome's name. A version does not
    keep these: the version before has them."""
    return {
        each.outcome.name: each.before.forest(f"{each.outcome.name}: as it was before")
        for each in update.outcomes
        if each.changed and isinstance(each.before, Pooled)
    }


def _outcome(each: OutcomeUpdate) -> ShownOutcome:
    outcome, now = each.outcome, each.after
    words = MEASURES[outcome.measure].words
    if isinstance(now, NotPooled):
        return ShownOutcome(
            name=outcome.name,
            measure=words,
            what_changed=each.what_changed,
            rows=(),
            not_pooled=now.reason,
            forest=None,
            funnel=None,
            methods="",
            results="",
            cautions=(),
            excluded=(),
            not_reported=(),
            references=(),
        )
    said = now.report(outcome.name)
    not_run = [now.egger_not_run] if now.egger_not_run else []
    return ShownOutcome(
        name=outcome.name,
        measure=words,
        what_changed=each.what_changed,
        rows=_rows(each.before, now),
        not_pooled="",
        forest=now.forest(f"{outcome.name}: each study and the pooled result"),
        funnel=now.funnel(f"{outcome.name}: small studies and large ones"),
        methods=said.methods,
        results=said.results,
        cautions=said.cautions,
        excluded=_without_rows(now),
        not_reported=(*said.not_reported, *not_run),
        references=said.references,
    )


def _without_rows(now: Pooled) -> tuple[str, ...]:
    """By the study's name: here no reader has the rows of a file before them."""
    return tuple(f"{each.label}: {each.reason}" for each in now.fit.excluded)


def _rows(before: Pooled | NotPooled | None, now: Pooled) -> tuple[Row, ...]:
    new = _told(now)
    old = _told(before) if isinstance(before, Pooled) else dict.fromkeys(new, NONE)
    return tuple((label, old.get(label, NONE), words) for label, words in new.items())


def _told(result: Pooled) -> dict[str, str]:
    fit, told = result.fit, telling(result.fit.effects.measure)
    level = f"{100 * fit.level:g}%"
    prediction = fit.prediction_interval
    return {
        "Studies pooled": f"{fit.k}",
        f"Pooled {told.name}": told.number(fit.estimate),
        f"{level} confidence interval": told.interval(fit.ci_lower, fit.ci_upper),
        f"{level} prediction interval": told.interval(*prediction) if prediction else NONE,
        "I², differences between studies that chance does not explain": f"{fit.i2:.0f}%",
        "tau², variance between studies": three_figures(fit.tau2),
        "Test of funnel asymmetry": _asymmetry(result.egger),
        "It hangs on one study": " or ".join(_any(result.carried_by)),
    }


def _asymmetry(egger: Egger | None) -> str:
    """With its cautions: a slope of few studies, alone in a table, looks like an answer."""
    if egger is None:
        return NONE
    found = f"slope {decimal(egger.slope)}, {p_value(egger.pvalue)}"
    return ". ".join((found, *(caution.words.rstrip(".") for caution in egger.cautions)))


def _any(names: Iterable[str]) -> list[str]:
    return list(names) or ["No"]
