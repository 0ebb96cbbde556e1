"""How far a run has come, and which buttons that leaves. Pure: rows in, words out."""

from collections.abc import Sequence
from enum import StrEnum

from ...measures.procedures.strange_situation import EPISODES, Episode, Timed, timing_problems
from .models import EpisodeTimes, Observation


class Press(StrEnum):
    """What a button does to the run. `DISTRESSED` and `CARER_ASKED` end a parting early."""

    BEGIN = "begin"
    END = "end"
    END_AND_BEGIN = "end-and-begin"
    DISTRESSED = "distressed"
    CARER_ASKED = "carer-asked"
    TAKE_BACK = "take-back"


def running(times: Sequence[EpisodeTimes]) -> EpisodeTimes | None:
    """The episode that has begun and not ended."""
    return next((each for each in times if each.began_at and not each.ended_at), None)


def under_way(times: Sequence[EpisodeTimes]) -> EpisodeTimes | None:
    """The running one, unless its length has been read from the film: then nobody pressed the
    button at its end, and it is over."""
    going = running(times)
    return going if going is not None and going.seconds is None else None


def next_up(times: Sequence[EpisodeTimes]) -> EpisodeTimes | None:
    """The first episode of which no time is known, after every one of which some is."""
    known = [each.number for each in times if each.began_at or each.seconds is not None]
    number = max(known, default=0) + 1
    return next((each for each in times if each.number == number), None)


def presses(observation: Observation, times: Sequence[EpisodeTimes]) -> tuple[Press, ...]:
    """The buttons in the order in which they are likely to be wanted."""
    if observation.stopped_at is not None or observation.coding is not None:
        return ()
    now, following = running(times), next_up(times)
    back = (Press.TAKE_BACK,) if any(each.began_at for each in times) else ()
    if now is None:
        return ((Press.BEGIN,) if following else ()) + back
    if planned(now).parted:
        return (Press.END_AND_BEGIN, Press.DISTRESSED, Press.CARER_ASKED, Press.END, *back)
    return ((Press.END_AND_BEGIN,) if following else ()) + (Press.END, *back)


def planned(times: EpisodeTimes) -> Episode:
    return EPISODES[times.number - 1]


def over(observation: Observation, times: Sequence[EpisodeTimes]) -> bool:
    """Whether nothing more will be timed: it was stopped, or the last episode has ended."""
    return observation.stopped_at is not None or times[-1].lasted is not None


def was_cut_short(times: EpisodeTimes) -> bool:
    """A parting that did not last as long as it is planned to last."""
    lasted = times.lasted
    episode = planned(times)
    return episode.parted and lasted is not None and lasted < episode.seconds


def problems(times: Sequence[EpisodeTimes]) -> tuple[str, ...]:
    """What a coder must know of the run: lengths that went otherwise than planned, and partings
    that were cut short, with the reason."""
    run = []
    for each in times:
        if each.lasted is None:
            break
        run.append(Timed(each.number, each.lasted))
    found = [f"{problem.what} {problem.mend}" for problem in timing_problems(run)]
    for each in filter(was_cut_short, times):
        why = each.get_cut_short_display().lower() if each.cut_short else "nobody has said why"
        found.append(f"Episode {each.number}, a parting, was cut short: {why}.")
    return tuple(found)
