"""Words that somebody may have meant: near in spelling, found by the letters they share."""

from collections.abc import Callable, Iterable


class Speller:
    """Looks up words of one vocabulary that differ from a typed word by few slips of the key."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._by_trigram: dict[str, set[str]] = {}
        for word in vocabulary:
            for trigram in trigrams(word):
                self._by_trigram.setdefault(trigram, set()).add(word)

    def near(
        self, typed: str, *, of: Callable[[str], bool] = lambda word: True
    ) -> tuple[tuple[str, int], ...]:
        """The words within the slips that a word of that length is allowed, each with its slips,
        nearest first; `of` says which words are looked at. A number or a word under three letters
        is taken as it stands."""
        allowed = slips_allowed(typed)
        if allowed == 0:
            return ()
        own = trigrams(typed)
        shared: dict[str, int] = {}
        for trigram in own:
            for word in self._by_trigram.get(trigram, ()):
                shared[word] = shared.get(word, 0) + 1
        # One slip touches at most four of the trigrams of a word (a swap of two letters).
        least = max(1, len(own) - 4 * allowed)
        found = (
            (word, distance(typed, word, allowed))
            for word, count in shared.items()
            if count >= least and abs(len(word) - len(typed)) <= allowed and of(word)
        )
        # Three letters are often initials: there a letter may be missing, and none may be other.
        within = [
            (word, slips)
            for word, slips in found
            if 0 < slips <= allowed and (len(typed) > 3 or len(word) > 3)
        ]
        return tuple(sorted(within, key=lambda each: (each[1], each[0])))


def slips_allowed(typed: str) -> int:
    """None below three letters, one up to six, two from seven."""
    if len(typed) < 3 or typed.isdecimal():
        return 0
    return 1 if len(typed) < 7 else 2


def trigrams(word: str) -> frozenset[str]:
    """Each run of three letters, with the word's two ends marked."""
    padded = f"  {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def distance(one: str, other: str, most: int) -> int:
    """How many slips (a letter more, less or other, or two swapped) part the words; `most` + 1
    stands for any number above it. The optimal string alignment distance (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        earlier, before = before, row
        row = [place]
        for across, against in enumerate(other, start=1):
            cost = min(
                before[across] + 1, row[across - 1] + 1, before[across - 1] + (letter != against)
            )
            if _swapped(one, other, place, across):
                cost = min(cost, earlier[across - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return min(row[-1], most + 1)


def _swapped(one: str, other: str, place: int, across: int) -> bool:
    return (
        place > 1
        and across > 1
        and one[place - 1] == other[across - 2]
        and one[place - 2] == other[across - 1]
    )
