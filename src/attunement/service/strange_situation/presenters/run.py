"""The run against the clock, before it starts, while it runs and afterwards."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ....measures import measure
from ....measures.procedures import strange_situation as procedure
from ...assessments.presenters.forms import in_assessment
from ...design.filters import day, plural
from ...way.presenters import FormPagePresenter, Link
from .. import policies, states
from ..actions import MEASURE
from ..models import EpisodeTimes
from ..selectors import Run
from ..states import Press
from .episodes import EpisodeLine, clock_time, episode_lines, plan, who

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
        episodes=episode_lines(run, going),
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
        return "Coded, as a draft that counts for nothing yet" if _draft(run) else "Coded"
    if observation.stopped_at is not None:
        return f"Stopped: {observation.stopped_because}"
    done = sum(each.lasted is not None for each in run.times)
    if done == len(run.times):
        return "All eight episodes are timed. The film waits for a coder."
    return f"{done} of {plural(len(run.times), 'episode')} timed"


def _draft(run: Run) -> bool:
    return bool(run.observation and run.observation.standing and run.observation.standing.is_draft)


def _now(run: Run, going: EpisodeTimes, now: dt.datetime) -> Now:
    episode = states.planned(going)
    assert going.began_at is not None, "what is running has begun"
    clock = procedure.clock(episode, max(0.0, (now - going.began_at).total_seconds()))
    return Now(
        title=f"Now: episode {episode.number}. {episode.what}",
        who=who(run, episode),
        plan=plan(episode),
        began=f"Begun at {clock_time(going.began_at)}.",
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


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    observation = run.observation
    if observation is None:
        return ()
    facts = [
        ("Filmed on", day(observation.filmed_on)),
        ("Agreed", observation.agreed),
        ("Started by", observation.started_by.name),
    ]
    if coded := observation.standing:
        coder = coded.rater.name if coded.rater else ""
        facts.append(("Coded on", f"{day(coded.rated_on)}, by {coder}"))
    return tuple(facts)


def _links(run: Run, *, may_time: bool) -> tuple[Link, ...]:
    observation = run.observation
    if observation is None:
        return ()
    links = []
    if observation.standing is not None:
        links.append(Link("See the coding", reverse("response", args=[observation.standing.pk])))
    if may_time:
        if states.under_way(run.times) is None:
            links.append(Link("Code the film", _href("code_strange_situation", run)))
        links.append(Link("Enter lengths from the film", _href("strange_situation_lengths", run)))
        if not states.over(observation, run.times):
            links.append(Link("Stop altogether", _href("stop_strange_situation", run)))
    if policies.may_withdraw(observation) is None:
        links.append(Link("Withdraw this observation", _href("withdraw_strange_situation", run)))
    return tuple(links)
