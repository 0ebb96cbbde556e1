"""A score in words: never a number without its range, never a band without who named it."""

from dataclasses import dataclass, replace

from ....measures import Incomplete, Measure, Reached, Scored, cut_offs_reached
from ....measures.items import Response as ItemResponse
from ....measures.scales import Band, Scale
from ..models import Response
from ..scoring import Result, from_json, is_complete

UNCHECKED = "The names of these bands have not yet been checked against the publisher."


@dataclass(frozen=True)
class ScoreWords:
    """`headline` stands alone in a table; `lines` are the scales; `note` is a caution or empty."""

    headline: str
    lines: tuple[str, ...] = ()
    note: str = ""


def score_in_words(measure: Measure, result: Result) -> ScoreWords:
    """What a practitioner reads of a result. `measure` is the definition that it was scored by."""
    if isinstance(result, Incomplete):
        said = f"Not finished: {result.answered} of {result.out_of} answered, no score"
        return ScoreWords(_always(measure, said), note=result.message)
    lines = (*_lines(measure, result), *_zones(measure, result), *_reached(measure, result))
    return ScoreWords(_headline(measure, result), lines, _note(result))


def kept_in_words(measure: Measure, row: Response) -> ScoreWords:
    """The same of a response as it is kept: a draft says first that it does not count."""
    words = score_in_words(measure, from_json(row.score))
    if not (row.is_draft and is_complete(row.score)):
        return words
    return replace(words, headline=f"Draft, not counted: {words.headline}")


def _headline(measure: Measure, result: Scored) -> str:
    return _always(measure, _found(measure, result))


def _always(measure: Measure, said: str) -> str:
    return f"{said}. {measure.never_without}" if measure.never_without else said


def _found(measure: Measure, result: Scored) -> str:
    if result.level is not None:
        return f"Level {result.level.code} of {result.level.of}: {result.level.name}"
    if result.category is not None:
        return result.category.name
    if measure.kind == "answers-alone":
        return f"{result.answered} of {result.out_of} answered, kept one by one"
    if measure.total is None or result.total is None:
        return f"{len(result.subscales)} scales, no total"
    return _value(measure.total, result.total, result.band)


def _lines(measure: Measure, result: Scored) -> tuple[str, ...]:
    return tuple(
        f"{scale.name}: "
        f"{_value(scale, result.subscales[scale.id], result.subscale_bands.get(scale.id))}"
        for scale in measure.subscales
        if scale.id in result.subscales
    )


def _zones(measure: Measure, result: Scored) -> tuple[str, ...]:
    """By the cut-offs that the team entered from its own manual."""
    names = {scale.id: scale.name for scale in measure.subscales}
    return tuple(
        f"{names.get(id_, 'Total')}: in the zone “{zone.name}” of your own manual"
        for id_, zone in result.zones.items()
    )


def _reached(measure: Measure, result: Scored) -> tuple[str, ...]:
    return tuple(_prompt(each) for each in cut_offs_reached(measure, result))


def _prompt(reached: Reached) -> str:
    cut_off = reached.cut_off
    checked = " (not yet checked against the publisher)" if cut_off.unchecked else ""
    asked = cut_off.do or "It prompts a conversation, and is not a diagnosis."
    return (
        f"{reached.scale} has reached a cut-off: {cut_off.name}, {cut_off.in_words}{checked}. "
        f"{asked}"
    )


def _value(scale: Scale, value: float, band: Band | None) -> str:
    lowest, highest = scale.range
    number = f"{value:.1f}" if scale.method == "mean" else f"{value:g}"
    if highest is None:
        words = f"{number} points"
    elif lowest == 0:
        words = f"{number} out of {highest:g}"
    else:
        words = f"{number} on a scale from {lowest:g} to {highest:g}"
    # A score kept before a band was known to be for programmes alone may still hold it.
    held = band is not None and band.name in {each.name for each in scale.family_bands}
    return f"{words} ({band.name})" if band and held else words


def _note(result: Scored) -> str:
    bands = [*result.subscale_bands.values(), *([result.band] if result.band else [])]
    return UNCHECKED if any(band.unchecked for band in bands) else ""


def rule_in_words(measure: Measure) -> tuple[str, ...]:
    """How the score is made, from the definition itself."""
    rules = []
    if measure.levels is not None:
        of = len(measure.response(measure.item(measure.levels.item)).options)
        rules.append(
            f"One of {of} levels in order. Levels are compared; they are never added or averaged."
        )
    if measure.total is not None:
        rules.append(_total_in_words(measure, measure.total))
    elif measure.subscales:
        rules.append(f"{len(measure.subscales)} scales, each on its own. There is no total.")
    rules += sums_in_words(measure)
    if measure.reverse:
        rules.append(f"Counted the other way round: {', '.join(measure.reverse)}.")
    if measure.category is not None:
        rules.append("One class from a list. Classes are counted; they have no order.")
    if measure.kind == "answers-alone":
        rules.append("Each answer is kept by itself. Nothing is added up.")
        return tuple(rules)
    permitted = {_permitted(measure.response(item)) for item in measure.items}
    if len(permitted) == 1:
        rules.append(f"Each answer is {permitted.pop()}.")
    rules.append(
        "A missing answer is filled with the mean of the others, for as many as the team’s own "
        "manual allows. Without that there is no score."
        if measure.missing == "prorate"
        else "While anything is missing there is no score."
    )
    return tuple(rules)


def _permitted(response: ItemResponse) -> str:
    unseen = ", or not observed" if response.may_be_not_observed else ""
    return f"{response.in_words()}{unseen}"


def sums_in_words(measure: Measure) -> list[str]:
    """What entries must add up to, for the form and for the rule."""
    return [f"{check.name} must add up to {check.sum}." for check in measure.entry_checks]


def _total_in_words(measure: Measure, total: Scale) -> str:
    lowest, highest = total.range
    of = "the answer" if len(total.items) == 1 else f"{len(total.items)} answers"
    made = f"The total is {'the sum of ' if len(total.items) > 1 else ''}{of}"
    if total.method == "mean":
        made = f"The score is the mean of those of the {len(total.items)} that were observed"
    span = f", {lowest:g} or more" if highest is None else f", from {lowest:g} to {highest:g}"
    direction = {
        "higher-better": " A higher score is better.",
        "higher-worse": " A higher score means more difficulty.",
        "u-shaped": " Neither end is better.",
        None: "",
    }[total.direction]
    return f"{made}{span}.{direction}"
