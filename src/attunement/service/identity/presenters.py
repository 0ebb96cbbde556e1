"""Every visible string about records that may be of the same people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...guidance import NhsNumber
from ..accounts.viewer import Viewer
from ..design.filters import day, plural, when
from ..relationships.models import Family, Person
from ..way.presenters import FormPagePresenter, Link
from .models import Kind, Merge, StepKind
from .permissions import MERGE
from .selectors import Added, Alike, Pair, rows


@dataclass(frozen=True, kw_only=True)
class AlikeLine:
    names: str
    what: str
    reasons: str
    link: Link


@dataclass(frozen=True, kw_only=True)
class DuplicatesPage:
    title: str = "Who may be in the record twice"
    back: Link
    lead: str = (
        "These records share more than a name. Nobody is merged by a computer: look at each pair, "
        "and decide."
    )
    lines: tuple[AlikeLine, ...]
    nothing: str = "No two records are alike."
    merges: Link


def duplicates(found: Iterable[Alike]) -> DuplicatesPage:
    return DuplicatesPage(
        back=Link("Back to your team", reverse("your_team")),
        lines=tuple(
            AlikeLine(
                names=f"{_named(each.kind, each.first, each.names[0])} and "
                f"{_named(each.kind, each.second, each.names[1])}",
                what="Families" if each.kind == Kind.FAMILY else "People",
                reasons=f"{'; '.join(each.reasons)}.".capitalize().replace("nhs", "NHS"),
                link=Link(
                    "Look at both", reverse("compare", args=[each.kind, each.first, each.second])
                ),
            )
            for each in found
        ),
        merges=Link("Records that were merged", reverse("merges")),
    )


def _named(kind: Kind, pk: int, name: str) -> str:
    return f"{name} (F{pk:05d})" if kind == Kind.FAMILY else name


@dataclass(frozen=True, kw_only=True)
class ComparePage:
    """`rows`: what is compared, and what each of the two records says."""

    title: str
    back: Link
    head: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    links: tuple[Link, ...]


def compare(viewer: Viewer, found: Pair[Person] | Pair[Family]) -> ComparePage:
    first, second = (_told(row) for row in (found.first, found.second))
    names = [_named(found.kind, row.pk, str(row)) for row in (found.first, found.second)]
    at = [found.kind, found.first.pk, found.second.pk]
    links = [Link("They are not the same", reverse("set_apart", args=at))]
    if viewer.may(MERGE):
        links.insert(0, Link("Merge them", reverse("merge_records", args=at)))
    return ComparePage(
        title="Are these the same?",
        back=Link("Back to the list", reverse("duplicates")),
        head=("", names[0], names[1]),
        rows=tuple((key, first[key], second[key]) for key in first),
        links=tuple(links),
    )


def _told(row: Person | Family) -> dict[str, str]:
    """An address is not compared: it may be hidden."""
    if isinstance(row, Family):
        return {
            "Known since": day(row.known_since),
            "Second parent": row.get_other_parent_display(),
            "Safe contact": row.safe_contact or "No note",
        }
    return {
        "Date of birth": day(row.born_on) if row.born_on else "Not known",
        "Due date": day(row.due_on) if row.due_on else "None recorded",
        "NHS number": str(NhsNumber(row.nhs_number)) if row.nhs_number else "Not known",
        "Phone number": row.telephone or "None recorded",
        "Language": row.language or "Not recorded",
    }


def merge_form(found: Pair[Person] | Pair[Family]) -> FormPagePresenter:
    return FormPagePresenter(
        title="Merge two records",
        intro=(
            "Appointments, notes, measures and letters of both stand in one record afterwards. "
            "Where the record that stays says nothing, it takes what the other says.",
            "Each step is written down, and the merge can be taken apart again.",
        ),
        back_href=reverse("compare", args=[found.kind, found.first.pk, found.second.pk]),
        submit="Merge them",
    )


def choices(found: Pair[Person] | Pair[Family]) -> list[tuple[int, str]]:
    said = []
    for row in (found.first, found.second):
        number = f"F{row.pk:05d}" if isinstance(row, Family) else f"record {row.pk}"
        said.append((row.pk, f"{row} ({number})"))
    return said


def apart_form(found: Pair[Person] | Pair[Family]) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"{found.first} and {found.second} are not the same",
        intro=("They are not proposed as a pair again.",),
        back_href=reverse("compare", args=[found.kind, found.first.pk, found.second.pk]),
    )


@dataclass(frozen=True, kw_only=True)
class MergesPage:
    title: str = "Records that were merged"
    back: Link
    lines: tuple[tuple[Link, str], ...]
    nothing: str = "No records have been merged."


def merges(found: Iterable[Merge]) -> MergesPage:
    return MergesPage(
        back=Link("Back to the list", reverse("duplicates")),
        lines=tuple(
            (
                Link(
                    f"{merge.get_kind_display()} {merge.absorbed} into {merge.survivor}",
                    reverse("merge", args=[merge.pk]),
                ),
                _when(merge),
            )
            for merge in found
        ),
    )


def _when(merge: Merge) -> str:
    said = f"Merged {when(merge.merged_at)} by {merge.merged_by.name}."
    if merge.undone_at and merge.undone_by:
        said += f" Taken apart {when(merge.undone_at)} by {merge.undone_by.name}."
    return said


@dataclass(frozen=True, kw_only=True)
class MergePage:
    title: str
    back: Link
    facts: tuple[tuple[str, str], ...]
    moved_title: str = "What was moved"
    moved: tuple[str, ...]
    aside_title: str = "What was there twice"
    aside: tuple[str, ...]
    aside_lead: str = "These are kept whole with the merge, and come back when it is taken apart."
    added_title: str = "What was written since"
    added: tuple[str, ...]
    added_lead: str = (
        "This stays with the record that stayed. Look at each, and move it by hand where it is "
        "about the other."
    )
    kept_title: str = "What was left as it is"
    kept: tuple[str, ...]
    kept_lead: str = "Somebody has changed these since, so taking apart did not touch them."
    undo: Link | None


def merge_page(
    viewer: Viewer, merge: Merge, names: tuple[str, str], added: Iterable[Added]
) -> MergePage:
    steps = list(merge.steps.order_by("number"))
    moved = Counter(_what(step.table) for step in steps if step.kind == StepKind.CHANGED)
    aside = Counter(_what(step.table) for step in steps if step.kind == StepKind.SET_ASIDE)
    facts = [("Merged", _when(merge)), ("Why", merge.because)]
    if merge.undone_because:
        facts.append(("Why they were taken apart", merge.undone_because))
    may_undo = merge.undone_at is None and viewer.may(MERGE)
    return MergePage(
        title=f"{names[1]}, merged into {names[0]}",
        back=Link("Back to the merges", reverse("merges")),
        facts=tuple(facts),
        moved=_counted(moved),
        aside=_counted(aside),
        added=tuple(_of(each.what, len(each.numbers)) for each in added),
        kept=tuple(f"{_what(step.table)} {step.row}: {step.field}" for step in steps if step.kept),
        undo=Link("Take them apart again", reverse("undo_merge", args=[merge.pk]))
        if may_undo
        else None,
    )


def _counted(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(_of(what, count) for what, count in sorted(counts.items()))


def _of(what: str, count: int) -> str:
    return f"{what.capitalize()}: {plural(count, 'entry', 'entries')}"


def _what(table: str) -> str:
    return str(rows.model_of(table)._meta.verbose_name).replace("-", " ")


def undo_form(merge: Merge, names: tuple[str, str], added: Iterable[Added]) -> FormPagePresenter:
    since = [_of(each.what, len(each.numbers)) for each in added]
    return FormPagePresenter(
        title=f"Take {names[0]} and {names[1]} apart",
        intro=(
            "Every row goes back to where it was.",
            *(
                (f"Written since, and staying with {names[0]}: {'; '.join(since)}.",)
                if since
                else ()
            ),
        ),
        back_href=reverse("merge", args=[merge.pk]),
        submit="Take them apart",
    )
