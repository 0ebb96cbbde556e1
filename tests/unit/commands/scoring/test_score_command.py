"""`attunement score`: a file of answers goes in; scores come out, and every mistake by its line."""

import csv
from pathlib import Path
from typing import Any

import pytest

from attunement.cli import main
from attunement.commands.score import SOME_ROWS_COULD_NOT_BE_SCORED, STOPPED
from attunement.commands.scoring import whole_file
from attunement.measures import measure

NINE = [str(n) for n in range(1, 10)]
HEADER = ["family", *NINE, "note"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(rows: list[list[Any]], header: list[str] = HEADER, name: str = "answers.csv") -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def read(name: str = "scores.csv", delimiter: str = ",") -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def form(family: str, *answers: Any, note: str = "") -> list[Any]:
    return [family, *answers, note]


def run(*words: str, what: str = "phq-9") -> int:
    return main(["score", what, "answers.csv", *words])


def refusal(capsys: pytest.CaptureFixture[str], *words: str, what: str = "phq-9") -> str:
    assert run(*words, what=what) == 1
    return capsys.readouterr().err


class TestScores:
    def test_each_form_with_what_was_carried(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 8, 0, note="two\nlines"), form("Birch", *[3] * 8, "", note="=1")])
        assert run() == 0
        ash, birch = read()
        assert ash == {
            "family": "Ash",
            "note": "two\nlines",
            "phq-9 state": "scored",
            "phq-9 missing": "",
            "phq-9 act today on": "",
            "phq-9 total": "8",
            "phq-9 total band": "mild",
        }
        assert (birch["phq-9 state"], birch["phq-9 missing"]) == ("incomplete", "9")
        assert (birch["phq-9 total"], birch["phq-9 total band"]) == ("", "")
        said = capsys.readouterr().out
        assert "Scored: 1. Incomplete: 1." in said
        assert "It is not a diagnosis." in said
        assert not Path("scores-problems.csv").exists()

    def test_a_safety_answer_is_told_although_the_form_is_unfinished(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write([form("Ash", "", *[0] * 7, 1), form("Birch", *[0] * 9), form("Elm", 9, *[0] * 7, 2)])
        assert run() == SOME_ROWS_COULD_NOT_BE_SCORED
        assert [row["phq-9 act today on"] for row in read()] == ["9", ""]
        (problem,) = read("scores-problems.csv")
        assert "today" in problem["act today"]
        assert "2 forms ask for action today" in capsys.readouterr().out

    def test_columns_by_name(self) -> None:
        write([[2, 2, "x", *[1] * 7]], header=["A", "B", "note", *NINE[2:]])
        assert run("--map", "1=A", "--map", "2=B") == 0
        assert read()[0]["phq-9 total"] == "11"

    def test_semicolons_in_and_out(self) -> None:
        Path("answers.csv").write_text("id;" + ";".join(NINE) + "\na,b" + ";1" * 9 + "\n")
        assert run() == 0
        assert read(delimiter=";")[0]["phq-9 total"] == "9"

    def test_facets_not_observed(self) -> None:
        facets = [str(n) for n in range(1, 13)]
        write([[4] * 11 + ["not observed"], ["Not-observed"] * 12], header=facets)
        assert run(what="kips") == 0
        seen, unseen = read()
        assert (seen["kips total"], seen["kips state"]) == ("4", "scored")
        assert (unseen["kips total"], unseen["kips state"]) == ("", "incomplete")
        assert "kips total band" not in seen  # its bands are for programmes, never one family

    def test_an_ordinal_level_is_a_name_and_no_number(self) -> None:
        one = measure("dc-0-5-loaf")
        assert one.levels is not None
        option = one.response(one.item(one.levels.item)).options[1]
        write([[option.value]], header=[one.levels.item])
        assert run(what=one.id) == 0
        assert read()[0][f"{one.id} level"] == option.label

    def test_points_stay_with_the_form_that_they_are_from(self) -> None:
        write([["Ash", 12, 45], ["Birch", 13, 45]], header=["family", "interval", "points"])
        assert run(what="asq-se-2") == SOME_ROWS_COULD_NOT_BE_SCORED
        (ash,) = read()
        assert (ash["interval"], ash["asq-se-2 total"]) == ("12", "45")
        (problem,) = read("scores-problems.csv")
        assert (problem["column"], problem["value"]) == ("interval", "13")

    @pytest.mark.parametrize("spelling", ["2", "2.0", " 2 ", "2e0"])
    def test_ways_to_write_a_whole_number(self, spelling: str) -> None:
        write([form("Ash", *[spelling] * 9)])
        assert run() == 0
        assert read()[0]["phq-9 total"] == "18"

    @pytest.mark.parametrize("spelling", ["", "NA", "n/a", "NaN", "."])
    def test_ways_to_write_nothing(self, spelling: str) -> None:
        write([form("Ash", spelling, *[1] * 8)])
        assert run() == 0
        assert read()[0]["phq-9 missing"] == "1"


class TestWhatSpreadsheetsWrite:
    def test_empty_cells_beyond_the_last_column(self) -> None:
        write([[*[1] * 9, "", ""], [*[1] * 9, "", "x"]], header=[*NINE, "", ""])
        assert run() == SOME_ROWS_COULD_NOT_BE_SCORED
        assert [row["phq-9 total"] for row in read()] == ["9"]
        assert read("scores-problems.csv")[0]["value"] == "11 values"

    def test_carried_columns_may_share_a_name(self) -> None:
        write([["a", *[1] * 9, "b"]], header=["note", *NINE, "note"])
        assert run() == 0
        assert Path("scores.csv").read_text().splitlines()[1].startswith("a,b,scored")

    def test_a_whole_file_from_windows(self) -> None:
        text = "\ufeffid," + ",".join(NINE) + "\r\nAsh" + ",2" * 9 + "\r\n\r\n"
        Path("answers.csv").write_bytes(text.encode())
        assert run() == 0
        assert [(row["id"], row["phq-9 total"]) for row in read()] == [("Ash", "18")]


class TestMistakes:
    def test_each_by_line_column_value_and_what_was_expected(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(
            [
                form("Ash", *[1] * 9),
                form("Birch", 4, "two", *[1] * 6, 0),
                ["Cedar", 1, 1],
                form("Dogwood", "inf", *[1] * 7, "not observed"),
                form("Elm", *[1] * 9),
            ]
        )
        assert run() == SOME_ROWS_COULD_NOT_BE_SCORED
        assert [row["family"] for row in read()] == ["Ash", "Elm"]
        told = [
            (each["line"], each["column"], each["value"]) for each in read("scores-problems.csv")
        ]
        assert told == [
            ("3", "1", "4"),
            ("3", "2", "two"),
            ("4", "", "3 values"),
            ("5", "1", "inf"),
            ("5", "9", "not observed"),
        ]
        expected = {each["expected"] for each in read("scores-problems.csv")}
        assert expected == {"Enter 0, 1, 2 or 3.", "11, one for each column"}
        assert "Could not be scored: 3." in capsys.readouterr().out

    def test_entries_that_do_not_add_up(self) -> None:
        one = measure("care-index")
        header = [item.key for item in one.items]
        right = dict.fromkeys(header, 0)
        for check in one.entry_checks:
            right[check.items[0]] = check.sum
        wrong = {**right, one.entry_checks[0].items[0]: one.entry_checks[0].sum - 1}
        write([list(right.values()), list(wrong.values())], header=header)
        assert run(what=one.id) == SOME_ROWS_COULD_NOT_BE_SCORED
        (problem,) = read("scores-problems.csv")
        assert problem["column"] == ", ".join(one.entry_checks[0].items)
        assert f"must add up to {one.entry_checks[0].sum}" in problem["expected"]

    def test_where_no_row_can_be_scored_the_header_still_stands(self) -> None:
        write([form("Ash", *[9] * 9)])
        assert run() == SOME_ROWS_COULD_NOT_BE_SCORED
        assert read() == []
        assert Path("scores.csv").read_text().startswith("family,note,phq-9 state")


class TestLargeAndStopped:
    def test_pieces_change_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [form(f"F{n}", *[(n + k) % 5 for k in range(9)]) for n in range(50)]
        write(rows)
        run("--out", "whole.csv")
        monkeypatch.setattr(whole_file, "PIECE", 7)
        run("--out", "pieces.csv")
        for name in ("{}.csv", "{}-problems.csv"):
            whole, pieces = (Path(name.format(each)).read_text() for each in ("whole", "pieces"))
            assert whole == pieces

    def test_no_more_than_a_piece_is_held(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rows are read as they are needed: after the first piece is scored, most are unread."""
        write([form(f"F{n}", *[1] * 9) for n in range(1000)])
        monkeypatch.setattr(whole_file, "PIECE", 10)
        read_when_scored: list[int] = []
        given = whole_file.rows_of

        def counting(*arguments: Any) -> Any:
            for n, row in enumerate(given(*arguments)):
                read_when_scored.append(n)
                yield row

        monkeypatch.setattr(whole_file, "rows_of", counting)
        seen: list[int] = []
        whole_file.score_file(
            measure("phq-9"),
            Path("answers.csv"),
            out=Path("out.csv"),
            problems=Path("faults.csv"),
            mapped={},
            progress=lambda _: seen.append(len(read_when_scored)),
        )
        assert seen[0] == 11  # the header and one piece
        assert len(seen) == 100

    def test_stopped_by_the_keyboard_it_keeps_what_is_done(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write([form(f"F{n}", *[1] * 8, 9 if n == 3 else 1) for n in range(30)])
        monkeypatch.setattr(whole_file, "PIECE", 10)
        given, calls = whole_file.Kept.add, 0

        def stopping(self: Any, rows: Any) -> None:
            nonlocal calls
            given(self, rows)
            calls += "problems" not in self.path.name
            if calls == 3:  # the header, the first piece, and half of the second
                raise KeyboardInterrupt

        monkeypatch.setattr(whole_file.Kept, "add", stopping)
        assert run() == STOPPED
        assert [row["family"] for row in read()] == [f"F{n}" for n in range(10) if n != 3]
        assert [row["line"] for row in read("scores-problems.csv")] == ["5"]
        assert "up to line 11 are kept" in capsys.readouterr().out

    def test_a_bar_moves_on_standard_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        run()
        said = capsys.readouterr()
        assert "Scoring" in said.err
        assert "Scoring" not in said.out


class TestRefusals:
    def test_a_measure_that_is_not_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        assert "The measures are:" in refusal(capsys, what="phq")

    def test_a_file_that_is_not_there(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "cannot be read" in refusal(capsys)

    def test_a_file_without_rows(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([])
        assert "no rows of answers" in refusal(capsys)
        Path("answers.csv").write_bytes(b"")
        assert "no header" in refusal(capsys)
        assert not Path("scores.csv").exists()

    def test_utf_16(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("answers.csv").write_text("a,b\n", encoding="utf-16")
        assert "UTF-16" in refusal(capsys)

    def test_an_item_without_a_column(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([[1] * 8], header=NINE[:8])
        assert "no column for 9" in refusal(capsys)
        assert "--map 9=COLUMN" in refusal(capsys)

    def test_a_map_that_does_not_fit(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        assert "no item 12" in refusal(capsys, "--map", "12=note")
        assert "no column nte for item 1. Did you mean note" in refusal(capsys, "--map", "1=nte")
        assert "mapped to one column" in refusal(capsys, "--map", "1=2")
        assert "more than once" in refusal(capsys, "--map", "1=2", "--map", "1=3")
        with pytest.raises(SystemExit):
            run("--map", "1")

    def test_columns_of_one_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([[1] * 10], header=[*NINE, "9"])
        assert "Two columns are called 9" in refusal(capsys)
        write([[1] * 10], header=[*NINE, "phq-9 total"])
        assert "Rename that column" in refusal(capsys)

    def test_files_in_the_way(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        Path("scores.csv").write_text("mine")
        assert "--replace" in refusal(capsys)
        assert Path("scores.csv").read_text() == "mine"
        Path("scores-problems.csv").write_text("old")
        assert run("--replace") == 0
        assert not Path("scores-problems.csv").exists()

    def test_the_answers_themselves(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        assert "holds the answers" in refusal(capsys, "--out", "answers.csv", "--replace")
        assert len(read("answers.csv")) == 1

    def test_a_place_that_cannot_be_written(self, capsys: pytest.CaptureFixture[str]) -> None:
        write([form("Ash", *[1] * 9)])
        assert "Cannot write" in refusal(capsys, "--out", "no/such/folder.csv")
