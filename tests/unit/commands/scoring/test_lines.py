"""Rows of a CSV file: whatever is wrong with one costs that one alone."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from attunement.commands.scoring.lines import LONGEST_LINE, MOST_LINES, Row, rows_of


def rows(written: bytes, delimiter: str = ",") -> list[Row]:
    return list(rows_of(io.BytesIO(written), delimiter))


def told(written: bytes) -> list[tuple[int, tuple[str, ...] | str]]:
    return [(row.line, row.fault or row.values) for row in rows(written)]


def test_plain_rows_and_blank_lines() -> None:
    assert told(b"a,b\n\n1, 2\r\n\r\n3,4") == [(1, ("a", "b")), (3, ("1", " 2")), (5, ("3", "4"))]


def test_a_mark_of_byte_order_is_no_part_of_the_first_name() -> None:
    assert told("\ufeffa,b\n".encode()) == [(1, ("a", "b"))]


def test_a_value_over_several_lines() -> None:
    assert told(b'a,"one\ntwo ""2""\nthree"\nb,c\n') == [
        (1, ("a", 'one\ntwo "2"\nthree')),
        (4, ("b", "c")),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row() -> None:
    found = told(b'a,b\n1,"open\n2,x\n3,y\n')
    assert found[0] == (1, ("a", "b"))
    assert "not closed" in found[1][1]
    assert found[2:] == [(3, ("2", "x")), (4, ("3", "y"))]


def test_it_looks_no_further_than_so_many_lines_for_the_end() -> None:
    far = b'1,"open\n' + b"2,x\n" * MOST_LINES + b'3,"\n'
    found = told(far)
    assert "not closed" in found[0][1]
    assert found[1] == (2, ("2", "x"))
    assert len(found) == MOST_LINES + 2


def test_what_follows_a_closing_quotation_mark() -> None:
    found = told(b'1,"two"x\n3,4\n')
    assert isinstance(found[0][1], str)
    assert found[1] == (2, ("3", "4"))


def test_a_line_end_in_the_middle_of_a_value() -> None:
    found = told(b"a,b\n1,two\rthree\n3,4\n")
    assert "line end" in found[1][1]
    assert found[2] == (3, ("3", "4"))


def test_bytes_that_are_not_utf_8_cost_their_row() -> None:
    found = told(b"a,b\n1,caf\xe9\n2,x\n")
    assert "UTF-8" in found[1][1]
    assert found[2] == (3, ("2", "x"))


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    found = rows(b"a,b\n" + b"x" * (2 * LONGEST_LINE + 5) + b"\n2,y\n")
    assert "too long" in str(found[1].fault)
    assert (found[2].line, found[2].values) == (3, ("2", "y"))
    assert found[2].end == 4 + 2 * LONGEST_LINE + 6 + 4


def test_the_bytes_read_are_counted() -> None:
    written = b'a,b\n1,"x\ny"\n2,z\n'
    assert [row.end for row in rows(written)] == [4, 12, 16]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2),
        max_size=6,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_a_spreadsheet_writes_is_read(table: list[list[str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    text = written.getvalue()
    if any(value.count("\n") >= MOST_LINES for row in table for value in row):
        return
    found = rows(text.encode(), delimiter)
    assert [list(row.values) for row in found] == table


@given(st.binary(max_size=300))
def test_no_bytes_break_it(written: bytes) -> None:
    found = rows(written)
    assert all(bool(row.values) != bool(row.fault) for row in found)
    assert [row.line for row in found] == sorted({row.line for row in found})
    assert all(row.end <= len(written) for row in found)
