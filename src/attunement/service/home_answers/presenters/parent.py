"""The pages of a parent or carer, from the PIN to the last look at their answers.

Every string of ours comes from wording/; a question is in its owner's words and marked as English.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..asking import Question, first_open
from ..models import Invitation
from ..wording import ENGLISH, Said, in_english
from .shell import Action, Problem, Shell, Speaker, day_in_numbers


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A page to read; `go_on` leads to the next one, `leave` stops for now."""

    shell: Shell
    said: tuple[Said, ...]
    go_on: Action | None = None
    leave: Action | None = None


@dataclass(frozen=True, kw_only=True)
class PinPage:
    shell: Shell
    said: tuple[Said, ...]
    label: Said
    hint: Said
    button: Action
    problem: Problem | None


@dataclass(frozen=True)
class Choice:
    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class QuestionPage:
    """`instruction`, `asked`, the choices and `attribution` are the owner's words, in English."""

    shell: Shell
    back: Action
    problem: Problem | None
    instruction: str
    asked: str
    choices: tuple[Choice, ...]
    attribution: str
    next: Said
    skip: Said
    leave: Action


@dataclass(frozen=True)
class CheckLine:
    number: Said
    asked: str
    answer: Said
    change: Action


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    shell: Shell
    back: Action
    problem: Problem | None
    said: tuple[Said, ...]
    lines: tuple[CheckLine, ...]
    send: Said
    leave: Action


def pin(to: Speaker, *, again: bool, wrong: Said | None) -> PinPage:
    """`again`: they were in, and have been away for too long."""
    say = to.words.say
    return PinPage(
        shell=to.shell(say("pin_title"), error=wrong is not None),
        said=(say("pin_again" if again else "pin_why"),),
        label=say("pin_label"),
        hint=say("pin_hint"),
        button=Action(say("pin_button"), to.at("home_pin")),
        problem=to.problem(wrong, "#pin"),
    )


def welcome(to: Speaker, invitation: Invitation, asked: Sequence[Question]) -> Notice:
    """Who asks and why, how long it takes, who reads it, and that they can stop."""
    say = to.words.say
    foreign = () if to.words.lang == ENGLISH else (say("in_english"),)
    number = first_open(asked)
    return Notice(
        shell=to.shell(say("hello", name=invitation.person.first_name)),
        said=(
            say("who", asker=invitation.asked_by.name, team=to.called),
            say("why"),
            say("how_long", count=len(asked)),
            *foreign,
            say("readers", team=to.called),
            say("when_read"),
            say("stopping", day=day_in_numbers(invitation.expires_at)),
            say("alone"),
        ),
        go_on=Action(
            say("resume" if any(each.answered for each in asked) else "start"),
            to.at("home_question", number) if number else to.at("home_check"),
        ),
        leave=to.leave(),
    )


def question(
    to: Speaker, asked: Sequence[Question], this: Question, problem: Said | None
) -> QuestionPage:
    say, measure = to.words.say, this.measure
    choices = tuple(
        Choice(
            f"answer-{option.value}", str(option.value), option.label, this.answer == option.value
        )
        for option in measure.response(this.item).options
    )
    return QuestionPage(
        shell=to.shell(
            say("progress", number=this.number, count=len(asked)), error=problem is not None
        ),
        back=Action(
            say("back"),
            to.at("home_question", this.number - 1) if this.number > 1 else to.at("home_start"),
        ),
        problem=to.problem(problem, f"#{choices[0].id}"),
        instruction=measure.instruction or "",
        asked=this.item.text or "",
        choices=choices,
        attribution=measure.licence.attribution or "",
        next=say("next"),
        skip=say("skip"),
        leave=to.leave(),
    )


def helping(to: Speaker, go_on: str) -> Notice:
    """After an answer that may not wait: whom to call now, before anything else."""
    say = to.words.say
    call = (to.contact(),) if to.team and to.team.telephone else ()
    return Notice(
        shell=to.shell(say("help_title"), urgent=False),
        said=to.as_it_is((say("help_soon"), say("help_now"), *to.urgent(), *call)),
        go_on=Action(say("help_go_on"), go_on),
        leave=to.leave(),
    )


def check(to: Speaker, asked: Sequence[Question], problem: Said | None) -> CheckPage:
    say = to.words.say
    return CheckPage(
        shell=to.shell(say("check_title"), error=problem is not None),
        back=Action(say("back"), to.at("home_question", len(asked))),
        problem=to.problem(problem, to.at("home_question", 1)),
        said=(say("check"),),
        lines=tuple(
            CheckLine(
                say("question", number=each.number),
                each.item.text or "",
                _answer(to, each),
                Action(say("change"), to.at("home_question", each.number)),
            )
            for each in asked
        ),
        send=say("send"),
        leave=to.leave(),
    )


def _answer(to: Speaker, this: Question) -> Said:
    options = this.measure.response(this.item).options
    chosen = next((each.label for each in options if each.value == this.answer), None)
    return to.words.say("not_answered") if chosen is None else in_english(chosen)
