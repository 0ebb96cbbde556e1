"""Every visible string of the Strange Situation."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone

from ...measures import Measure, measure
from ...measures.procedures import strange_situation as procedure
from ..assessments.presenters.forms import in_assessment
from ..design.filters import day, listed, plural
from ..instruments.models import Credential
from ..instruments.policies import covers
from ..way.presenters import FormPagePresenter, Link
from . import policies, states
from .actions import MEASURE
from .models import EpisodeTimes
from .selectors import Run
from .states import Press

NEVER_COMPUTED = (
    "Nothing here works out a classification. Letters such as A, B, C or D are what a coder wrote "
    "after watching the film."
)
UNCHECKED = (
    "The lengths of the episodes are general knowledge and not yet checked against the publisher."
)
BRIEF_STRESS = (
    "It is stressful for a child for a short while, and that is why the rule stands here."
)


@dataclass(frozen=True)
class EpisodeLine:
    """`times` says when it began and ended and how long that was; `tag` how it stands."""

    title: str
    who: str
    plan: str
    times: str
    tag: str
    colour: str


@dataclass(frozen=True)
class Now:
    """The episode that is running. `gone` are whole seconds when the page was made, from which a
    timer counts on; without one, `began` and `plan` say enough."""

    title: str
    who: str
    plan: str
    began: str
    gone: int
    seconds: int
    time_is_up: str


@dataclass(frozen=True)
class Button:
    label: str
    value: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class RunPage(FormPagePresenter):
    """`refused` stands where it cannot be started; `start` where it can; else the run itself."""

    rule_title: str = "When to stop"
    rule: str
    refused: tuple[str, ...]
    start: Link | None
    state: str
    now: Now | None
    buttons: tuple[Button, ...]
    episodes_title: str = "The eight episodes"
    episodes: tuple[EpisodeLine, ...]
    unchecked: str
    problems_title: str = "What a coder has to know"
    problems: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    cautions_title: str = "What this can and cannot say"
    cautions: tuple[str, ...]


def run_href(run: Run) -> str:
    return _href("strange_situation", run)


def _href(name: str, run: Run) -> str:
    return reverse(name, args=[run.assessment.pk, run.relationship.pk])


def run_page(run: Run, now: dt.datetime) -> RunPage:
    observation, times = run.observation, run.times
    definition = measure(MEASURE)
    page = in_assessment(
        run.assessment,
        FormPagePresenter(title=f"Strange Situation: {run.relationship}", intro=(NEVER_COMPUTED,)),
    )
    refusals = []
    if observation is None:
        # A film is entered later: what fitted when the assessment began may still be entered.
        on = {timezone.localdate(), run.assessment.started_on}
        found = [
            policies.may_start(definition, run.assessment, run.relationship.child, each, None)
            for each in sorted(on, reverse=True)
        ]
        refusals = [found[0]] if found[0] and all(found) else []
    going = states.running(times)
    may_time = observation is not None and policies.may_time(observation) is None
    return RunPage(
        **vars(page),
        rule=f"{procedure.STOP_RULE} {BRIEF_STRESS}",
        refused=tuple(words for each in refusals for words in (each.why, each.instead) if words),
        start=(
            Link("Start an observation", _href("start_strange_situation", run))
            if observation is None and not refusals
            else None
        ),
        state=_state(run),
        now=_now(run, going, now) if going and may_time else None,
        buttons=_buttons(run) if may_time else (),
        episodes=_episodes(run, going),
        unchecked=UNCHECKED if procedure.UNCHECKED else "",
        problems=states.problems(times) if observation and states.over(observation, times) else (),
        facts=_facts(run),
        links=_links(run, may_time=may_time),
        cautions=definition.cautions,
    )


def _state(run: Run) -> str:
    observation = run.observation
    if observation is None:
        return "Not started yet"
    if observation.coding is not None:
        return "Coded"
    if observation.stopped_at is not None:
        return f"Stopped: {observation.stopped_because}"
    done = sum(each.lasted is not None for each in run.times)
    if done == len(run.times):
        return "All eight episodes are timed. The film waits for a coder."
    return f"{done} of {plural(len(run.times), 'episode')} timed"


def _now(run: Run, going: EpisodeTimes, now: dt.datetime) -> Now:
    episode = states.planned(going)
    assert going.began_at is not None, "what is running has begun"
    clock = procedure.clock(episode, max(0.0, (now - going.began_at).total_seconds()))
    return Now(
        title=f"Now: episode {episode.number}. {episode.what}",
        who=_who(run, episode),
        plan=_plan(episode),
        began=f"Begun at {_clock(going.began_at)}.",
        gone=clock.gone,
        seconds=episode.seconds,
        time_is_up="It is time to end this episode."
        if episode.limit == "at-most"
        else "This episode may end now.",
    )


def _buttons(run: Run) -> tuple[Button, ...]:
    assert run.observation is not None, "only a run that was started has buttons"
    going, following = states.running(run.times), states.next_up(run.times)
    here = f"Episode {going.number}" if going else ""
    after = f"episode {following.number}" if following else ""
    words = {
        Press.BEGIN: (f"E{after[1:]} begins", ""),
        Press.END_AND_BEGIN: (f"{here} ends and {after} begins", ""),
        Press.DISTRESSED: ("Cut it short: the child is distressed", "warning"),
        Press.CARER_ASKED: ("Cut it short: the carer asks", "secondary"),
        Press.END: (f"{here} ends", "" if following is None else "secondary"),
        Press.TAKE_BACK: ("Take back the last time", "secondary"),
    }
    return tuple(
        Button(words[press][0], press.value, words[press][1])
        for press in states.presses(run.observation, run.times)
    )


def _episodes(run: Run, going: EpisodeTimes | None) -> tuple[EpisodeLine, ...]:
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
        who=_who(run, episode),
        plan=_plan(episode),
        times=_times(times),
        tag=tag,
        colour=colour,
    )


def _times(times: EpisodeTimes) -> str:
    said = []
    if times.began_at:
        ended = f", ended at {_clock(times.ended_at)}" if times.ended_at else ""
        said.append(f"Began at {_clock(times.began_at)}{ended}.")
    if times.lasted is not None:
        by = " by the film" if times.seconds is not None else ""
        said.append(f"Lasted {_minutes(int(times.lasted))}{by}.")
    if times.cut_short:
        said.append(f"{times.get_cut_short_display()}.")
    return " ".join(said)


def _who(run: Run, episode: procedure.Episode) -> str:
    names: dict[procedure.Who, str] = {
        "carer": run.relationship.carer.first_name,
        "child": run.relationship.child.first_name,
        "stranger": "the stranger",
        "researcher": "somebody of the team",
    }
    return f"In the room: {listed(names[each] for each in episode.present)}."


def _plan(episode: procedure.Episode) -> str:
    limit = "at most" if episode.limit == "at-most" else "at least"
    sooner = "; shorter when the child is distressed" if episode.parted else ""
    return f"Planned: {limit} {_minutes(episode.seconds)}{sooner}."


def _minutes(seconds: int) -> str:
    """ "3 minutes", "1 minute 20 seconds", "45 seconds"."""
    whole, rest = divmod(seconds, 60)
    parts = [plural(whole, "minute")] if whole else []
    return " ".join([*parts, plural(rest, "second")] if rest or not whole else parts)


def _clock(at: dt.datetime) -> str:
    return f"{timezone.localtime(at):%H:%M:%S}"


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    observation = run.observation
    if observation is None:
        return ()
    facts = [
        ("Filmed on", day(observation.filmed_on)),
        ("Agreed", observation.agreed),
        ("Started by", observation.started_by.name),
    ]
    if observation.standing and observation.coded_on:
        coder = observation.standing.rater
        facts.append(("Coded on", f"{day(observation.coded_on)}, by {coder.name if coder else ''}"))
    return tuple(facts)


def _links(run: Run, *, may_time: bool) -> tuple[Link, ...]:
    observation = run.observation
    if observation is None:
        return ()
    links = []
    if observation.standing is not None:
        links.append(Link("See the coding", reverse("response", args=[observation.standing.pk])))
    if may_time:
        links.append(Link("Code the film", _href("code_strange_situation", run)))
        links.append(Link("Enter lengths from the film", _href("strange_situation_lengths", run)))
        if not states.over(observation, run.times):
            links.append(Link("Stop altogether", _href("stop_strange_situation", run)))
    if policies.may_withdraw(observation) is None:
        links.append(Link("Withdraw this observation", _href("withdraw_strange_situation", run)))
    return tuple(links)


def _of_run(run: Run, page: FormPagePresenter) -> FormPagePresenter:
    return replace(
        page,
        caption=run.relationship.family.name,
        back_href=run_href(run),
        back_label="Back to the Strange Situation",
    )


def start_form(run: Run) -> FormPagePresenter:
    child, carer = run.relationship.child.first_name, run.relationship.carer.first_name
    return _of_run(
        run,
        FormPagePresenter(
            title=f"Start a Strange Situation: {run.relationship}",
            intro=(
                f"{child} will be parted from {carer} twice, for up to three minutes. Ask {carer} "
                "beforehand, and say that it stops whenever they want.",
                procedure.STOP_RULE,
            ),
            submit="Start",
        ),
    )


def lengths_form(run: Run) -> FormPagePresenter:
    by_clock = [
        f"Episode {each.number}: {_minutes(int((each.ended_at - each.began_at).total_seconds()))}"
        for each in run.times
        if each.began_at and each.ended_at
    ]
    return _of_run(
        run,
        FormPagePresenter(
            title="Enter lengths from the film",
            intro=(
                "Write minutes and seconds, such as 2:45. Leave an episode empty to keep the time "
                "of the buttons, or where it did not take place.",
                *((f"By the buttons: {'; '.join(by_clock)}.",) if by_clock else ()),
            ),
            submit="Save the lengths",
        ),
    )


def stop_form(run: Run) -> FormPagePresenter:
    return _of_run(
        run,
        FormPagePresenter(
            title="Stop the Strange Situation",
            intro=(
                "What was timed so far stays. A coder decides whether it can be coded.",
                "See to the child first: this page can wait.",
            ),
            submit="It was stopped",
        ),
    )


def withdraw_form(run: Run) -> FormPagePresenter:
    return _of_run(
        run,
        FormPagePresenter(
            title="Withdraw this observation",
            intro=("It stays in the record and can be read in the log. Another can be started.",),
            submit="Withdraw it",
        ),
    )


@dataclass(frozen=True, kw_only=True)
class CodingPage(FormPagePresenter):
    """`draft` says beforehand that what is entered will not count yet; `run` is what a coder must
    know of how it went."""

    draft: str
    run_title: str = "How it went"
    run: tuple[str, ...]
    cautions: tuple[str, ...]


def coding_page(
    run: Run, definition: Measure, held: Collection[Credential], today: dt.date
) -> CodingPage:
    assert run.observation is not None, "only what was filmed is coded"
    page = _of_run(
        run,
        FormPagePresenter(
            title=f"Code the film of {run.relationship}",
            intro=(
                f"Filmed on {day(run.observation.filmed_on)}. Enter what the coder wrote. Each "
                "scale is from 1 to 7, for each reunion; the scale of disorganisation is from 1 "
                "to 9.",
                NEVER_COMPUTED,
            ),
            submit="Save the coding",
        ),
    )
    draft = (
        ""
        if any(covers(each, today) for each in held)
        else "You have no current certificate for coding the Strange Situation. What you enter is "
        "kept as a draft: it counts for nothing until a certified coder has watched the film and "
        "confirms it."
    )
    stopped = run.observation.stopped_because
    return CodingPage(
        **vars(page),
        draft=draft,
        run=(
            *((f"It was stopped: {stopped}",) if stopped else ()),
            *(states.problems(run.times) or ("It was run as planned.",)),
        ),
        cautions=definition.cautions,
    )
