"""Usability: how far our record of the programme says what is done, how much of it, and how one
would know that it was done."""

import re
from collections.abc import Iterator

from attunement.choosing.hexagon.hints.hint import Asked, Ground, Hint
from attunement.choosing.hexagon.indicators import Indicator, told
from attunement.knowledge.record import Fact

NAMED, COUNTED, CHECKED = 2, 3, 4
_FIDELITY = re.compile(r"\bfidelity (?:forms?|tools?|checks?|measures?|scales?|strands?)\b", re.I)


def usability_hint(asked: Asked) -> Hint:
    """How it is given is named: 2; the amount can be counted as well: 3; a fidelity tool is on file
    too: 4. Each rests on the ones before. A list of what may be changed is in none of our records,
    so the highest is never said."""
    named, counted, checked = list(_named(asked)), list(_counted(asked)), list(_checked(asked))
    prompts = told(Indicator.USABILITY, asked.library).prompts
    if not named:
        value, why = None, "How it is given is not on file."
    elif not counted:
        value, why = NAMED, "How it is given is on file, and not how much of it."
    elif not checked:
        value, why = COUNTED, "What is given and how much is on file, and no fidelity tool."
    else:
        value, why = CHECKED, "What is given, how much, and a fidelity tool are on file."
    grounds = (*named, *counted, *checked)
    return Hint(indicator=Indicator.USABILITY, value=value, why=why, grounds=grounds, ask=prompts)


def _named(asked: Asked) -> Iterator[Ground]:
    form = asked.programme.format
    if form.decided_modes:
        modes = " or ".join(mode.words for mode in form.decided_modes)
        yield asked.ground(f"Given {modes}.", form.sources)


def _counted(asked: Asked) -> Iterator[Ground]:
    dose = asked.programme.dose
    for label, count in (
        ("Sessions", dose.sessions),
        ("Sessions at least", dose.min_sessions),
        ("Sessions at most", dose.max_sessions),
        ("Minutes in a session", dose.minutes),
        ("Weeks", dose.weeks),
    ):
        if count and count.may_decide:
            yield asked.ground(f"{label}: {count.value}.", count.sources)


def _checked(asked: Asked) -> Iterator[Ground]:
    for fact in _facts(asked):
        if fact.may_decide and _FIDELITY.search(fact.text):
            yield asked.ground(fact.text, fact.sources)


def _facts(asked: Asked) -> Iterator[Fact]:
    practitioner = asked.programme.practitioner
    for one in (practitioner.training, practitioner.supervision):
        if one:
            yield one
    yield from (*practitioner.notes, *asked.programme.other_facts)
