"""How the care of a family ends: its checklist, what is still open, and its letters."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ...accounts.viewer import Viewer
from ...assessments.models import COUNTS, Phase, Response
from ...care_packages import selectors as packages
from ...care_packages.models import Package, PackageState, Part, PartKind
from ...care_packages.states import OPEN_PARTS
from ...referrals.models import ReferredBy
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family
from ...sessions.models import Session, SessionState
from ..checklist import EndingFacts, Line, checklist
from ..models import Ending, Letter
from .letters import letters_of


@dataclass(frozen=True)
class EndingOfFamily:
    """The ending of the open episode, or of the one that closed last; None: there was none yet.

    `open_parts` end when the episode closes; `open_tasks` do not. `last_held` is the latest session
    that took place.
    """

    family: Family
    episode: Episode | None
    ending: Ending | None = None
    lines: tuple[Line, ...] = ()
    letters: tuple[Letter, ...] = ()
    open_parts: tuple[Part, ...] = ()
    open_tasks: int = 0
    safety_tasks: int = 0


def ending(viewer: Viewer, family_pk: int) -> EndingOfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    family = relationships.family(viewer, family_pk)
    episode = _latest_episode(family)
    if episode is None:
        return EndingOfFamily(family, None)
    found = ending_of(episode)
    tasks = family.tasks.filter(done_at=None).aggregate(
        open=Count("pk"), safety=Count("pk", filter=Q(kind="safety"))
    )
    return EndingOfFamily(
        family=family,
        episode=episode,
        ending=found,
        lines=checklist(ending_facts(episode, found)),
        letters=tuple(letters_of(episode)),
        open_parts=tuple(open_parts(episode)),
        open_tasks=tasks["open"],
        safety_tasks=tasks["safety"],
    )


def _latest_episode(family: Family) -> Episode | None:
    order = F("closed_on").desc(nulls_first=True)
    episode = family.episodes.select_related("keyworker").order_by(order, "-opened_on").first()
    if episode is not None:
        episode.family = family
    return episode


def ending_of(episode: Episode) -> Ending | None:
    return Ending.objects.filter(episode=episode).first()


def ending_facts(episode: Episode, found: Ending | None) -> EndingFacts:
    """The facts of the checklist, wherever they are kept."""
    scored = Response.objects.filter(COUNTS, assessment=OuterRef("pk"), score__kind="scored")
    measured = episode.assessments.filter(
        Exists(scored), phase=Phase.END, completed_on__isnull=False
    )
    given = episode.letters.filter(given_on__isnull=False).order_by("-given_on")
    told = given.filter(introduction__isnull=False).values_list("given_on", flat=True).first()
    given = given.filter(child=None, introduction=None)
    known = found or Ending(episode=episode)
    return EndingFacts(
        end_measures_on=measured.values_list("completed_on", flat=True).first(),
        no_end_measures_because=known.no_end_measures_because,
        last_session_on=known.last_session_on,
        no_last_session_because=known.no_last_session_because,
        goodbye_on=known.goodbye_on,
        no_goodbye_because=known.no_goodbye_because,
        follow_up_on=known.follow_up_on,
        no_follow_up_because=known.no_follow_up_because,
        letter_on=given.values_list("given_on", flat=True).first(),
        no_letter_because=known.no_letter_because,
        referrer_on=known.referrer_on or told,
        no_referrer_because=known.no_referrer_because or _nobody_to_tell(episode),
    )


def _nobody_to_tell(episode: Episode) -> str:
    """Why there is no referrer to tell; empty where there is one."""
    if episode.referrals.exclude(referred_by=ReferredBy.FAMILY).exists():
        return ""
    return "Nobody outside the family referred them."


def open_packages(episode: Episode) -> list[Package]:
    return [p for p in packages.packages_of(episode) if p.state != PackageState.ENDED]


def open_parts(episode: Episode) -> QuerySet[Part]:
    return (
        Part.objects.filter(package__episode=episode, state__in=OPEN_PARTS)
        .select_related("package__relationship__child", "package__relationship__carer")
        .defer("package__shown")
        .order_by("pk")
    )


def last_held(episode: Episode) -> Session | None:
    """The latest session of the episode that took place; none of a parent's own therapy."""
    held = Session.objects.filter(
        part__package__episode=episode, state=SessionState.HELD, withdrawn_at=None
    ).exclude(part__kind=PartKind.OWN_THERAPY)
    return held.order_by("-at").first()
