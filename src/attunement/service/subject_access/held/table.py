"""How one table is read for a copy."""

from dataclasses import dataclass

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
    that nobody has to read them for names.
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


NOT_GIVEN: dict[str, str] = {
    "subject_access.AccessRequest": "What was asked, and what became of it, is told with the copy.",
    "subject_access.Judgement": "What was judged about the copy itself.",
    "sections.BreakGlass": "It is about what a member of staff did. Who read the record can be "
    "asked for by itself.",
    "waiting.Move": "It compares two families: the reason is in the review of the wait.",
    "stressor_map.ItemTask": "It ties a strain to a task: both are given.",
    "supervision.Discussed": "Only the two who met in supervision read what was said. "
    "Ask them: what may be given is handed over beside this copy.",
    "supervision.SupervisionDecision": "As what was said in supervision.",
    "referrers.JointVisit": "It ties a visit to a referral: both are given.",
}
"""Tables with a way to a person that are not in a copy, and why not; the copy says so."""
