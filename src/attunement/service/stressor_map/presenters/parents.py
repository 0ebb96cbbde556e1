"""A sheet to talk over with parents: gentler words, nothing about anybody, and no score."""

from collections.abc import Mapping
from dataclasses import dataclass

from ....knowledge import library
from ....knowledge.stressor import Category, in_order

HEADINGS: Mapping[Category, str] = {
    "protective": "What helps us",
    "infant-vulnerability": "Our baby",
    "parent-history": "Us as parents",
    "interaction": "Being with our baby",
    "social": "Home and money, family and friends",
}


@dataclass(frozen=True)
class Group:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class ParentsSheet:
    """`note` is for the practitioner and is not printed."""

    title: str
    note: tuple[str, ...]
    lead: tuple[str, ...]
    groups: tuple[Group, ...]
    own_words: str
    thanks: str


def for_parents() -> ParentsSheet:
    asked = [item for item in in_order(library().stressors.values()) if item.asked_in_writing]
    return ParentsSheet(
        title="How are things for you now?",
        note=(
            "Print this page and go through it together. It asks nothing that is only for a "
            "conversation, and it says nothing about this family.",
            "Do not leave it at home if somebody else there should not read it.",
        ),
        lead=(
            "Many families have some of these. Tick what fits your life now.",
            "You can leave out what you like. Nobody adds up the ticks.",
        ),
        groups=tuple(
            Group(title, tuple(item.gentler for item in asked if item.category == category))
            for category, title in HEADINGS.items()
        ),
        own_words="Something else that you want us to know:",
        thanks="Thank you. We will talk about what could help.",
    )
