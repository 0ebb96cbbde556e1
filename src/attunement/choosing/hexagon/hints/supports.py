"""Supports: the training, the coaching and the price that our records know of."""

from collections.abc import Iterator

from attunement.choosing.hexagon.hints.hint import Asked, Ground, Hint
from attunement.choosing.hexagon.indicators import Indicator, told
from attunement.knowledge.record import Fact, Quantity
from attunement.knowledge.vocabulary import UkStatus

TRAINING, STAFF_SKILL = 3, 4
_NOT_TO_BE_HAD = (UkStatus.NOT_DELIVERED, UkStatus.DISCONTINUED)


def supports_hint(asked: Asked) -> Hint:
    """Training alone carries 3, training and supervision 4. That nothing is on file does not mean
    that there is nothing. The highest anchor asks for help with data and policy, of which our
    records do not speak."""
    training, coaching = list(_training(asked)), list(_coaching(asked))
    grounds = (*training, *coaching, *_price(asked))
    uk = asked.programme.uk
    prompts = told(Indicator.SUPPORTS, asked.library).prompts
    if uk.may_decide and uk.status in _NOT_TO_BE_HAD:
        return Hint(
            indicator=Indicator.SUPPORTS,
            value=None,
            why=f"It is {uk.status.words} in the UK, so help from elsewhere may not reach you.",
            grounds=grounds,
            against=(asked.ground(f"{uk.status.words.capitalize()} in the UK.", uk.sources),),
            ask=prompts,
        )
    if training and coaching:
        value, why = STAFF_SKILL, "Training and supervision are both on file."
    elif training:
        value, why = TRAINING, "Training is on file, and no supervision."
    else:
        why = "No training is on file, which does not mean that there is none."
        return Hint(indicator=Indicator.SUPPORTS, value=None, why=why, grounds=grounds, ask=prompts)
    return Hint(indicator=Indicator.SUPPORTS, value=value, why=why, grounds=grounds, ask=prompts)


def _training(asked: Asked) -> Iterator[Ground]:
    practitioner = asked.programme.practitioner
    yield from _fact(asked, "Training", practitioner.training)
    yield from _count(asked, "Days of training", practitioner.training_days)
    yield from _count(asked, "Hours of training", practitioner.training_hours)


def _coaching(asked: Asked) -> Iterator[Ground]:
    yield from _fact(asked, "Supervision", asked.programme.practitioner.supervision)


def _price(asked: Asked) -> Iterator[Ground]:
    practitioner, cost = asked.programme.practitioner, asked.programme.cost
    yield from _fact(asked, "What training costs", practitioner.training_cost)
    yield from _fact(asked, "Who may train", practitioner.qualification)
    if cost and cost.may_decide:
        text = f"EIF cost rating: {cost.rating} of 5, relative to others and not a price."
        yield asked.ground(text, cost.sources)


def _fact(asked: Asked, label: str, fact: Fact | None) -> Iterator[Ground]:
    if fact and fact.may_decide:
        yield asked.ground(f"{label}: {fact.text}", fact.sources)


def _count(asked: Asked, label: str, count: Quantity | None) -> Iterator[Ground]:
    if count and count.may_decide:
        yield asked.ground(f"{label}: {count.value}.", count.sources)
