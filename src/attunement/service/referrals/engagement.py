"""How far each carer has been reached: a pure function of dated facts."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reached:
    """One contact attempt as it bears on engagement. `met` is empty while nobody was met."""

    on: dt.date
    invitation: bool
    people: frozenset[int]
    met: frozenset[int]


@dataclass(frozen=True)
class Engagement:
    """One carer, in their own right. None means that it has not happened; `attempts` counts every
    attempt that was meant for them, whatever came of it."""

    person: int
    invited_on: dt.date | None
    attempts: int
    met_on: dt.date | None
    last_met_on: dt.date | None


def engagement(carers: Sequence[int], contacts: Iterable[Reached]) -> tuple[Engagement, ...]:
    """The engagement of each carer, in the order given. Only contacts that took place are told:
    what is planned has reached nobody yet."""
    told = sorted(contacts, key=lambda contact: contact.on)
    return tuple(_of(carer, told) for carer in carers)


def _of(carer: int, contacts: Sequence[Reached]) -> Engagement:
    met = [contact.on for contact in contacts if carer in contact.met]
    meant = [contact for contact in contacts if carer in contact.people]
    return Engagement(
        person=carer,
        invited_on=next((contact.on for contact in meant if contact.invitation), None),
        attempts=len(meant),
        met_on=met[0] if met else None,
        last_met_on=met[-1] if met else None,
    )
