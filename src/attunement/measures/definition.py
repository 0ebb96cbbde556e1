"""A measure: one versioned definition that its form, score, change and page all come from."""

from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, Record, RecordId, ToolId
from attunement.measures.change_parameters import ChangeParameters
from attunement.measures.contradictions import contradictions
from attunement.measures.examples import Example
from attunement.measures.items import Item, Response
from attunement.measures.licence import Licence
from attunement.measures.scales import (
    Categories,
    Established,
    Levels,
    Reliability,
    Scale,
    Subscale,
)

Subject = Literal["infant", "carer", "relationship", "environment", "family"]
Informant = Literal[
    "carer", "mother", "father", "trained-rater", "trained-coder", "trained-clinician"
]
Kind = Literal[
    "items",
    "subscales-by-entry",
    "total-entry",
    "ordinal",
    "categorical",
    "answers-alone",
    "goals",
]


Missing = Literal["refuse", "prorate"]


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

    `missing`: what an unanswered item does; `refuse` gives no score at all, and `prorate` fills it
    by the mean of the others for as many as a team has read in its manual that it may. `about` says
    in plain words what is rated; `cautions` are shown on every page that shows the measure.
    `ages` null: it fits any age, or `age_note` says why no ages stand here. `child`: what the name
    of the measure says of the child, where no ages stand here. `only_of`: the carers whom it is
    about, where it is not about every carer. `tool` is the library's card of it. `never_without`:
    a sentence that stands wherever the measure or a result of it does. `replaced_by`: kept for old
    scores alone, which are never converted. `examples` are worked by hand.
    """

    version: str = Field(pattern=r"^[\w.:-]+$")
    name: str = Field(min_length=1)
    short_name: str = Field(min_length=1)
    informants: tuple[Informant, ...] = Field(min_length=1)
    subject: Subject
    about: str = Field(min_length=1)
    ages: AgeWindow | None
    age_note: str | None = None
    child: Literal["unborn", "born"] | None = None
    only_of: tuple[Literal["mother", "father"], ...] = ()
    tool: ToolId | None = None
    never_without: str | None = None
    replaced_by: RecordId | None = None
    kind: Kind
    instruction: str | None = None
    responses: Mapping[str, Response]
    items: tuple[Item, ...] = Field(min_length=1)
    reverse: tuple[RecordId, ...] = ()
    missing: Missing
    subscales: tuple[Subscale, ...] = ()
    total: Scale | None
    levels: Levels | None = None
    category: Categories | None = None
    reliability: tuple[Reliability, ...] = ()
    entry_checks: tuple[EntryCheck, ...] = ()
    safety: tuple[SafetyItem, ...] = ()
    change: ChangeParameters
    licence: Licence
    cautions: tuple[str, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()

    def item(self, key: str) -> Item:
        """The item with that key. Raises KeyError."""
        return {item.key: item for item in self.items}[key]

    def response(self, item: Item) -> Response:
        """What that item may be answered with."""
        return self.responses[item.response]

    @property
    def title(self) -> str:
        """Its short name and what that stands for, each once."""
        same = self.short_name == self.name
        return self.name if same else f"{self.short_name}: {self.name}"

    @property
    def about_it(self) -> str:
        """What is rated, as a sentence, with what it is never said without."""
        always = f" {self.never_without}" if self.never_without else ""
        return f"{self.about[:1].upper()}{self.about[1:]}.{always}"

    @property
    def required(self) -> tuple[Item, ...]:
        """The items that a score waits for, in form order."""
        return tuple(item for item in self.items if item.required)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """Every scale: the subscales, then the total where there is one."""
        return self.subscales if self.total is None else (*self.subscales, self.total)

    @property
    def forms(self) -> tuple[int | None, ...]:
        """The values that say which form was used; (None,) where there is one form."""
        asked = next((item for item in self.items if item.role == "form"), None)
        if asked is None:
            return (None,)
        response = self.response(asked)
        if response.options:
            return tuple(option.value for option in response.options)
        return tuple(range(response.lowest, (response.highest or response.lowest) + 1))

    @property
    def facts(self) -> Iterator[Established]:
        """Every sourced fact in the record, for the page's references and for the contract test."""
        yield from (fact for fact in (self.ages, self.levels, self.category) if fact is not None)
        yield from self.safety
        yield from self.reliability
        yield from (band for scale in self.scales for band in scale.bands)
        yield from (cut_off for scale in self.scales for cut_off in scale.cut_offs)
        if isinstance(self.change, Established):
            yield self.change

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        problems = list(contradictions(self))
        if problems:
            raise ValueError(" ".join(problems))
        return self
