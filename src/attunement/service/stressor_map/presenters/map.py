"""The map: what is so now, whether it can change, who is acting; and what was said before.

The count never stands without its items. There is no threshold and no colour of alarm: a strain
describes many families together and predicts nothing about one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design.filters import day, plural
from ...relationships.models import Changeable, Stressor
from ...way.presenters import Link
from ..models import ItemTask
from ..permissions import CHANGE_MAP
from ..selectors import Entry, StressorMap
from .words import sentence

CAN_CHANGE = {
    Changeable.YES: "Can change",
    Changeable.PARTLY: "Can change in part",
    Changeable.NO: "Cannot change, and still matters",
    Changeable.NOT_KNOWN: "Not known whether it can change",
}


@dataclass(frozen=True)
class Cell:
    """One field of the picture: its heading and the items in it."""

    title: str
    items: tuple[str, ...]
    nothing: str = "None"


@dataclass(frozen=True)
class PictureRow:
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class WordLine:
    """One thing that was said: what, by whom, when; and what can be done about it."""

    words: str
    withdraw: Link | None


@dataclass(frozen=True)
class ItemLine:
    """`now` has what stands: yes, no or not known, who told it and when. `tasks` are the team's."""

    title: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    tasks: tuple[Link, ...]
    history_title: str
    history: tuple[WordLine, ...]
    change: Link | None


@dataclass(frozen=True)
class Group:
    """`unasked` are the items of which nobody has spoken yet."""

    title: str
    lines: tuple[ItemLine, ...]
    unasked_title: str
    unasked: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class MapPage:
    title: str
    caption: str
    back_href: str
    back_label: str
    warning: str
    lead: tuple[str, ...]
    count: str
    counted: tuple[str, ...]
    strengths: str
    strengths_named: tuple[str, ...]
    picture_title: str
    picture: tuple[PictureRow, ...]
    groups: tuple[Group, ...]
    sensitive_title: str
    sensitive_note: str
    sensitive: Group | None
    links: tuple[Link, ...]


def map_page(viewer: Viewer, found: StressorMap) -> MapPage:
    family, may = found.family, viewer.may(CHANGE_MAP)
    # What is sensitive is folded away with its names: this page is also read beside somebody.
    open_ = [each for each in found.entries if not each.item.sensitive]
    closed = [each for each in found.entries if each.item.sensitive]
    strains = [each for each in found.entries if each.present and not each.item.protective]
    shown = [each for each in strains if not each.item.sensitive]
    helps = [each for each in found.entries if each.present and each.item.protective]
    return MapPage(
        title="What is hard, what helps, and who is acting",
        caption=family.name,
        back_href=reverse("family", args=[family.pk]),
        back_label=f"Back to {family.name}",
        warning=family.safe_contact,
        lead=(
            "This is a list to act on. It is not a score: how many there are predicts nothing "
            "about one family.",
        ),
        count=_count(strains, shown),
        counted=_names(shown),
        strengths=f"{plural(len(helps), 'strength')} noted{':' if helps else '.'}",
        strengths_named=_names(helps),
        picture_title="Can it change, and is somebody acting?",
        picture=_picture(shown) if shown else (),
        groups=tuple(_group(title, each, may, family.pk) for title, each in _by_category(open_)),
        sensitive_title="Sensitive: open this only where nobody else can see your screen",
        sensitive_note="Keep these off letters and screens that somebody else in the family may "
        "see.",
        sensitive=_group("Sensitive", closed, may, family.pk),
        links=(
            *((Link("Go through the whole checklist", _href("note_stressors", family.pk)),) * may),
            Link("Help from elsewhere that was offered", _href("family_help", family.pk)),
            Link("Print a sheet to talk over with parents", reverse("strains_for_parents")),
        ),
    )


def _href(name: str, *args: object) -> str:
    return reverse(name, args=args)


def _count(strains: Sequence[Entry], shown: Sequence[Entry]) -> str:
    hidden = len(strains) - len(shown)
    apart = f", and {hidden} more under “Sensitive” below" if hidden else ""
    return f"{plural(len(shown), 'strain')} noted as so now{apart}{':' if shown else '.'}"


def _names(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sentence(each.item.text) for each in entries)


def _picture(strains: Sequence[Entry]) -> tuple[PictureRow, ...]:
    rows = []
    for changeable, title in CAN_CHANGE.items():
        of_it = [each for each in strains if each.now and each.now.changeable == changeable]
        if of_it:
            acted = _names(each for each in of_it if each.acted_on)
            left = _names(each for each in of_it if not each.acted_on)
            rows.append(
                PictureRow(
                    title, (Cell("Somebody is acting", acted), Cell("Nobody is noted", left))
                )
            )
    return tuple(rows)


def _by_category(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    titles = dict.fromkeys(each.item.category_name for each in entries)
    return [
        (title, [each for each in entries if each.item.category_name == title]) for title in titles
    ]


def _group(title: str, entries: Sequence[Entry], may: bool, family: int) -> Group:
    silent = [each for each in entries if not each.words]
    return Group(
        title=title,
        lines=tuple(_line(each, may, family) for each in entries if each.words),
        unasked_title=f"Nobody has spoken of {_how_many(entries, silent)} yet",
        unasked=tuple(
            Link(
                sentence(each.item.text),
                _href("stressor_item", family, each.item.id) if may else "",
            )
            for each in silent
        ),
    )


def _how_many(entries: Sequence[Entry], silent: Sequence[Entry]) -> str:
    return plural(len(silent), "item" if len(silent) == len(entries) else "other item")


def _line(entry: Entry, may: bool, family: int) -> ItemLine:
    now = entry.now
    assert now is not None, "a line has something that was said"
    words = sentence(entry.item.text)
    return ItemLine(
        title=words,
        tag=now.get_presence_display(),
        colour="blue" if entry.present else "grey",
        facts=_facts(entry, now),
        tasks=tuple(_task(each) for each in entry.tasks),
        history_title=f"What was noted when ({len(entry.words)})",
        history=tuple(_word(row, may) for row in reversed(entry.words)),
        change=(
            Link(f"Change or add to “{words}”", _href("stressor_item", family, entry.item.id))
            if may
            else None
        ),
    )


def _facts(entry: Entry, now: Stressor) -> tuple[tuple[str, str], ...]:
    """What can be done is asked of a strain that is there, and not of a strength."""
    told = ("Told by", _told(now))
    if not entry.present or entry.item.protective:
        return (told, ("Note", now.acting)) if now.acting else (told,)
    return (
        told,
        ("Can it change?", CAN_CHANGE[Changeable(now.changeable)]),
        ("Who is acting", now.acting or "Nobody is noted"),
    )


def _told(row: Stressor) -> str:
    return f"{row.get_reporter_display()}, {day(row.noted_on)}"


def _task(each: ItemTask) -> Link:
    task = each.task
    if task.done_at is not None:
        return Link(f"Done: {task.title}. {task.done_note}".strip(), "")
    who = f", {task.assigned_to.name}" if task.assigned_to else ""
    return Link(f"{task.title} (by {day(task.due_on)}{who})", _href("do_task", task.pk))


def _word(row: Stressor, may: bool) -> WordLine:
    acting = f" {row.acting}." if row.acting else ""
    wrote = f" Written by {row.noted_by.name}." if row.noted_by else ""
    changes = row.get_changeable_display()
    return WordLine(
        f"{_told(row)}: {row.get_presence_display().lower()}. Can it change? {changes}.{acting}"
        f"{wrote}",
        Link("Withdraw", _href("withdraw_stressor", row.pk)) if may else None,
    )
