"""Who may read which section of a family's record. Pure: roles and ties in, an answer out.

Most of a record is for the whole team. Some of it is not, and for each such section one rule says
who reads it because of their role, who because they work with the family, and who may open it for
a while with a reason (docs/adr/0012).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from ..accounts.roles import CLINICAL, TEAM, Role

TIME_BOX = dt.timedelta(minutes=60)
"""How long a section stays open to somebody who broke the glass: our own choice. Long enough to
read before a visit or a call; whoever needs it after that says so again."""


class Section(StrEnum):
    RECORD = "record"
    SAFEGUARDING = "safeguarding"
    HIDDEN_ADDRESS = "hidden_address"
    OWN_THERAPY = "own_therapy"


class Tie(StrEnum):
    """What somebody is to a family, beside their role in the team."""

    KEYWORKER = "keyworker"
    PRACTITIONER = "practitioner"
    THERAPIST = "therapist"


class Access(StrEnum):
    READ = "read"
    WITH_REASON = "with_reason"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`readers` read it whatever family it is; a clinician reads it who has one of `ties`; `glass`
    may open it for a time, with a reason."""

    readers: frozenset[Role]
    ties: frozenset[Tie] = frozenset()
    glass: frozenset[Role] = frozenset()


_WORKING_WITH_THEM = Rule(
    readers=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD}),
    ties=frozenset({Tie.KEYWORKER, Tie.PRACTITIONER}),
    glass=frozenset({Role.PRACTITIONER}),
)
RULES: dict[Section, Rule] = {
    Section.RECORD: Rule(readers=TEAM),
    Section.SAFEGUARDING: _WORKING_WITH_THEM,
    Section.HIDDEN_ADDRESS: _WORKING_WITH_THEM,
    Section.OWN_THERAPY: Rule(
        readers=frozenset({Role.SUPERVISOR}),
        ties=frozenset({Tie.THERAPIST}),
        glass=frozenset({Role.TEAM_LEAD}),
    ),
}


def access(section: Section, role: Role, ties: Collection[Tie], *, opened: bool) -> Access:
    """What somebody of the family's own team may do with a section. `opened`: they broke the glass
    and their time has not run out."""
    rule = RULES[section]
    if role in rule.readers or (role in CLINICAL and rule.ties.intersection(ties)):
        return Access.READ
    if role not in rule.glass:
        return Access.NONE
    return Access.READ if opened else Access.WITH_REASON


SEALED = frozenset(Section) - {Section.RECORD}


def logged(section: Section, name: str) -> str:
    """The subject of an event of the log: what was done in a sealed section bears its name, so that
    the log itself can be shown to those alone who may read the section."""
    return name if section == Section.RECORD else f"{section}: {name}"


def unlogged(subject: str) -> str:
    """The subject without the name of its section."""
    section, mark, name = subject.partition(": ")
    return name if mark and section in set(Section) else subject
