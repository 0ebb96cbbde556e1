"""The eight episodes in words: who is in the room, how long was planned, and how long it was."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from ....measures.procedures import strange_situation as procedure
from ...design.filters import listed, plural
from .. import states
from ..models import EpisodeTimes
from ..selectors import Run


@dataclass(frozen=True)
class EpisodeLine:
    """`times` says when it began and ended and how long that was; `tag` how it stands."""

    title: str
    who: str
    plan: str
    times: str
    tag: str
    colour: str


def episode_lines(run: Run, going: EpisodeTimes | None) -> tuple[EpisodeLine, ...]:
    times = run.times or tuple(
        EpisodeTimes(number=episode.number) for episode in procedure.EPISODES
    )
    return tuple(_line(run, each, running=each == going) for each in times)


def _line(run: Run, times: EpisodeTimes, *, running: bool) -> EpisodeLine:
    episode = states.planned(times)
    tag, colour = "Not begun", "grey"
    if running:
        tag, colour = "Now", "blue"
    elif states.was_cut_short(times):
        tag, colour = "Cut short", "grey"
    elif times.lasted is not None:
        tag, colour = "Done", "green"
    return EpisodeLine(
        title=f"{episode.number}. {episode.what}",
        who=who(run, episode),
        plan=plan(episode),
        times=_times(times),
        tag=tag,
        colour=colour,
    )


def _times(times: EpisodeTimes) -> str:
    said = []
    if times.began_at:
        ended = f", ended at {clock_time(times.ended_at)}" if times.ended_at else ""
        said.append(f"Began at {clock_time(times.began_at)}{ended}.")
    if times.lasted is not None:
        by = " by the film" if times.seconds is not None else ""
        said.append(f"Lasted {minutes(int(times.lasted))}{by}.")
    if times.cut_short:
        said.append(f"{times.get_cut_short_display()}.")
    return " ".join(said)


def who(run: Run, episode: procedure.Episode) -> str:
    names: dict[procedure.Who, str] = {
        "carer": run.relationship.carer.first_name,
        "child": run.relationship.child.first_name,
        "stranger": "the stranger",
        "researcher": "somebody of the team",
    }
    return f"In the room: {listed(names[each] for each in episode.present)}."


def plan(episode: procedure.Episode) -> str:
    limit = "at most" if episode.limit == "at-most" else "at least"
    sooner = "; shorter when the child is distressed" if episode.parted else ""
    return f"Planned: {limit} {minutes(episode.seconds)}{sooner}."


def minutes(seconds: int) -> str:
    """ "3 minutes", "1 minute 20 seconds", "45 seconds"."""
    whole, rest = divmod(seconds, 60)
    parts = [plural(whole, "minute")] if whole else []
    return " ".join([*parts, plural(rest, "second")] if rest or not whole else parts)


def clock_time(at: dt.datetime) -> str:
    return f"{timezone.localtime(at):%H:%M:%S}"
