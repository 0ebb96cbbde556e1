"""Concerns, words with agencies, flags and own therapies, through actions alone."""

import datetime as dt
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.models import Part
from attunement.service.relationships.models import Family
from attunement.service.safeguarding import actions
from attunement.service.safeguarding.models import (
    Concern,
    ConcernKind,
    How,
    Liaison,
    WhoseWords,
)
from attunement.service.safeguarding.new import Spoken, Told
from attunement.service.sections.models import BreakGlass, Flag, FlagKind
from attunement.service.sections.rules import Section
from builders import care_packages
from builders.care_packages import Understood
from world import TODAY


def told(**facts: Any) -> Told:
    known: dict[str, Any] = {
        "about": None,
        "kind": ConcernKind.NEGLECT,
        "words": "Ada said that there is no food in the house.",
        "whose": WhoseWords.CARER,
        "told_by": "Ada, mother",
        "seen_on": TODAY,
    }
    return Told(**{**known, **facts})


def concern(by: Viewer, family: Family, **facts: Any) -> Concern:
    return actions.record_concern(by=by, family=family, told=told(**facts))


def spoken(**facts: Any) -> Spoken:
    known: dict[str, Any] = {
        "on": TODAY,
        "agency": "Children’s social care",
        "person": "Kim, duty worker",
        "how": How.CALL,
        "asked": "Whether there is a plan for Sam.",
        "agreed": "Kim asks her manager.",
        "word_due_on": TODAY + dt.timedelta(days=2),
    }
    return Spoken(**{**known, **facts})


def liaison(by: Viewer, family: Family, **facts: Any) -> Liaison:
    about = facts.pop("concern", None)
    return actions.record_liaison(by=by, family=family, spoken=spoken(**facts), concern=about)


def flag(
    by: Viewer,
    family: Family,
    kind: FlagKind = FlagKind.DOMESTIC_ABUSE,
    words: str = "Never leave a message.",
) -> Flag:
    return actions.raise_flag(
        by=by,
        family=family,
        kind=kind,
        words=words,
        since=TODAY - dt.timedelta(days=3),
        review_on=TODAY + dt.timedelta(days=30),
    )


def opened(by: Viewer, family: Family, section: Section, **facts: Any) -> BreakGlass:
    reason = facts.pop("reason", "On duty, and the mother has just called.")
    return actions.break_glass(by=by, family=family, section=section, reason=reason, **facts)


def own_therapy(by: Viewer, family: Understood, programme: str = "cat") -> Part:
    """A package of one part: the mother's own therapy, with `by` as its therapist."""
    return care_packages.package(by, family, programme).parts.get()
