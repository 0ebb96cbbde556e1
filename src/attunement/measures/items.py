"""What a form asks: items, and the answers that each may be given."""

from collections.abc import Iterator
from math import isfinite
from typing import Literal, Self

from pydantic import Field, model_validator

from attunement.knowledge.record import Frozen, RecordId

NOT_OBSERVED: Literal["not-observed"] = "not-observed"
"""A rater looked and the behaviour had no occasion to show. Not the same as a missing answer."""

type Answer = int | float | Literal["not-observed"] | None
"""One answer: a value (a fraction only where the form is read to decimal places), not observed, or
nothing yet."""


class Option(Frozen):
    """One permitted value with the words it is printed with."""

    value: int
    label: str = Field(min_length=1)


class Response(Frozen):
    """The answers that an item may be given: options in their printed order, or a number.

    `minimum` and `maximum` bound a number and are inclusive; a null `maximum` is not known, so that
    nothing is refused on a guess. `decimals`: to how many places the number is read, as off a line
    of ten centimetres; 0 takes whole numbers alone. Exactly one of the two forms is present.
    """

    options: tuple[Option, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    decimals: int = Field(default=0, ge=0, le=3)
    may_be_not_observed: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        bounded = self.minimum is not None
        if bool(self.options) == bounded or (self.maximum is not None and not bounded):
            raise ValueError("A response has either options or a minimum, and not both.")
        if self.options and self.decimals:
            raise ValueError("Options are not read to decimal places.")
        values = [option.value for option in self.options]
        if len(set(values)) != len(values):
            raise ValueError("Two options have the same value.")
        return self

    @property
    def lowest(self) -> int:
        """The smallest permitted value."""
        return min(self._values()) if self.minimum is None else self.minimum

    @property
    def highest(self) -> int | None:
        """The largest permitted value, or None where it is not known."""
        return self.maximum if self.minimum is not None else max(self._values())

    def permits(self, value: float) -> bool:
        """Whether the value may be given."""
        if self.options:
            return value in set(self._values())
        within = self.lowest <= value and (self.highest is None or value <= self.highest)
        return within and isfinite(value) and round(value, self.decimals) == value

    def reversed(self, value: float) -> float:
        """The value turned about the middle of the range. Raises ValueError without a highest."""
        if self.highest is None:
            raise ValueError("An answer without a highest value cannot be reversed.")
        return self.lowest + self.highest - value

    def in_words(self) -> str:
        """The permitted values, for an error message: "0, 1, 2 or 3", "0 to 14", "0 or more"."""
        if self.options:
            *first, last = (str(value) for value in sorted(self._values()))
            return f"{', '.join(first)} or {last}" if first else last
        top = "or more" if self.highest is None else f"to {self.highest}"
        places = f"{self.decimals} decimal place{'' if self.decimals == 1 else 's'}"
        return f"{self.lowest} {top}{f', with up to {places}' if self.decimals else ''}"

    def _values(self) -> Iterator[int]:
        return (option.value for option in self.options)


class SameAs(Frozen):
    """The item of another measure that this one repeats word for word."""

    measure: RecordId
    item: RecordId


class Item(Frozen):
    """One thing to answer or enter.

    `text` is the published wording and stands only in measures that may ship it; `same_as` takes it
    from the form that this one is cut from, so that it stands in one record; `name` is a heading
    for items that are entered by what they rate. `role`: `scored` counts and must be
    answered; `form` says which form was used (an age interval) and must be answered; `extra` is
    kept and shown, never scored, never missing.
    """

    key: RecordId
    response: str
    name: str | None = None
    text: str | None = None
    same_as: SameAs | None = None
    role: Literal["scored", "form", "extra"] = "scored"

    @property
    def required(self) -> bool:
        """Whether a score waits for it."""
        return self.role != "extra"

    @property
    def label(self) -> str:
        """What an error message calls it: its name, else "question 3"."""
        return self.name or f"question {self.key}"
