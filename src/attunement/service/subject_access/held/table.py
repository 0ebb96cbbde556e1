"""How one table is read for a copy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...sections.rules import Section


@dataclass(frozen=True)
class Seal:
    """Rows in which the field `lookup` has one of `values` stand in a section of their own; where
    it leads to many, rows in which any of them has."""

    section: Section
    lookup: str
    values: frozenset[object]


@dataclass(frozen=True, kw_only=True)
class Held:
    """`about` are the ways from a row to those whom it is about: a row is in the copy of each of
    them, and where all are empty it is about the whole family (`family` is the way there).

    `words_of` is the way to whoever answered or spoke: what somebody else said is withheld.
    `only` is the way to the one person in whose copy a sealed row may stand at all. `leave` are
    fields that say nothing about anybody; `codes` those whose words come from lists of ours, so
    that nobody has to read them for names. `beside` are facts of another row without which this one
    says little (which session somebody came to), each with the way to it; none is about a person.
    """

    title: str
    family: str
    about: tuple[str, ...] = ()
    words_of: str = ""
    section: Section = Section.RECORD
    seal: Seal | None = None
    only: str = ""
    leave: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)


NOT_GIVEN: dict[str, str] = {
    "subject_access.AccessRequest": "Requests for a copy, and what became of them: you are told "
    "that with the copy.",
    "subject_access.Judgement": "What we noted while we read the record to make this copy.",
    "sections.BreakGlass": "Who of our staff opened a closed part of a record, and why. You can "
    "ask by itself who read your record.",
    "waiting.Move": "Why one family was seen before another: it compares two families. What "
    "concerns yours is in the review of the wait.",
    "stressor_map.ItemTask": "Which task belongs to which strain: both are in the copy.",
    "supervision.Discussed": "What was said in supervision: only the two who met can read it. "
    "Ask them: what may be given is handed over beside this copy.",
    "supervision.SupervisionDecision": "What was decided in supervision: only the two who met can "
    "read it. Ask them for that too.",
    "referrers.JointVisit": "Which visit belongs to which referral: both are in the copy.",
}
"""Tables with a way to a person that are not in a copy, and what the copy says of each: whoever
asked reads it, so that it names the thing and then the reason."""
