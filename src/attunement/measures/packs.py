"""A team's own words of a licensed form: checked item by item, kept apart, never passed on.

A pack is no part of a `Measure`. Only `worded` joins the two, for a screen or a printed form of the
team that installed it; FHIR, the library and every export are made from the measure alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import Field, ValidationError

from attunement.knowledge import strict_yaml
from attunement.knowledge.record import Frozen, RecordId
from attunement.measures.answers import Problem
from attunement.measures.definition import Measure


class TextPack(Frozen):
    """The words of one version of one form, as typed from the copy that the team is licensed to
    use. `items` are by item key, `options` by answer set and value. `licence` says under what
    licence they were typed."""

    measure: RecordId
    version: str
    installed_by: str = Field(min_length=1)
    installed_on: date
    licence: str = Field(min_length=1)
    instruction: str | None = None
    items: Mapping[str, str]
    options: Mapping[str, Mapping[int, str]] = {}

    def __repr__(self) -> str:
        """Without the words: a log or an error page is a way out too."""
        return f"TextPack({self.measure} {self.version}, {len(self.items)} items)"

    __str__ = __repr__


class PackDoesNotFit(ValueError):
    """A pack that is not whole, or not of this form. `problems` say where, what and how to mend."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{problem.what} {problem.mend}" for problem in self.problems))


@dataclass(frozen=True)
class WordedItem:
    """One item as a person reads it: its number or name, its words (empty where there are none),
    and its answers as value and words, in printed order; empty where a number is entered."""

    key: str
    words: str
    answers: tuple[tuple[int, str], ...]


def read_pack(measure: Measure, text: str) -> TextPack:
    """A pack from its YAML text. Raises `PackDoesNotFit`, naming the line where it can."""
    parsed = strict_yaml.parse(text)
    if parsed.faults:
        raise PackDoesNotFit(
            Problem(f"line {fault.line}", fault.wrong, fault.mend) for fault in parsed.faults
        )
    try:
        pack = TextPack.model_validate(parsed.value)
    except ValidationError as error:
        raise PackDoesNotFit(_unreadable(error)) from None
    insist_whole(measure, pack)
    return pack


def _unreadable(error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in detail["loc"])
        yield Problem(place, f"{place or 'The file'}: {detail['msg']}.", "Mend this field.")


def insist_whole(measure: Measure, pack: TextPack) -> None:
    """Raises `PackDoesNotFit` unless the pack has words for every item and every printed answer of
    this version of the measure, and for nothing else."""
    if problems := list(_misfits(measure, pack)):
        raise PackDoesNotFit(problems)


def _misfits(measure: Measure, pack: TextPack) -> Iterator[Problem]:
    if (pack.measure, pack.version) != (measure.id, measure.version):
        said = f"This pack is for {pack.measure} version {pack.version}."
        want = f"Choose the pack for {measure.id} version {measure.version}."
        yield Problem("measure", said, want)
        return
    if any(item.text for item in measure.items):
        said = f"The words of {measure.short_name} stand in its record already."
        yield Problem("items", said, "Take the pack out: it is not needed.")
        return
    keys = {item.key: item.label for item in measure.items}
    for key, label in keys.items():
        if not pack.items.get(key, "").strip():
            yield Problem(f"items.{key}", f"There are no words for {label}.", "Type them.")
    for key in pack.items.keys() - keys.keys():
        said = f"{measure.short_name} has no item {key}."
        yield Problem(f"items.{key}", said, "Check that this is the right form.")
    yield from _misfit_options(measure, pack)


def _misfit_options(measure: Measure, pack: TextPack) -> Iterator[Problem]:
    for name, response in measure.responses.items():
        given = pack.options.get(name, {})
        values = {option.value for option in response.options}
        for value in sorted(values - {v for v, words in given.items() if words.strip()}):
            said = f"There are no words for answer {value} of {name}."
            yield Problem(f"options.{name}.{value}", said, "Type them.")
        for value in sorted(given.keys() - values):
            said = f"{name} has no printed answer {value}."
            yield Problem(f"options.{name}.{value}", said, "Take it out.")
    for name in sorted(pack.options.keys() - measure.responses.keys()):
        said = f"There is no set of answers called {name}."
        yield Problem(f"options.{name}", said, f"Write one of {', '.join(measure.responses)}.")


def worded(measure: Measure, pack: TextPack | None = None) -> tuple[WordedItem, ...]:
    """Every item as it may be shown to this team: in its pack's words, in the words that ship, or
    by its number alone. Raises `PackDoesNotFit`."""
    if pack is not None:
        insist_whole(measure, pack)
    ships = measure.licence.wording_may_ship
    shown = []
    for item in measure.items:
        own = pack.items[item.key] if pack else (item.text if ships else None)
        printed = pack.options.get(item.response, {}) if pack else {}
        answers = tuple(
            (option.value, printed.get(option.value, option.label))
            for option in measure.response(item).options
        )
        shown.append(WordedItem(item.key, own or item.name or "", answers))
    return tuple(shown)
