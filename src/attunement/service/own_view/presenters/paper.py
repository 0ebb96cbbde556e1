"""Somebody's own page to take home: a tagged PDF with the same words and pictures."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...accounts.models import Team
from ...design.pdf import set_pdf
from .shown import printed, shown_page

TEMPLATE = Path(__file__).parent.parent / "own_view.typ"


def view_pdf(shown: Mapping[str, Any], team: Team, on: dt.date) -> bytes:
    """Raises Unprintable for text that no font of ours can show."""
    return set_pdf(TEMPLATE, printed(shown_page(shown, team), team, on), on=on, what="page")
