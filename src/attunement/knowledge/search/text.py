"""From text to the words that are compared: folded, split, and without plural endings."""

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """The text's words in order: lower case, no accents, no marks, and the plural `s` taken off."""
    return tuple(_singular(word) for word in _spelt(text))


def as_typed(text: str) -> Mapping[str, str]:
    """Each word of the text as it was typed, by the word that is compared."""
    return {_singular(word): word for word in _spelt(text)}


def asked(text: str) -> tuple[str, ...]:
    """The words of a query that say something; all of them when none would be left."""
    every = words(text)
    return tuple(word for word in every if word not in PASSED_OVER) or every


def _spelt(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        plain = "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))
    return _WORD.findall(plain.replace("'s", "").replace("'", ""))


def _singular(word: str) -> str:
    """Harman's S stemmer (1991, How effective is suffixing?): the weakest that merges plurals."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") else word


PASSED_OVER = frozenset(
    words(
        """a about all also always am an and any anyone are as at be because been being but by can
        cant could couldnt did didnt do does doesnt doing done dont for from get getting go going
        got had has hasnt have havent having he hello her here hers hes hi him his how i if im in
        into is isnt it its ive just keep let like lot make many may me more most much must my
        myself need never no nor not now of on or our please really she shes should shouldnt so
        some someone something still such than thank that the their them then there theres these
        they theyre thing this those though to too very want was wasnt we well were weve what when
        where which while who whose why will wish with wont would wouldnt yet you your youre"""
    )
)
"""Words that say nothing about what is looked for."""

COMMON = frozenset(
    words(
        """advice after aid approach babies baby before best carer child children course effective
        eight eleven evidence families family find five four good great help helping infant
        infants information intervention kid kids little looking month months mother mothers mum
        mummy new newborn nine off old one out over parent parenting parents people problem
        problems program programme programmes research review service services seven six
        support supporting ten three twelve two under until up us week weeks work working
        works year years"""
    )
)
"""Words that stand so widely in a library about babies and parents that one alone finds too much:
they put what else was asked for in order, and find nothing beside it."""


def says_little(word: str) -> bool:
    """Whether a word alone is too little to search by: a common one, or a stray number. A number of
    four digits is a year and is looked for."""
    return word in COMMON or is_number(word)


def is_number(word: str) -> bool:
    return word.isdecimal() and len(word) < 4
