"""Who waits, who waited and was met, and everything that bears on the order. One read of the team's
referrals serves today's list and the days that are looked back on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Min, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from ...knowledge import library
from ...knowledge.programme import Programme
from ...measures import measures
from ..accounts.viewer import Viewer
from ..care_packages.selectors import offers
from ..referrals import selectors as referrals
from ..referrals.models import Contact, Decision, Outcome, Referral, ReferralState
from ..relationships.models import Person
from . import clock, options
from .models import Level, Move, Need, Pause, WaitReview
from .ordering import Closing, Moved, SaidNeed, Waiter, order

LOOKED_BACK = dt.timedelta(days=365)
RECENTLY = dt.timedelta(days=90)


@dataclass(frozen=True)
class History:
    """One referral as it bears on waiting. `met_on`: the first meeting after it; `left_on`: the day
    from which it waited no more, for that or another reason; None while it waits."""

    row: Referral
    babies: tuple[Person, ...]
    met_on: dt.date | None
    left_on: dt.date | None
    needs: tuple[Need, ...]
    pauses: tuple[Pause, ...]
    reviews: tuple[WaitReview, ...]

    def waits(self, on: dt.date) -> bool:
        return self.row.received_on <= on and (self.left_on is None or self.left_on > on)

    def stopped(self) -> tuple[clock.Stopped, ...]:
        return tuple(clock.Stopped(each.starts_on, each.ends_on) for each in self.pauses)

    def paused(self, on: dt.date) -> bool:
        return any(pause.holds(on) for pause in self.stopped())

    def dates(self) -> tuple[options.Dates, ...]:
        return tuple(options.Dates(b.born_on, b.due_on) for b in self.babies if not b.lost)


@dataclass(frozen=True)
class Team:
    """What the team's list is made of."""

    histories: tuple[History, ...]
    moves: tuple[Move, ...]
    offered: tuple[Programme, ...]
    today: dt.date

    @property
    def waits_of_met(self) -> list[int]:
        """The waits, in days, of those met in the last year."""
        return [
            clock.waited(each.row.received_on, each.met_on)
            for each in self.histories
            if each.met_on is not None and each.met_on > self.today - LOOKED_BACK
        ]

    def moved(self, on: dt.date) -> tuple[Moved, ...]:
        return tuple(
            Moved(
                key=move.referral_id,
                past=move.before_id,
                because=move.because,
                by=move.moved_by.name,
                on=move.moved_on,
            )
            for move in self.moves
            if move.moved_on <= on
        )

    def waiter(self, each: History, on: dt.date) -> Waiter:
        """One family as it stood on a day."""
        said = [need for need in each.needs if need.said_on <= on]
        closings = self.closing(each, on)
        return Waiter(
            key=each.row.pk,
            received_on=each.row.received_on,
            need=_said(said[-1]) if said else None,
            closing=closings[0] if closings else None,
        )

    def closing(self, each: History, on: dt.date) -> list[Closing]:
        """What this team offers and the age of a baby of the family allows, first to close first;
        of twins the earlier."""
        found = [
            closing
            for baby in each.dates()
            for closing in options.programmes_close(self.offered, baby, on)
        ]
        return sorted(set(found), key=lambda closing: (closing.on, closing.name))

    def measures_closing(self, each: History) -> list[Closing]:
        found = [
            closing
            for baby in each.dates()
            for closing in options.measures_close(measures().values(), baby, self.today)
        ]
        return sorted(set(found), key=lambda closing: (closing.on, closing.name))

    def line(self, on: dt.date) -> tuple[tuple[Waiter, History], ...]:
        """Those who waited on a day and could be met, in their order."""
        there = {
            each.row.pk: each for each in self.histories if each.waits(on) and not each.paused(on)
        }
        waiters = [self.waiter(each, on) for each in there.values()]
        return tuple((one, there[one.key]) for one in order(waiters, self.moved(on)))

    def paused(self) -> tuple[History, ...]:
        return tuple(
            each for each in self.histories if each.waits(self.today) and each.paused(self.today)
        )

    def seen(self) -> tuple[History, ...]:
        """Those met lately, the last first."""
        found = [
            each
            for each in self.histories
            if each.met_on is not None and each.met_on > self.today - RECENTLY
        ]
        return tuple(sorted(found, key=lambda each: (each.met_on, each.row.pk), reverse=True))


def _said(need: Need) -> SaidNeed:
    return SaidNeed(Level(need.level), need.because, need.said_by.name, need.said_on)


def _told(viewer: Viewer) -> QuerySet[Referral]:
    met = (
        Contact.objects.filter(
            family=OuterRef("family"),
            outcome=Outcome.MET,
            withdrawn_at=None,
            at__date__gte=OuterRef("received_on"),
        )
        .order_by()
        .values("family")
        .annotate(first=Min("at"))
        .values("first")
    )
    return (
        referrals.referrals(viewer)
        .annotate(met_at=Subquery(met))
        .select_related("family", "episode")
        .prefetch_related(
            referrals.CHILDREN,
            Prefetch("decisions", Decision.objects.order_by("pk")),
            Prefetch("needs", Need.objects.select_related("said_by").order_by("said_on", "pk")),
            Prefetch("pauses", Pause.objects.order_by("starts_on", "pk")),
            Prefetch(
                "wait_reviews",
                WaitReview.objects.select_related("reviewed_by").order_by("reviewed_on", "pk"),
            ),
        )
    )


def _history(row: Referral) -> History:
    met_at = row.met_at  # type: ignore[attr-defined]  # annotated by _told
    met_on = timezone.localdate(met_at) if met_at else None
    ended = [one.decided_on for one in row.decisions.all() if one.state != ReferralState.ACCEPTED]
    closed = row.episode.closed_on if row.episode else None
    days = [day for day in (met_on, *ended[:1], closed) if day is not None]
    return History(
        row=row,
        babies=tuple(member.person for member in row.family.babies),  # type: ignore[attr-defined]
        met_on=met_on,
        left_on=min(days, default=None),
        needs=tuple(row.needs.all()),
        pauses=tuple(row.pauses.all()),
        reviews=tuple(row.wait_reviews.all()),
    )


def team(viewer: Viewer, today: dt.date) -> Team:
    rows = _told(viewer).filter(received_on__gte=today - 2 * LOOKED_BACK).order_by("pk")
    moves = Move.objects.filter(referral__team=viewer.team).select_related("moved_by")
    programmes = library().programmes
    offered = offers(viewer).values_list("programme", flat=True)
    return Team(
        histories=tuple(_history(row) for row in rows),
        moves=tuple(moves.order_by("moved_on", "pk")),
        offered=tuple(programmes[each] for each in offered if each in programmes),
        today=today,
    )


def history(viewer: Viewer, referral: int) -> History:
    """Raises Referral.DoesNotExist for a referral that this viewer cannot see."""
    return _history(_told(viewer).get(pk=referral))


def left_on(viewer: Viewer, referral: Referral) -> dt.date | None:
    return history(viewer, referral.pk).left_on


def moves_of(referral: Referral) -> Sequence[Move]:
    return list(referral.moves.select_related("moved_by", "before__family").order_by("pk"))


def open_pause(viewer: Viewer, pk: int) -> Pause:
    return Pause.objects.select_related("referral__family").get(
        pk=pk, referral__in=referrals.referrals(viewer)
    )
