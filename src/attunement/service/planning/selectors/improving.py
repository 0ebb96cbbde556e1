"""Whether relationships improved, unit by unit; paired as the totals pair them."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from ...accounts.models import Team
from ...assessments.models import COUNTS, Phase, Response
from ...outcomes.selectors.outcomes import SAME_OR_NOBODY, relationships_by_outcome
from ...outcomes.tallies import Outcome
from ...relationships.models import Episode
from .counting import MISSING, NO, YES, Window

_SAID = {Outcome.BETTER: YES, Outcome.NO_CHANGE: NO, Outcome.WORSE: NO}
type Unit = tuple[int, int]
"""An episode and a relationship."""


def improved(team: Team, window: Window, measures: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The family, and yes, no or missing, of every relationship whose care ended. One query, and
    five for each measure."""
    said: dict[Unit, set[str]] = {}
    for measure in measures:
        for unit, answer in _by_measure(team, window, measure):
            said.setdefault(unit, set()).add(answer)
    lost = {episode for measure in measures for episode in _lost(team, window, measure)}
    ended = Episode.objects.filter(
        team=team, closed_on__gte=window.since, closed_on__lte=window.today
    ).order_by("pk", "relationships")
    for episode, relationship, family in ended.values_list("pk", "relationships", "family"):
        if relationship is not None:
            # What one measure cannot say does not gainsay another.
            known = said.get((episode, relationship), set()) - {MISSING}
            agreed = known.pop() if len(known) == 1 and episode not in lost else MISSING
            yield family, agreed


def _by_measure(team: Team, window: Window, measure: str) -> Iterator[tuple[Unit, str]]:
    """What one measure says of each relationship: people who found different things, nothing."""
    for unit, outcomes in relationships_by_outcome(team, window.since, measure).items():
        found = {_SAID.get(each, MISSING) for each in outcomes}
        yield unit, found.pop() if len(found) == 1 else MISSING


def _lost(team: Team, window: Window, measure: str) -> Iterator[int]:
    """Episodes in which a scored form of this measure was withdrawn and not entered anew."""
    gone = Response.objects.filter(
        withdrawn_at__isnull=False,
        measure=measure,
        score__kind="scored",
        assessment__phase__in=(Phase.BASELINE, Phase.END),
        assessment__episode__team=team,
        assessment__episode__closed_on__gte=window.since,
    )
    anew = Response.objects.filter(
        COUNTS, assessment=OuterRef("assessment"), score__kind="scored", measure=measure
    )
    for name in SAME_OR_NOBODY:  # nobody is equal to nobody, which a database denies
        own, other = f"{name}_or_0", Coalesce(OuterRef(name), 0)
        anew = anew.alias(**{own: Coalesce(name, 0)}).filter(**{own: other})
    yield from gone.filter(~Exists(anew)).values_list("assessment__episode", flat=True)
