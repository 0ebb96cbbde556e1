"""Addresses and small pieces that every page of a theory uses."""

from dataclasses import dataclass

from django.urls import reverse

from ...way.presenters import Link
from ..models import TeamTheory


def to(name: str, *args: int) -> str:
    return reverse(name, args=args)


def back(theory: TeamTheory) -> Link:
    return Link("Back to the theory", to("theory", theory.pk))


@dataclass(frozen=True)
class Note:
    """What somebody said or proposed: a heading, the words, who and when, and a link where there is
    something to do."""

    title: str
    lines: tuple[str, ...]
    who: str
    link: Link | None = None
    tag: str = ""
