"""One scorer for every measure: a score, or what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attunement.measures.answers import checked
from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer
from attunement.measures.levels import OrdinalLevel
from attunement.measures.scales import Band, Scale


@dataclass(frozen=True)
class Scored:
    """A complete form's result.

    `total` is in the measure's points, None where it has no total. `subscales` and
    `subscale_bands` are by subscale id. `form` is the value that says which form was used (the age
    interval of ASQ:SE-2), None where there is one form. `answered` of `out_of` required items;
    an item rated "not observed" is answered.
    """

    measure: str
    version: str
    total: float | None
    subscales: Mapping[str, float]
    band: Band | None
    subscale_bands: Mapping[str, Band]
    level: OrdinalLevel | None
    form: int | None
    answered: int
    out_of: int


@dataclass(frozen=True)
class Incomplete:
    """A form that gives no score yet: which items are missing (by key), and a sentence for it."""

    measure: str
    version: str
    missing: tuple[str, ...]
    answered: int
    out_of: int
    message: str


def score(measure: Measure, answers: Mapping[str | int, Answer]) -> Scored | Incomplete:
    """Score one form. An incomplete form has no total (missing rule `refuse`).

    Raises `InvalidAnswers` where an answer is not on the form or the entries do not add up.
    """
    given = checked(measure, answers)
    missing = tuple(item.key for item in measure.required if given[item.key] is None)
    if missing:
        return _incomplete(measure, missing)
    values = {key: _keyed(measure, key, answer) for key, answer in given.items()}
    unseen = tuple(key for key, answer in given.items() if answer == NOT_OBSERVED)
    if any(_value(scale, values) is None for scale in measure.scales):
        return _nothing_observed(measure, unseen)
    found = {scale.id: _value(scale, values) for scale in measure.subscales}
    subscales = {id_: value for id_, value in found.items() if value is not None}
    bands = {scale.id: scale.band(subscales[scale.id]) for scale in measure.subscales}
    total = None if measure.total is None else _value(measure.total, values)
    return Scored(
        measure=measure.id,
        version=measure.version,
        total=total,
        subscales=MappingProxyType(subscales),
        band=None if measure.total is None or total is None else measure.total.band(total),
        subscale_bands=MappingProxyType({id_: band for id_, band in bands.items() if band}),
        level=_level(measure, values),
        form=next((values[item.key] for item in measure.items if item.role == "form"), None),
        answered=len(measure.required),
        out_of=len(measure.required),
    )


def _keyed(measure: Measure, key: str, answer: Answer) -> int | None:
    """The answer as it counts: turned about its response's middle where the item is reverse keyed;
    None where it does not count."""
    if answer is None or answer == NOT_OBSERVED:
        return None
    response = measure.response(measure.item(key))
    return response.reversed(answer) if key in measure.reverse else answer


def _value(scale: Scale, values: Mapping[str, int | None]) -> float | None:
    observed = [value for key in scale.items if (value := values[key]) is not None]
    if not observed:
        return None
    return float(sum(observed)) if scale.method == "sum" else sum(observed) / len(observed)


def _level(measure: Measure, values: Mapping[str, int | None]) -> OrdinalLevel | None:
    if measure.levels is None:
        return None
    options = measure.response(measure.item(measure.levels.item)).options
    code = values[measure.levels.item]
    chosen = next(option for option in options if option.value == code)
    return OrdinalLevel(measure.id, measure.version, chosen.value, chosen.label, len(options))


def _incomplete(measure: Measure, missing: tuple[str, ...]) -> Incomplete:
    out_of = len(measure.required)
    answered = out_of - len(missing)
    labels = [measure.item(key).label for key in missing]
    still = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
    message = (
        f"{answered} of {out_of} answered. Still missing: {still}. There is no score until then."
    )
    return Incomplete(measure.id, measure.version, missing, answered, out_of, message)


def _nothing_observed(measure: Measure, unseen: tuple[str, ...]) -> Incomplete:
    message = (
        "Nothing that this scale needs was observed, so there is no score. Rate another visit."
    )
    out_of = len(measure.required)
    return Incomplete(measure.id, measure.version, unseen, out_of, out_of, message)
