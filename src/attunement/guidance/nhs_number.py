"""The NHS number of England, Wales and the Isle of Man: ten digits, the last a check digit.

Modulus 11 as the NHS Data Dictionary gives it for the attribute NHS NUMBER. A number that passes is
well formed; whose it is, only a trace can say.
"""

import re
from dataclasses import dataclass
from typing import Self

_SEPARATORS = re.compile(r"[\s\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff-]")
"""What may stand between the digits: spaces and dashes of every kind, and the invisible marks that
come along when a number is pasted from a letter."""


class InvalidNhsNumber(ValueError):
    """Text that is not an NHS number; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, order=True)
class NhsNumber:
    """A well-formed NHS number. `digits` has no separators; `str()` groups it 3-3-4."""

    digits: str

    def __post_init__(self) -> None:
        wrong = _wrong(self.digits)
        if wrong is not None:
            raise InvalidNhsNumber(wrong)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The number in a text that may hold spaces and hyphens. Raises `InvalidNhsNumber`."""
        return cls(_SEPARATORS.sub("", text))

    @property
    def is_test_range(self) -> bool:
        """Whether it begins with 999, which the NHS never issues to a person."""
        return self.digits.startswith("999")

    def __str__(self) -> str:
        return f"{self.digits[:3]} {self.digits[3:6]} {self.digits[6:]}"


def check_digit(first_nine: str) -> int | None:
    """The tenth digit for nine digits, or None where no number begins with those nine.

    Weights 10 down to 2; 11 less the remainder by 11; 11 is written 0, and 10 is never issued.
    """
    total = sum(
        int(digit) * weight for digit, weight in zip(first_nine, range(10, 1, -1), strict=True)
    )
    check = 11 - total % 11
    return {11: 0, 10: None}.get(check, check)


def _wrong(digits: str) -> str | None:
    stray = re.search(r"[^0-9]", digits)
    if stray:
        return f"“{stray[0]}” is not a digit. An NHS number has digits only: type them again."
    if len(digits) != 10:
        return (
            f"This has {len(digits)} {'digit' if len(digits) == 1 else 'digits'} and an NHS number "
            "has 10. Check for a digit left out or typed twice."
        )
    if len(set(digits)) == 1:
        return "Ten equal digits are not an NHS number. Leave it empty if it is not known."
    if check_digit(digits[:9]) != int(digits[9]):
        return (
            "This is not a valid NHS number: its last digit does not fit the others. "
            "Check each digit against the letter or record it came from."
        )
    return None
