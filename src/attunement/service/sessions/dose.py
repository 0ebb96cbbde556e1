"""How much of a part has been delivered. Only counts: what fewer do is not known here."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import SessionState


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """One session that was not withdrawn. `came` and `needed` are ids of people: it counts as
    delivered when it was held and everybody needed came."""

    state: SessionState
    came: frozenset[int]
    needed: frozenset[int]

    @property
    def delivered(self) -> bool:
        return self.state == SessionState.HELD and self.needed <= self.came


@dataclass(frozen=True, kw_only=True)
class Dose:
    """Counts of sessions. `expected` is None when nobody has said how many."""

    expected: int | None
    delivered: int
    without_everyone: int
    not_able: int
    cancelled: int
    planned: int

    @property
    def remaining(self) -> int | None:
        """Sessions still to deliver, 0 when there are more than expected; None when unknown."""
        return None if self.expected is None else max(self.expected - self.delivered, 0)


def dose(expected: int | None, sessions: Iterable[SessionFacts]) -> Dose:
    found = list(sessions)

    def count(state: SessionState) -> int:
        return sum(session.state == state for session in found)

    delivered = sum(session.delivered for session in found)
    return Dose(
        expected=expected,
        delivered=delivered,
        without_everyone=count(SessionState.HELD) - delivered,
        not_able=count(SessionState.NOT_ATTENDED),
        cancelled=count(SessionState.CANCELLED),
        planned=count(SessionState.PLANNED),
    )


def under_dose(delivered: int, own: int | None) -> bool:
    """Whether fewer were delivered than the programme's own number; never where none is known."""
    return own is not None and delivered < own
