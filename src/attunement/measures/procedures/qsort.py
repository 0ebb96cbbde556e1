"""The Attachment Q-sort: 90 cards in nine piles of ten, least to most like the child.

Waters and Deane (1985), Monographs of the Society for Research in Child Development 50 (1-2),
41-65. Cards are known by number: no words of theirs ship.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from attunement.measures.answers import Problem

CARDS = range(1, 91)
PILES = range(1, 10)
"""1 is least like the child and 9 most."""
PER_PILE = 10

type Placement = Mapping[int, int]
"""The pile of each card that is placed so far."""


class UnfinishedSort(ValueError):
    """Not yet 90 cards in nine piles of ten, so without a score. `problems` says what is left."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{each.what} {each.mend}" for each in self.problems))


@dataclass(frozen=True, slots=True)
class Sort:
    """A finished sort: `piles[n - 1]` is the pile of card n. Only whole sorts can be made."""

    piles: tuple[int, ...]

    def __post_init__(self) -> None:
        if found := sort_problems(dict(enumerate(self.piles, start=1))):
            raise UnfinishedSort(found)

    @classmethod
    def of(cls, placement: Placement) -> "Sort":
        """Raises `UnfinishedSort`."""
        if found := sort_problems(placement):
            raise UnfinishedSort(found)
        return cls(tuple(placement[card] for card in CARDS))


def sort_problems(placement: Placement) -> tuple[Problem, ...]:
    """Everything that keeps a sort from being whole; none where it is."""
    return (*_strangers(placement), *_unplaced(placement), *_uneven(placement))


def placement_of(piles: Mapping[int, Iterable[int]]) -> dict[int, int]:
    """The pile of each card, from the cards of each pile, as sorts are printed.

    Raises `UnfinishedSort` where a card lies in two piles: which of them holds is not ours to say.
    """
    pairs = [(card, pile) for pile, cards in piles.items() for card in cards]
    twice = sorted(card for card, n in Counter(card for card, _ in pairs).items() if n > 1)
    if twice:
        raise UnfinishedSort(
            Problem(f"card-{card}", f"Card {card} lies in more than one place.", "Leave it in one.")
            for card in twice
        )
    return dict(pairs)


def _strangers(placement: Placement) -> Iterator[Problem]:
    for card, pile in placement.items():
        if card not in CARDS:
            yield Problem(f"card-{card}", f"There is no card {card}.", "The cards are 1 to 90.")
        elif pile not in PILES:
            yield Problem(
                f"card-{card}", f"There is no pile {pile}.", f"Put card {card} in 1 to 9."
            )


def _unplaced(placement: Placement) -> Iterator[Problem]:
    left = [card for card in CARDS if card not in placement]
    if left:
        cards = "1 card is" if len(left) == 1 else f"{len(left)} cards are"
        numbers = ", ".join(map(str, left))
        yield Problem("unsorted", f"{cards} not sorted yet.", f"Still to sort: {numbers}.")


def _uneven(placement: Placement) -> Iterator[Problem]:
    held = Counter(pile for card, pile in placement.items() if card in CARDS)
    for pile in PILES:
        over = held[pile] - PER_PILE
        if over > 0:
            what = f"Pile {pile} has {held[pile]} cards."
            cards = "1 card" if over == 1 else f"{over} cards"
            yield Problem(f"pile-{pile}", what, f"Move {cards} to another pile.")
        elif over < 0 and all(card in placement for card in CARDS):
            yield Problem(f"pile-{pile}", f"Pile {pile} has {held[pile]} cards.", "Each holds ten.")
