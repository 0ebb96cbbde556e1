"""A measure: one versioned definition that its form, score, change and page all come from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, Record, RecordId
from attunement.measures.change_parameters import ChangeParameters, LevelsMoved, NotKnown
from attunement.measures.items import Item, Response
from attunement.measures.licence import Licence
from attunement.measures.scales import Established, Levels, Scale, Subscale

Subject = Literal["infant", "carer", "relationship", "environment", "family"]
Informant = Literal["carer", "mother", "trained-rater", "trained-coder", "trained-clinician"]
Kind = Literal["items", "subscales-by-entry", "total-entry", "ordinal", "goals"]


class AgeWindow(Established):
    """When the measure fits, by the baby's age: before birth from so many weeks counted from the
    due date (negative before it), and after birth within completed months, both ends included.
    Null: not on that side of birth."""

    antenatal_from_weeks: int | None = None
    born_months: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _some_age(self) -> Self:
        if self.antenatal_from_weeks is None and self.born_months is None:
            raise ValueError("An age window needs weeks before birth, months after it, or both.")
        return self


class SafetyItem(Established):
    """An answer that asks for action the same day, whatever the total."""

    item: RecordId
    at_or_above: int
    do: str = Field(min_length=1)


class EntryCheck(Frozen):
    """Entries that must add up to a fixed sum before anything is scored."""

    items: tuple[RecordId, ...] = Field(min_length=2)
    sum: int
    name: str = Field(min_length=1)


class Measure(Record):
    """One version of one measure. Loading refuses a definition that contradicts itself.

    `missing`: what an unanswered item does; `refuse` gives no score at all. `about` says in plain
    words what is rated; `cautions` are shown on every page that shows the measure.
    """

    version: str = Field(min_length=1)
    name: str = Field(min_length=1)
    short_name: str = Field(min_length=1)
    informants: tuple[Informant, ...] = Field(min_length=1)
    subject: Subject
    about: str = Field(min_length=1)
    ages: AgeWindow | None
    kind: Kind
    instruction: str | None = None
    responses: Mapping[str, Response]
    items: tuple[Item, ...] = Field(min_length=1)
    reverse: tuple[RecordId, ...] = ()
    missing: Literal["refuse"]
    subscales: tuple[Subscale, ...] = ()
    total: Scale | None
    levels: Levels | None = None
    entry_checks: tuple[EntryCheck, ...] = ()
    safety: tuple[SafetyItem, ...] = ()
    change: ChangeParameters
    licence: Licence
    cautions: tuple[str, ...] = Field(min_length=1)

    def item(self, key: str) -> Item:
        """The item with that key. Raises KeyError."""
        return {item.key: item for item in self.items}[key]

    def response(self, item: Item) -> Response:
        """What that item may be answered with."""
        return self.responses[item.response]

    @property
    def required(self) -> tuple[Item, ...]:
        """The items that a score waits for, in form order."""
        return tuple(item for item in self.items if item.required)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """Every scale: the subscales, then the total where there is one."""
        return self.subscales if self.total is None else (*self.subscales, self.total)

    @property
    def facts(self) -> Iterator[Established]:
        """Every sourced fact in the record, for the page's references and for the contract test."""
        yield from (fact for fact in (self.ages, self.levels) if fact is not None)
        yield from self.safety
        yield from (band for scale in self.scales for band in scale.bands)
        if isinstance(self.change, Established):
            yield self.change

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        problems = list(_contradictions(self))
        if problems:
            raise ValueError(" ".join(problems))
        return self


def _contradictions(measure: Measure) -> Iterator[str]:
    keys = [item.key for item in measure.items]
    yield from (f"Item {key} stands twice." for key, n in Counter(keys).items() if n > 1)
    ids = Counter(scale.id for scale in measure.subscales)
    yield from (f"Subscale {id_} stands twice." for id_, n in ids.items() if n > 1)
    yield from (
        f"Item {item.key} has no response called {item.response}."
        for item in measure.items
        if item.response not in measure.responses
    )
    yield from (f"There is no item {key}." for key in sorted(set(_named(measure)) - set(keys)))
    scored = {item.key for item in measure.items if item.role == "scored"}
    used = {key for scale in measure.scales for key in scale.items}
    used |= {measure.levels.item} if measure.levels else set()
    if used != scored:
        yield f"Scored items and the scales disagree about {sorted(used ^ scored)}."
    yield from (
        f"Item {item.key} is reverse keyed and has no highest value."
        for item in measure.items
        if item.key in measure.reverse
        and item.response in measure.responses
        and measure.response(item).highest is None
    )
    if (measure.levels is None) != (measure.kind != "ordinal"):
        yield "An ordinal measure has levels, and no other measure does."
    if isinstance(measure.change, LevelsMoved) != (measure.levels is not None):
        yield "Change is counted in levels for ordinal measures, and for no others."
    undirected = measure.total is None or measure.total.direction is None
    if undirected and not isinstance(measure.change, LevelsMoved | NotKnown):
        yield "A change threshold needs a total whose direction is known."
    if not measure.licence.wording_may_ship and any(item.text for item in measure.items):
        yield "The licence does not let the wording of the items stand here."


def _named(measure: Measure) -> Iterable[str]:
    yield from measure.reverse
    yield from (key for check in measure.entry_checks for key in check.items)
    yield from (safety.item for safety in measure.safety)
    yield from (key for scale in measure.scales for key in scale.items)
    yield from [measure.levels.item] if measure.levels else []
