"""What stands around every page of a parent or carer, in their language.

Titles and addresses say nothing about health: a phone shows them to whoever looks.
"""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...accounts.models import Team
from ..wording import Said, Wording, in_english


@dataclass(frozen=True)
class Action:
    """A link, or a button that sends a form there."""

    label: Said
    href: str


@dataclass(frozen=True)
class Problem:
    """The one thing to mend on a page, and the place to mend it."""

    title: Said
    words: Said
    href: str


@dataclass(frozen=True, kw_only=True)
class Shell:
    """`tab` is the page's name in the browser; `urgent` stands at the foot of the page, unless the
    page itself says it."""

    lang: str
    dir: str
    tab: str
    team: str
    title: Said
    urgent_title: Said
    urgent: tuple[Said, ...]
    skip_link: Said


@dataclass(frozen=True)
class Speaker:
    """Speaks for one team to one person, in their language. `token` is that of their link, for the
    addresses of its pages. Without a team: to somebody whose link we do not know."""

    words: Wording
    team: Team | None = None
    token: str = ""

    @property
    def called(self) -> str:
        return self.team.name if self.team else ""

    def at(self, name: str, *more: int) -> str:
        return reverse(name, args=[self.token, *more])

    def shell(
        self, title: Said, *, error: bool = False, urgent: bool = True, tab: str = ""
    ) -> Shell:
        """`tab`: what the browser's tab says after the title, where these are no questions."""
        say = self.words.say
        parts = [tab or str(say("title", team=self.called))] if self.called else []
        tab = " – ".join([str(title), *parts])
        return Shell(
            lang=self.words.lang,
            dir=self.words.dir,
            tab=f"{say('error')}: {tab}" if error else tab,
            team=self.called,
            title=title,
            urgent_title=say("urgent_title"),
            urgent=self.as_it_is(self.urgent()) if urgent else (),
            skip_link=say("skip_link"),
        )

    def urgent(self) -> tuple[Said, ...]:
        """999 in the parent's language; then the team's own words, in which they are written."""
        own = self.team.family_crisis_text if self.team else ""
        return self.words.say("danger"), in_english(own) if own else self.words.say("today")

    def as_it_is(self, said: tuple[Said, ...]) -> tuple[Said, ...]:
        """The same, with a word of warning before the first that is not in their language: what
        keeps somebody safe is never passed over because it looks like a slip."""
        here = next((n for n, each in enumerate(said) if each.lang != self.words.lang), None)
        if here is None:
            return said
        return (*said[:here], self.words.say("not_translated"), *said[here:])

    def contact(self) -> Said:
        if self.team and self.team.telephone:
            return self.words.say("call", telephone=self.team.telephone)
        return self.words.say("ask")

    def problem(self, words: Said | None, href: str) -> Problem | None:
        return None if words is None else Problem(self.words.say("problem"), words, href)

    def leave(self) -> Action:
        return Action(self.words.say("leave"), self.at("home_leave"))


def day_in_numbers(value: dt.datetime) -> str:
    """12/03/2026: names of months are in no catalogue of ours."""
    return f"{timezone.localtime(value):%d/%m/%Y}"
