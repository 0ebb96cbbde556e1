"""A file of referrals as the person sees it who brought it: the check, row by row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import day, plural
from ...relationships.new import NewPerson
from ...way.presenters import FormPagePresenter
from ..duplicates import Candidate, Told
from ..importing import CheckedFile, RefusedRow, Row
from ..importing.columns import COLUMNS, NEEDED
from ..models import ImportDraft

ALIKE = 3
"""Possible duplicates of one row, the most alike first."""
SHOWN = 100
"""Rows of each kind on the page: enough to see; the file of rows to mend holds all of them."""


@dataclass(frozen=True, kw_only=True)
class UploadPresenter(FormPagePresenter):
    template_href: str
    columns: tuple[tuple[str, str, str], ...]


def upload() -> UploadPresenter:
    needed = {*NEEDED, "baby_1_born_on", "baby_1_due_on", "consent_given_by", "consent_given_on"}
    return UploadPresenter(
        title="Bring in referrals from a file",
        intro=(
            "Each row is one family. You will see every row checked, and you decide then: "
            "nothing goes in before.",
            "Bringing in the same file twice does no harm: rows that are here already are left.",
        ),
        submit="Check the file",
        back_href=reverse("referrals"),
        back_label="Back to referrals",
        template_href=reverse("import_template"),
        columns=tuple(
            (column.name, column.holds, "Needed" if column.name in needed else "")
            for column in COLUMNS
        ),
    )


GOOD_COLUMNS = ("Row", "Family", "Baby", "What happens")


@dataclass(frozen=True)
class GoodRow:
    """The cells under GOOD_COLUMNS, each with its column's name and its lines."""

    cells: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class BadRow:
    title: str
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class PreviewPresenter(FormPagePresenter):
    """`submit` is empty when no row is left to take in: then there is no button."""

    done: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    good_title: str
    good: tuple[GoodRow, ...]
    good_more: str
    bad_title: str
    bad_words: str
    bad: tuple[BadRow, ...]
    bad_more: str
    refused_href: str
    refused_label: str


def preview(
    draft: ImportDraft,
    file: CheckedFile,
    *,
    known: Collection[str],
    alike: Mapping[int, Sequence[Candidate]],
) -> PreviewPresenter:
    here = [row for row in file.rows if row.incoming.key in known or row.same_as is not None]
    fresh, refused = len(file.rows) - len(here), len(file.refused)
    can_go_in = f"{plural(fresh, 'row')} can go in"
    return PreviewPresenter(
        title="Check the file before it goes in" if fresh else "What came of the file",
        caption=draft.file_name,
        submit=f"Take in {plural(fresh, 'referral')}" if fresh else "",
        back_href=reverse("import_referrals"),
        back_label="Choose another file",
        done=_done(draft),
        notes=_notes(draft, file),
        columns=GOOD_COLUMNS,
        good_title=f"{can_go_in}, {plural(len(here), 'row')} here already" if here else can_go_in,
        good=tuple(_good(row, known, alike) for row in file.rows[:SHOWN]),
        good_more=_more(len(file.rows)),
        bad_title=f"{plural(refused, 'row')} to mend",
        bad_words="These do not go in. The file of them says what to mend in its last column: "
        "mend it, and bring it in again.",
        bad=tuple(_bad(row) for row in file.refused[:SHOWN]),
        bad_more=_more(refused),
        refused_href=reverse("import_refused", args=[draft.token]),
        refused_label="Download the rows to mend",
    )


def _done(draft: ImportDraft) -> str:
    taken = draft.taken
    if taken is None:
        return ""
    return (
        f"{plural(taken.rows_taken, 'referral')} taken in. {taken.rows_known} here already. "
        f"{taken.rows_refused} to mend."
    )


def _notes(draft: ImportDraft, file: CheckedFile) -> tuple[str, ...]:
    notes = []
    if draft.read_as:
        notes.append(
            f"The file was not UTF-8: we read it as {draft.read_as}. Check that names with accents "
            "look right."
        )
    if file.divided_by != "commas":
        notes.append(f"The cells were divided by {file.divided_by}.")
    if file.left_out:
        notes.append(f"These columns are not known and were left out: {', '.join(file.left_out)}.")
    return tuple(notes)


def _more(count: int) -> str:
    return f"The first {SHOWN} of {count:,} rows are shown." if count > SHOWN else ""


def _good(row: Row, known: Collection[str], alike: Mapping[int, Sequence[Candidate]]) -> GoodRow:
    family = row.incoming.family
    if row.same_as is not None:
        happens = [f"The same as row {row.same_as}: nothing changes"]
    elif row.incoming.key in known:
        happens = ["Already here: nothing changes"]
    else:
        looks = alike.get(row.number, ())
        alikes = (
            f"Perhaps the same as {one.place}: {', '.join(one.reasons)}" for one in looks[:ALIKE]
        )
        happens = ["Goes in", *alikes]
    name = family.carers[0].person.family_name or family.children[0].family_name
    babies = tuple(_baby(child) for child in family.children)
    cells = ((str(row.number),), (name or "Name not known",), babies, tuple(happens))
    return GoodRow(tuple(zip(GOOD_COLUMNS, cells, strict=True)))


def _baby(child: NewPerson) -> str:
    name = child.given_name or "Baby"
    if child.born_on:
        return f"{name}, born {day(child.born_on)}"
    return f"{name}, due {day(child.due_on)}" if child.due_on else name


def _bad(row: RefusedRow) -> BadRow:
    return BadRow(f"Row {row.number}", tuple((p.name, p.words) for p in row.problems))


def told(row: Row) -> list[Told]:
    """A row's people as they are compared with others."""
    family = row.incoming.family
    people = [(child, True) for child in family.children]
    people += [(carer.person, False) for carer in family.carers]
    return [
        Told(
            place=f"row {row.number}",
            given_name=person.given_name,
            family_name=person.family_name,
            born_on=person.born_on,
            due_on=person.due_on,
            nhs_number=person.nhs_number,
            telephone=person.telephone,
            child=child,
        )
        for person, child in people
    ]
