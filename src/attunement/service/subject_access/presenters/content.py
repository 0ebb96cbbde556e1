"""The copy as it is given."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from ...sections.rules import Section
from ..copy import told
from ..held import NOT_GIVEN
from ..selectors import Review

LEFT_OUT = (
    "Names and contacts of other people, and what they said or answered.",
    "What would be likely to cause serious harm to somebody, and what was told in confidence.",
    *(reason for reason in NOT_GIVEN.values()),
)


def content(found: Review, on: dt.date) -> dict[str, Any]:
    """The whole copy, as JSON takes it."""
    row = found.request
    return {
        "copy_for": row.person.full_name,
        "held_by": row.team.name,
        "asked_on": row.asked_on.isoformat(),
        "made_on": on.isoformat(),
        "what_is_left_out": list(LEFT_OUT),
        "held": told(found.rows, found.given),
    }


def as_json(copy: Mapping[str, Any]) -> bytes:
    return json.dumps(copy, ensure_ascii=False, indent=2, sort_keys=False).encode()


def unread(found: Review) -> set[Section]:
    return {each for each in found.sections_given if not found.reads(each)}
