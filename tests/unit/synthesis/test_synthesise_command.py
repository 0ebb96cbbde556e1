"""`attunement synthesise`: a file goes in; a table, plots and words come out, or what to mend."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from attunement.cli import main
from attunement.synthesis import effect_size, pool

HEADER = "Trial,Place,Mean T,SD T,N T,Mean C,SD C,N C"
ROWS = [
    "Ash 1999,home,12.1,3.2,40,10.0,3.0,41",
    "Beech 2001,clinic,11.0,2.9,25,10.4,3.1,24",
    "Cedar 2003,home,13.4,4.0,60,11.1,3.9,58",
    "Dogwood 2007,clinic,10.2,3.3,33,10.3,3.0,35",
]
MAP = {"m1": "Mean T", "sd1": "SD T", "n1": "N T", "m2": "Mean C", "sd2": "SD C", "n2": "N C"}
COLUMNS = [word for name, column in MAP.items() for word in ("--map", f"{name}={column}")]


@pytest.fixture
def studies(tmp_path: Path) -> Path:
    return written(tmp_path, ROWS)


def written(folder: Path, rows: list[str], header: str = HEADER) -> Path:
    path = folder / "studies.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def run(studies: Path, *words: str) -> int:
    columns = [] if "--map" in words else COLUMNS
    return main(["synthesise", str(studies), "--measure", "SMD", *columns, *words])


def expected() -> dict[str, float]:
    cells = [row.split(",") for row in ROWS]
    place = {column: HEADER.split(",").index(column) for column in MAP.values()}
    given = {n: [float(row[place[c]]) for row in cells] for n, c in MAP.items()}
    fit = pool(effect_size("SMD", **given))
    names = ("estimate", "se", "ci_lower", "ci_upper", "tau2", "i2", "q")
    return {name: getattr(fit, name) for name in names}


class TestWhatIsPrinted:
    def test_the_table_the_words_and_the_call_for_r(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(studies, "--label", "Trial") == 0
        said = capsys.readouterr().out
        fit = expected()
        pooled = f"{fit['estimate']:.2f} ({fit['ci_lower']:.2f} to {fit['ci_upper']:.2f})"
        (line,) = [x for x in said.splitlines() if x.startswith("All, random effects")]
        assert line.endswith(pooled)
        assert [x.split("  ")[0] for x in said.splitlines()[4:8]] == [r.split(",")[0] for r in ROWS]
        assert "In R: rma(yi=c(" in said
        assert "fewer than 10" in said
        assert "Written" not in said

    def test_json_has_the_numbers_at_full_precision(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(studies, "--json", "--label", "Trial") == 0
        said = json.loads(capsys.readouterr().out)
        for name, value in expected().items():
            assert said[name] == pytest.approx(value, rel=1e-14)
        assert [s["study"] for s in said["studies"]] == [r.split(",")[0] for r in ROWS]
        assert sum(s["weight"] for s in said["studies"]) == pytest.approx(100)
        assert said["r"].startswith("rma(")
        assert said["groups"] is None

    def test_groups_are_pooled_by_a_column(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(studies, "--by", "Place", "--json", "--test", "z") == 0
        groups = json.loads(capsys.readouterr().out)["groups"]
        assert [(g["group"], g["k"]) for g in groups] == [("clinic", 2), ("home", 2)]

    def test_columns_of_the_measures_own_names_need_no_map(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = written(tmp_path, ["0.1,0.04", "0.5,0.02", "0.2,0.03"], "yi,vi")
        assert main(["synthesise", str(path), "--measure", "GEN", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["k"] == 3

    def test_a_study_left_out_is_told_by_its_row_in_the_file(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = written(tmp_path, [*ROWS[:2], "", "Elm,home,,3.0,20,9.1,3.0,20", *ROWS[2:]])
        assert run(path, "--label", "Trial", "--json") == 0
        said = json.loads(capsys.readouterr().out)
        assert [(e["row"], e["study"]) for e in said["excluded"]] == [(5, "Elm")]
        assert [s["row"] for s in said["studies"]] == [2, 3, 6, 7]


REVMAN = """\
Analysis group,Analysis number,Study,Experimental cases,Experimental N,Control cases,Control N
1,1,Ash 1999,4,20,8,20
1,1,Beech 2001,3,30,9,28
1,2,Ash 1999,1,20,2,20
"""
RIS = """\
TY  - JOUR
AU  - Ash, B
PY  - 1999
TI  - Talking to babies
JO  - J Play
DO  - 10.1000/ash
ER  -
"""


class TestRevMan:
    def pooled(self, folder: Path, *words: str, text: str = REVMAN) -> int:
        path = folder / "revman.csv"
        path.write_text(text, encoding="utf-8")
        return main(["synthesise", str(path), "--measure", "RR", *words])

    def test_a_file_of_revman_is_known_by_its_columns(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.pooled(tmp_path, "--analysis", "1.1", "--json") == 0
        said = json.loads(capsys.readouterr().out)
        plain = pool(effect_size("RR", a=[4, 3], n1=[20, 30], c=[8, 9], n2=[20, 28]))
        assert said["estimate"] == pytest.approx(plain.estimate, rel=1e-14)
        assert [(s["row"], s["study"]) for s in said["studies"]] == [
            (2, "Ash 1999"),
            (3, "Beech 2001"),
        ]

    def test_which_analysis_must_be_said_where_there_are_several(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.pooled(tmp_path) == 1
        assert "analyses 1.1, 1.2. Say which: --analysis 1.1." in capsys.readouterr().err
        only = REVMAN.replace("1,2,Ash 1999,1,20,2,20\n", "")
        assert self.pooled(tmp_path, text=only) == 0

    def test_the_same_file_may_be_mapped_as_any_csv(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        map_ = {"a": "Experimental cases", "n1": "Experimental N", "c": "Control cases"}
        words = [w for n, c in {**map_, "n2": "Control N"}.items() for w in ("--map", f"{n}={c}")]
        assert self.pooled(tmp_path, "--format", "csv", "--json", *words) == 0
        assert json.loads(capsys.readouterr().out)["k"] == 3

    def test_a_csv_has_no_analyses(self, studies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(studies, "--analysis", "1.1") == 1
        assert "Only a file that RevMan wrote has analyses" in capsys.readouterr().err
        with pytest.raises(SystemExit):
            run(studies, "--analysis", "one")
        assert "not a group and a number, such as 1.2" in capsys.readouterr().err


class TestReferences:
    def test_each_study_carries_where_it_was_published(
        self, studies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "refs.ris").write_text(RIS, encoding="utf-8")
        words = ["--label", "Trial", "--references", str(tmp_path / "refs.ris"), "--json"]
        assert run(studies, *words) == 0
        said = json.loads(capsys.readouterr().out)["published"]
        assert said[:2] == [
            "Ash 1999: Ash, B (1999). Talking to babies. J Play. https://doi.org/10.1000/ash",
            "Beech 2001: no reference was given.",
        ]

    def test_by_the_doi_in_a_column(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "refs.ris").write_text(RIS, encoding="utf-8")
        rows = [f"{row},{doi}" for row, doi in zip(ROWS, ["", "10.1000/ASH", "", ""], strict=True)]
        path = written(tmp_path, rows, HEADER + ",DOI")
        out = tmp_path / "out"
        words = ["--references", str(tmp_path / "refs.ris"), "--reference", "DOI"]
        assert run(path, *words, "--out", str(out)) == 0
        report = (out / "report.md").read_text(encoding="utf-8")
        assert "## Studies" in report
        assert "- row 3: Ash, B (1999)." in report

    def test_mistakes_of_the_file_are_told(
        self, studies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "refs.ris").write_text(RIS.replace("1999", "soon"), encoding="utf-8")
        assert run(studies, "--references", str(tmp_path / "refs.ris")) == 1
        assert "line 3, tag PY: 'soon'; expected a year" in capsys.readouterr().err
        assert run(studies, "--reference", "Trial") == 1
        assert "Give --references FILE too" in capsys.readouterr().err


class TestFiles:
    def test_plots_and_report_are_written_and_named(
        self, studies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "a" / "results"
        assert run(studies, "--out", str(out), "--title", "Video feedback") == 0
        assert {p.name for p in out.iterdir()} == {"forest.svg", "funnel.svg", "report.md"}
        for name in ("forest.svg", "funnel.svg"):
            ElementTree.parse(out / name)  # noqa: S314 - our own markup
        assert (out / "report.md").read_text(encoding="utf-8").startswith("# Video feedback\n")
        assert f"Written: {out / 'report.md'}" in capsys.readouterr().out

    def test_what_someone_edited_is_not_written_over_unasked(
        self, studies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "report.md").write_text("mine", encoding="utf-8")
        assert run(studies, "--out", str(tmp_path)) == 1
        assert "already has report.md" in capsys.readouterr().err
        assert (tmp_path / "report.md").read_text(encoding="utf-8") == "mine"
        assert not (tmp_path / "forest.svg").exists()
        assert run(studies, "--out", str(tmp_path), "--replace") == 0
        assert (tmp_path / "report.md").read_text(encoding="utf-8") != "mine"

    def test_two_studies_make_no_funnel(self, tmp_path: Path) -> None:
        path = written(tmp_path, ROWS[:2])
        assert run(path, "--out", str(tmp_path / "o")) == 0
        assert {p.name for p in (tmp_path / "o").iterdir()} == {"forest.svg", "report.md"}

    def test_a_place_that_cannot_be_written(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(studies, "--out", str(studies)) == 1
        assert "Cannot write to" in capsys.readouterr().err


class TestMistakes:
    def refused(self, capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> str:
        assert run(path, *words) == 1
        said = capsys.readouterr()
        assert said.out == ""
        return said.err

    def test_row_17_says_row_17_its_column_its_value_and_what_is_expected(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = [f"S{i},home,{i},3.0,20,9.1,3.0,20" for i in range(15)]
        path = written(tmp_path, [*rows, "Bad,home,1,0,20,9.1,3.0,20", "B,home,1,3,20,nine,3,20"])
        said = self.refused(capsys, path)
        assert "row 17, column 'SD T': '0'; expected a standard deviation above 0" in said
        assert "row 18, column 'Mean C': 'nine'; expected a mean" in said

    def test_a_column_that_is_not_there_is_answered_with_the_nearest(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "no column 'Trail'. Did you mean Trial?" in self.refused(
            capsys, studies, "--label", "Trail"
        )

    def test_a_study_without_a_group(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = written(tmp_path, [*ROWS, "Elm,,11,3.0,20,9.1,3.0,20"])
        said = self.refused(capsys, path, "--by", "Place")
        assert "row 6, column 'Place': ''; expected the group of the study" in said

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--method", "BEST"], "no method 'BEST'"),
            (["--test", "x"], "no test 'x'"),
            (["--variance", "x"], "no variance 'x'"),
            (["--level", "95"], "95"),
            (["--map", "yi=Mean T"], "takes no column 'yi'"),
            (["--map", "m1=Mean T", "--map", "m1=Mean C"], "m1 more than once"),
        ],
    )
    def test_what_is_asked_for_wrongly(
        self, words: list[str], told: str, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert told in self.refused(capsys, studies, *words)

    def test_a_file_that_is_not_there(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "cannot be opened" in self.refused(capsys, tmp_path / "none.csv")

    def test_no_column_bears_a_name_of_the_measure(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["synthesise", str(studies), "--measure", "OR"]) == 1
        assert "as --map a=COLUMN. The file has Trial, Place" in capsys.readouterr().err

    def test_a_map_that_is_no_pair_is_a_usage_error(
        self, studies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as stopped:
            run(studies, "--map", "Mean T")
        assert stopped.value.code == 2
        assert "is not NAME=COLUMN" in capsys.readouterr().err
