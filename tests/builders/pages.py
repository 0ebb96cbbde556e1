"""Small readers of pages that several tests share."""

import datetime as dt
import html
import re
from typing import Any

from django.http import HttpResponse


def text(response: Any) -> str:
    """What a reader would read: no tags, no runs of space."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def hidden(response: HttpResponse) -> dict[str, str]:
    """The hidden fields of the page's form, as a browser would send them back."""
    found = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode()
    )
    return {name: html.unescape(value) for name, value in found}


def moment(name: str, at: dt.datetime, time: str = "2pm") -> dict[str, str]:
    """The boxes of a day with a time."""
    return day(name, at) | {f"{name}_time": time}


def day(name: str, on: dt.date) -> dict[str, str]:
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }
