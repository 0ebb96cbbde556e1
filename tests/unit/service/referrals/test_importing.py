"""Files of referrals as they really come: every encoding, every divider, every kind of harm."""

import contextlib
import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.service.referrals.importing import (
    LARGEST,
    CheckedFile,
    Unreadable,
    check,
    decode,
    refused_file,
    template_file,
)
from attunement.service.referrals.importing.back import guarded
from attunement.service.referrals.importing.columns import BY_NAME, COLUMNS, known_as, resolve
from attunement.service.referrals.importing.table import parse
from attunement.service.referrals.reading import BABY, CARER

TODAY = dt.date(2026, 6, 15)
GOOD = {
    "received_on": "2026-06-01",
    "referred_by": "professional",
    "referrer_name": "Jo Bell",
    "reason": "Settling is hard",
    "baby_1_last_name": "Okafor",
    "baby_1_born_on": "2026-04-20",
    "carer_1_first_name": "Ada",
    "carer_1_role": "mother",
    "consent_given_by": "carer 1",
    "consent_given_on": "2026-05-30",
}


def file(*rows: dict[str, str], divider: str = ",") -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=divider)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def checked(*rows: dict[str, str], **kwargs: Any) -> CheckedFile:
    return check(file(*rows, **kwargs), today=TODAY, test_numbers_only=True)


def problems(**changes: str) -> dict[str, str]:
    [row] = checked(GOOD | changes).refused
    return {problem.name: problem.words for problem in row.problems}


# Bytes


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_letters_survive_every_encoding(encoding: str, read_as: str) -> None:
    text = file(GOOD | {"carer_1_first_name": "Zoë – “Zo”"})
    decoded = decode(text.encode(encoding))
    assert decoded.text == text.replace("\r\n", "\n")
    assert decoded.read_as == read_as


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"\n  \n", "The file has no rows."),
        (b"PK\x03\x04rest", "a spreadsheet workbook"),
        (b"\xd0\xcf\x11\xe0rest", "an old spreadsheet workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"a,b\n1,\x00\n", "1 empty (NUL) characters"),
        (b"name\nO\x81Brien\n", "near line 2"),
        (b"\xff\xfea", "cannot tell how the letters"),
        (b"x" * (LARGEST + 1), "the largest we can take is 2 MB"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_is_no_text_is_named(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(words)):
        decode(data)


# Tables


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_every_divider_is_found(divider: str) -> None:
    assert len(checked(GOOD, divider=divider).rows) == 1


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = file(GOOD, GOOD | {"reason": ""}).replace("\r\n", "\n")
    header, good, bad = text.strip().split("\n")
    story = good.replace("Settling is hard", '"Two\nlines, and a ""quote"""')
    found = check("\n".join([header, story, "", ",,", bad]), today=TODAY, test_numbers_only=True)
    assert [row.number for row in found.rows] == [2]
    assert found.rows[0].incoming.referral.reason == 'Two\nlines, and a "quote"'
    assert [row.number for row in found.refused] == [5]


def test_a_quotation_mark_without_its_twin_is_named() -> None:
    with pytest.raises(Unreadable, match="Row 3 cannot be read"):
        parse('a,b\n1,2\n"3,4\n5,6\n')


@pytest.mark.parametrize("bad", ['a,b\n"1"x,2', 'a,b\n1,"2'])
def test_malformed_quoting_is_never_guessed_at(bad: str) -> None:
    with pytest.raises(Unreadable, match="quotation marks do not match"):
        parse(bad)


def test_a_file_holds_at_most_2000_referrals() -> None:
    header, row = file(GOOD).split("\r\n")[:2]
    parse("\n".join([header] + [row] * 2000))
    with pytest.raises(Unreadable, match="more than 2,000 referrals"):
        parse("\n".join([header] + [row] * 2001))


def test_a_monstrous_cell_is_named() -> None:
    with pytest.raises(Unreadable, match=r"Row 2 has a cell of 20,001 characters"):
        parse(f"a,b\n1,{'x' * 20_001}")
    with pytest.raises(Unreadable):
        parse(f"a,b\n1,{'x' * 200_000}")


def test_a_row_with_too_many_cells_is_refused_and_one_with_too_few_is_filled() -> None:
    header, row = file(GOOD).split("\r\n")[:2]
    found = check(
        f"{header},safe_contact\n{row}\n{row},Text first,oops,more",
        today=TODAY,
        test_numbers_only=True,
    )
    assert [good.number for good in found.rows] == [2]
    [bad] = found.refused
    assert bad.problems[0].name == "the whole row"
    assert "2 more cells" in bad.problems[0].words


# Columns


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Baby 1: Date of birth", "baby_1_born_on"),
        ("baby dob", "baby_1_born_on"),
        ("BABY_2_DUE_DATE", "baby_2_due_on"),
        ("Carer 1 Mobile", "carer_1_phone"),
        ("carer surname", "carer_1_last_name"),
        ("Date received", "received_on"),
        (" Reason ", "reason"),
        ("Shoe size", "shoe_size"),
    ],
)
def test_names_of_columns_are_forgiven_much(title: str, name: str) -> None:
    assert known_as(title) == name


def test_a_missing_column_is_named() -> None:
    header = [name for name in GOOD if name not in {"reason", "baby_1_born_on"}]
    with pytest.raises(Unreadable, match=r"reason, baby_1_born_on or baby_1_due_on"):
        resolve(tuple(header))


def test_a_column_there_twice_is_named() -> None:
    with pytest.raises(Unreadable, match="two columns for baby_1_born_on"):
        resolve((*GOOD, "Baby DOB"))


def test_an_unknown_column_is_left_out_and_said() -> None:
    assert checked(GOOD | {"Shoe size": "4"}).left_out == ("Shoe size",)


def test_every_part_of_a_baby_and_a_carer_has_its_columns() -> None:
    slots = {f"baby_{n}_{part}" for n in (1, 2, 3) for part in BABY}
    slots |= {f"carer_{n}_{part}" for n in (1, 2, 3) for part in CARER}
    assert slots <= set(BY_NAME)
    assert len(BY_NAME) == len(COLUMNS)


# Rows


def test_a_good_row_says_what_it_says() -> None:
    [row] = checked(
        GOOD
        | {
            "referred_by": "A professional",
            "received_on": "01/06/2026",
            "baby_1_born_on": "20 April 2026",
            "baby_1_nhs_number": "999-000-0018",
            "baby_1_nhs_number_status": "Traced",
            "baby_2_first_name": "Uche",
            "baby_2_born_on": "20.4.2026",
            "carer_1_interpreter": "Yes",
            "carer_2_first_name": "Obi",
            "carer_2_role": "Father",
            "willing": "Not sure yet",
        }
    ).rows
    family, told = row.incoming.family, row.incoming.referral
    assert told.received_on == dt.date(2026, 6, 1)
    assert [child.born_on for child in family.children] == [dt.date(2026, 4, 20)] * 2
    assert family.children[0].nhs_number == "9990000018"
    assert family.children[0].nhs_number_status == "traced"
    assert [carer.role for carer in family.carers] == ["mother", "father"]
    assert family.carers[0].person.interpreter_needed
    assert family.other_parent == "recorded"
    assert told.willing == "unsure"
    assert told.consent_from == 0


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("received_on", "", "Enter the date of the referral."),
        ("received_on", "6/1/26", "a year of four numbers"),
        ("received_on", "31/02/2026", "“31/02/2026” is not a day"),
        ("received_on", "2026-06-16", "must be today or in the past"),
        ("referred_by", "", "Say who refers"),
        ("referred_by", "aunt", "“aunt” is not one of: professional, family."),
        ("reason", "", "Say what help is hoped for."),
        ("baby_1_born_on", "", "or the due date"),
        ("baby_1_born_on", "2026-06-20", "in the future"),
        ("carer_1_role", "butler", "is not one of: mother, father"),
        ("carer_1_email", "ada at home", "like name@example.org"),
        ("carer_1_interpreter", "maybe", "is not yes or no"),
        ("baby_1_nhs_number", "9990000019", "last digit does not fit"),
        ("baby_1_nhs_number", "9434765919", "begins with 999"),
        ("consent_given_by", "carer 2", "Give the details of the person who agreed."),
        ("consent_given_on", "", "the day on which they agreed"),
        ("stressors", "too many aunts", "is not on the checklist"),
        ("referrer_name", "x" * 121, "the most is 120"),
    ],
)
def test_a_bad_cell_is_named_by_its_column(column: str, cell: str, words: str) -> None:
    found = problems(**{column: cell})
    assert set(found) == {column}
    assert words in found[column]


def test_every_fault_of_a_row_is_said_at_once() -> None:
    assert set(problems(reason="", carer_1_role="", received_on="x")) == {
        "reason",
        "carer_1_role",
        "received_on",
    }


def test_a_demonstration_number_is_no_matter_elsewhere() -> None:
    text = file(GOOD | {"baby_1_nhs_number": "943 476 5919"})
    assert check(text, today=TODAY, test_numbers_only=False).rows


def test_the_same_facts_have_the_same_key_however_they_are_written() -> None:
    first = GOOD | {"carer_1_phone": "+44 7700 900001"}
    again = GOOD | {
        "received_on": "1 June 2026",
        "carer_1_role": "MOTHER",
        "carer_1_phone": "07700900001",
    }
    rows = checked(first, again, again | {"reason": "Feeding is hard"}).rows
    assert rows[0].incoming.key == rows[1].incoming.key != rows[2].incoming.key
    assert [row.same_as for row in rows] == [None, 2, None]


def test_the_example_file_is_a_good_file() -> None:
    decoded = decode(template_file())
    found = check(decoded.text, today=TODAY, test_numbers_only=True)
    assert len(found.rows) == 1
    assert found.left_out == ()


# The file that goes back


def test_the_rows_to_mend_come_back_with_what_to_mend() -> None:
    bad = GOOD | {"reason": "", "safe_contact": "=cmd|'/c calc'!A1", "carer_1_phone": "+44 1"}
    back = decode(refused_file(checked(bad, GOOD))).text
    [header, row] = list(csv.reader(io.StringIO(back)))
    assert header[-1] == "what_to_mend"
    assert row[-1] == "reason: Say what help is hoped for."
    assert row[header.index("safe_contact")] == "'=cmd|'/c calc'!A1"


def test_a_mended_file_goes_in() -> None:
    bad = GOOD | {"reason": "", "safe_contact": "-text only-"}
    back = decode(refused_file(checked(bad))).text
    names, row = list(csv.reader(io.StringIO(back)))
    row[names.index("reason")] = "Settling is hard"
    out = io.StringIO()
    csv.writer(out).writerows([names, row])
    [good] = check(out.getvalue(), today=TODAY, test_numbers_only=True).rows
    assert good.incoming.family.safe_contact == "-text only-"


def test_what_to_mend_does_not_pile_up() -> None:
    bad = GOOD | {"reason": ""}
    once = decode(refused_file(checked(bad))).text
    twice = decode(refused_file(check(once, today=TODAY, test_numbers_only=True))).text
    assert twice == once


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_nothing_that_we_give_back_can_run(start: str) -> None:
    assert guarded(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert parse(f"a,b\n'{start}SUM(A1),2").rows[0][1][0] == f"{start}SUM(A1)"


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",)),
    max_size=20,
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_come_back_as_they_went_out(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(
        [["a", "b", "c", "d"], *([guarded(cell) for cell in row] for row in rows)]
    )
    table = parse(decode(out.getvalue().encode()).text)
    kept = [tuple(_plain(cell) for cell in row) for row in rows]
    assert [cells for _, cells in table.rows] == [row for row in kept if any(row)]


def _plain(cell: str) -> str:
    """What a cell is after it was read once: without spaces around, and without a guard."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_but_unreadable(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        check(decode(data).text, today=TODAY, test_numbers_only=True)


@settings(max_examples=200)
@given(st.lists(st.text(max_size=30), min_size=len(GOOD), max_size=len(GOOD) + 2))
def test_no_row_whatever_raises(cells: list[str]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(GOOD)
    writer.writerow([cell.replace("\0", "") for cell in cells])
    try:
        found = check(
            decode(out.getvalue().encode("utf-8", "replace")).text,
            today=TODAY,
            test_numbers_only=True,
        )
    except Unreadable:
        return
    assert len(found.rows) + len(found.refused) <= 1
