"""Every way in which a measure's record could say something else and still load."""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from attunement.knowledge.record import Dated
from attunement.measures import Measure, measures
from integration.library.mutation import FRAME

PHQ_9_BY_SPREAD = Measure.model_validate(
    {
        **measures()["phq-9"].model_dump(),
        "reverse": ["2"],
        "change": {
            "how": "computed",
            "sd": 5.0,
            "reliability": 0.84,
            "sample": "a sample made up for a test",
            "sources": ["R-CAMCOPS"],
        },
    }
)
"""No measure that ships has its change worked out so, or an item that is turned round."""

_SOURCES = ("S1", ["S1"])
"""Another source that the library holds, in place of one and in place of all."""

type Change = tuple[str, str, Measure]


def changes(measure: Measure, *, but: Collection[str] = ()) -> Iterator[Change]:
    """Which field, the change in words, and the measure changed there alone; fields named in `but`
    are left as they are. An item's key and the name of a set of answers are changed wherever they
    are named, since nothing else would load."""
    plain = measure.model_dump()
    for field, place, hint in _places(measure):
        if field in but:
            continue
        value = _at(plain, place)
        for other in _SOURCES if field == "Cited.sources" else _others(value, hint, measure):
            if other == value or (field == "Cited.sources" and tuple(other) == value):
                continue
            raw = _put(plain, place, other)
            if field == "Item.key":
                raw = _renamed(plain, value, other)
            if field == "Measure.responses" and place[-1] == "(key)":
                raw = _answers_renamed(plain, place[-2], other)
            try:
                after = Measure.model_validate(raw)
            except ValidationError:
                continue
            yield field, f"{place}: {value!r} -> {other!r}", after


def fields(model: type[BaseModel]) -> set[str]:
    """Every field below a model that holds no model itself, by the class that declares it."""
    found: set[str] = set()
    for name, hint in _shown(model).items():
        held = list(_models(hint))
        found |= {f"{_declares(model, name)}.{name}"} if not held else set()
        for each in held:
            found |= fields(each)
    return found


def _shown(model: type[BaseModel]) -> dict[str, Any]:
    """The fields with their types, but those that the frame of the page shows, and `how`, which
    tells apart types of change: each of their own fields is asked."""
    left = FRAME if issubclass(model, Dated) else {"how"}
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields if name not in left}


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in get_args(hint):
        yield from _models(inner)


def _declares(model: type[BaseModel], name: str) -> str:
    return next(each.__name__ for each in reversed(model.__mro__) if name in get_annotations(each))


def _places(model: BaseModel, above: tuple[Any, ...] = ()) -> Iterator[tuple[str, Any, Any]]:
    """Each value of a model and of those inside it: its field, its place and its type."""
    for name, hint in _shown(type(model)).items():
        field = f"{_declares(type(model), name)}.{name}"
        yield from _inside(field, (*above, name), getattr(model, name), hint)


def _inside(field: str, place: tuple[Any, ...], value: Any, hint: Any) -> Iterator[Any]:
    if isinstance(value, BaseModel):
        yield field, place, None
        yield from _places(value, place)
    elif isinstance(value, tuple):
        yield field, place, None
        for at, each in enumerate(value):
            yield from _inside(field, (*place, at), each, next(iter(get_args(_bare(hint))), None))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield field, (*place, key, "(key)"), str
            yield from _inside(field, (*place, key), each, None)
    else:
        yield field, place, hint


def _bare(hint: Any) -> Any:
    """The type without its notes and without null."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _bare(next(each for each in get_args(hint) if each is not NoneType))
    return hint


def _others(value: Any, hint: Any, measure: Measure) -> Iterator[Any]:
    if isinstance(value, (dict, tuple, list)):
        yield None
        if isinstance(value, (tuple, list)):
            yield tuple(value[1:])
        return
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        yield from get_args(bare)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from type(value)
    elif isinstance(value, (int, float)):
        yield from (value + 1, value - 1, value * 1.01)
    elif isinstance(value, str):
        yield from (f"{value}-changed", *(item.key for item in measure.items[:2]))
        yield from measure.responses
    elif value is None:
        yield from (2, 400, "changed", "2016", ["2016"], [3, 9])
    if value is not None:
        yield None


def _at(plain: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        plain = place[-2] if step == "(key)" else plain[step]
    return plain


def _put(plain: Any, place: tuple[Any, ...], new: Any) -> Any:
    if not place:
        return new
    step, *rest = place
    if isinstance(plain, (tuple, list)):
        return [
            _put(each, tuple(rest), new) if at == step else each for at, each in enumerate(plain)
        ]
    if rest == ["(key)"]:
        return {new if key == step else key: each for key, each in plain.items()}
    return {**plain, step: _put(plain[step], tuple(rest), new)}


def _renamed(plain: Any, key: str, other: Any) -> Any:
    """With the item called something else wherever it is named."""
    if isinstance(plain, dict):
        return {
            name: each if name in ("response", "responses", "id") else _renamed(each, key, other)
            for name, each in plain.items()
        }
    if isinstance(plain, (tuple, list)):
        return [_renamed(each, key, other) for each in plain]
    return other if plain == key and isinstance(plain, str) else plain


def _answers_renamed(plain: Any, name: str, other: Any) -> Any:
    raw = _put(plain, ("responses", name, "(key)"), other)
    items = [
        {**item, "response": other if item["response"] == name else item["response"]}
        for item in plain["items"]
    ]
    return {**raw, "items": items}
