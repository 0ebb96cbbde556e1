"""Capacity: who can give it, cover when they are away, places for those who wait, and somebody who
can rate the outcome. Money, technology and management are for people to say."""

from attunement.choosing.hexagon.hints.hint import Asked, Hint
from attunement.choosing.hexagon.indicators import Indicator, told

LITTLE, SOME, MOST = 2, 3, 4


def capacity_hint(asked: Asked) -> Hint:
    """Nobody who can give it: 2. Somebody: 3. Somebody, and two of the other three: 4. Neither the
    lowest nor the highest is ever said, since both speak of money."""
    held, prompts = asked.site.capacity, told(Indicator.CAPACITY, asked.library).prompts
    if held is None:
        return Hint(
            indicator=Indicator.CAPACITY,
            value=None,
            why="Nothing is on file about who could give it.",
            ask=prompts,
        )
    cover = held.can_give > 1
    room = held.places_left is not None and held.places_left >= max(1, held.waiting)
    besides = sum((cover, room, held.certified > 0))
    value = LITTLE if not held.can_give else MOST if besides >= 2 else SOME
    places = "not counted" if held.places_left is None else str(held.places_left)
    return Hint(
        indicator=Indicator.CAPACITY,
        value=value,
        why={
            LITTLE: "Nobody is on file who can give it.",
            SOME: "Somebody can give it; cover, places or somebody to rate the outcome is missing.",
            MOST: "Somebody can give it, and most of what else our records know of is in place.",
        }[value],
        grounds=(
            asked.own(f"People who can give it: {held.can_give}."),
            asked.own(f"Places left: {places}. Families waiting to be seen: {held.waiting}."),
            asked.own(f"People certified to rate with a measure by watching: {held.certified}."),
        ),
        ask=prompts,
    )
