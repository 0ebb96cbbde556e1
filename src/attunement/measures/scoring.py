"""One scorer for every measure: a score, or what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from types import MappingProxyType

from attunement.measures.answers import checked
from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer, Item
from attunement.measures.levels import Category, OrdinalLevel
from attunement.measures.local import TOTAL, LocalCutOffs, Zone, insist_fits, named_scales
from attunement.measures.scales import Band, Scale


@dataclass(frozen=True)
class Scored:
    """A complete form's result.

    `total` is in the measure's points, None where it has no total. `subscales` and
    `subscale_bands` are by subscale id. `form` is the value that says which form was used (the age
    interval of ASQ:SE-2), None where there is one form. `category` is the class chosen. `zones` are
    those of the team's own manual, by subscale id or "total". `answered` of `out_of` required items
    (of all, where answers stand alone); an item rated "not observed" is answered.
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
    category: Category | None = None
    zones: Mapping[str, Zone] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Incomplete:
    """A form that gives no score yet: which items are missing (by key), and a sentence for it."""

    measure: str
    version: str
    missing: tuple[str, ...]
    answered: int
    out_of: int
    message: str


def score(
    measure: Measure, answers: Mapping[str | int, Answer], *, local: LocalCutOffs | None = None
) -> Scored | Incomplete:
    """Score one form. An unfinished form has no total, but where the measure is pro-rated and
    `local`, what the team entered from its own manual, says how many items may be missing.

    Raises `InvalidAnswers` where an answer is not on the form or the entries do not add up, and
    `CutOffsDoNotFit` where `local` is not of this measure.
    """
    if local is not None:
        insist_fits(measure, local)
    given = checked(measure, answers)
    missing = tuple(item.key for item in _awaited(measure) if given[item.key] is None)
    if _too_many(measure, missing, local):
        return _incomplete(measure, missing)
    values = {key: _keyed(measure, key, answer) for key, answer in given.items()}
    unseen = tuple(key for key, answer in given.items() if answer == NOT_OBSERVED)
    if any(_value(scale, values) is None for scale in measure.scales):
        return _nothing_observed(measure, unseen)
    found = {scale.id: _value(scale, values) for scale in measure.subscales}
    subscales = {id_: value for id_, value in found.items() if value is not None}
    bands = {scale.id: scale.band(subscales[scale.id]) for scale in measure.subscales}
    total = None if measure.total is None else _total(measure, measure.total, values)
    form = next((_code(values[item.key]) for item in measure.items if item.role == "form"), None)
    scores = subscales if total is None else {**subscales, TOTAL: total}
    return Scored(
        measure=measure.id,
        version=measure.version,
        total=total,
        subscales=MappingProxyType(subscales),
        band=None if measure.total is None or total is None else measure.total.band(total),
        subscale_bands=MappingProxyType({id_: band for id_, band in bands.items() if band}),
        level=_level(measure, values),
        form=form,
        answered=len(_awaited(measure)) - len(missing),
        out_of=len(_awaited(measure)),
        category=_category(measure, values),
        zones=MappingProxyType(_zones(measure, scores, form, local)),
    )


def _awaited(measure: Measure) -> tuple[Item, ...]:
    """The items that are counted as answered or missing."""
    return measure.items if measure.kind == "answers-alone" else measure.required


def _too_many(measure: Measure, missing: tuple[str, ...], local: LocalCutOffs | None) -> bool:
    """Whether what is missing leaves nothing to say."""
    if measure.kind == "answers-alone":
        return len(missing) == len(measure.items)
    allowed = local.most_missing if local is not None else None
    return len(missing) > (allowed or 0)


def _keyed(measure: Measure, key: str, answer: Answer) -> float | None:
    """The answer as it counts: turned about its response's middle where the item is reverse keyed;
    None where it does not count."""
    if answer is None or answer == NOT_OBSERVED:
        return None
    response = measure.response(measure.item(key))
    return response.reversed(answer) if key in measure.reverse else answer


def _value(scale: Scale, values: Mapping[str, float | None]) -> float | None:
    observed = [value for key in scale.items if (value := values[key]) is not None]
    if not observed:
        return None
    # Tenths are not exact in binary: 25.0 must not come out below a cut-off of 25.
    added = round(fsum(observed), 9)
    return added if scale.method == "sum" else added / len(observed)


def _total(measure: Measure, scale: Scale, values: Mapping[str, float | None]) -> float | None:
    """The total; a pro-rated sum is filled by the mean of what was answered."""
    value = _value(scale, values)
    if value is None or measure.missing != "prorate":
        return value
    return value * len(scale.items) / sum(values[key] is not None for key in scale.items)


def _zones(
    measure: Measure, scores: Mapping[str, float], form: int | None, local: LocalCutOffs | None
) -> dict[str, Zone]:
    if local is None:
        return {}
    scales = named_scales(measure)
    rounded = {id_: round(value, scales[id_].decimals) for id_, value in scores.items()}
    found = {id_: local.found(id_, form, value) for id_, value in rounded.items()}
    return {id_: zone for id_, zone in found.items() if zone is not None}


def _code(value: float | None) -> int | None:
    return None if value is None else int(value)


def _level(measure: Measure, values: Mapping[str, float | None]) -> OrdinalLevel | None:
    if measure.levels is None:
        return None
    options = measure.response(measure.item(measure.levels.item)).options
    chosen = next(each for each in options if each.value == values[measure.levels.item])
    return OrdinalLevel(measure.id, measure.version, chosen.value, chosen.label, len(options))


def _category(measure: Measure, values: Mapping[str, float | None]) -> Category | None:
    if measure.category is None:
        return None
    options = measure.response(measure.item(measure.category.item)).options
    chosen = next(each for each in options if each.value == values[measure.category.item])
    return Category(measure.id, measure.version, chosen.value, chosen.label)


def _incomplete(measure: Measure, missing: tuple[str, ...]) -> Incomplete:
    out_of = len(_awaited(measure))
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
