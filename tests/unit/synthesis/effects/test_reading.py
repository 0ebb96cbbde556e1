"""Files of studies: what is read, and what is said of each mistake."""

from pathlib import Path

import pytest

from attunement.synthesis import errors
from attunement.synthesis.effects import Mistakes, effect_size, read_effects, read_revman

HEADER = "Study,Mean T,SD T,N T,Mean C,SD C,N C\n"
GOOD = ["Alba 2001,5,1,20,4,1.1,20", "Baker 2004,6,1.5,30,5,1.2,28"]
COLUMNS = {
    "m1": "Mean T", "sd1": "SD T", "n1": "N T", "m2": "Mean C", "sd2": "SD C", "n2": "N C",
}  # fmt: skip


def read(text: str, **options: object) -> object:
    return read_effects(text, measure="SMD", columns=COLUMNS, label="Study", **options)  # type: ignore[arg-type]


def file_of(*lines: str) -> str:
    return HEADER + "\n".join(lines) + "\n"


def test_a_file_gives_what_its_numbers_give(tmp_path: Path) -> None:
    path = tmp_path / "studies.csv"
    path.write_text(file_of(*GOOD), encoding="utf-8-sig")
    found = read_effects(path, measure="SMD", columns=COLUMNS, label="Study")
    plain = effect_size(
        "SMD", m1=[5, 6], sd1=[1, 1.5], n1=[20, 30], m2=[4, 5], sd2=[1.1, 1.2], n2=[20, 28]
    )
    assert found.yi.tolist() == plain.yi.tolist()
    assert found.vi.tolist() == plain.vi.tolist()
    assert found.labels == ("Alba 2001", "Baker 2004")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(separator: str) -> None:
    text = file_of(*GOOD).replace(",", separator)
    assert read(text).k == 2  # type: ignore[attr-defined]


def test_without_a_label_studies_are_named_by_their_row() -> None:
    text = file_of(GOOD[0], "", GOOD[1])
    found = read_effects(text, measure="SMD", columns=COLUMNS)
    assert found.labels == ("row 2", "row 4")


def test_a_mistake_in_row_17_says_row_column_value_and_what_is_expected() -> None:
    lines = [GOOD[0]] * 15 + ["Zander 2020,5,-1,20,4,1.1,20"]
    with pytest.raises(Mistakes) as raised:
        read(file_of(*lines))
    (mistake,) = raised.value.mistakes
    assert str(mistake) == "row 17, column 'SD T': '-1'; expected a standard deviation above 0"
    assert str(mistake) in str(raised.value)


def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    with pytest.raises(Mistakes, match="3 values cannot be used") as raised:
        read(file_of("A,5,0,20,4,1,twenty", "B,six,1,2,3,1,9"))
    told = [(mistake.row, mistake.column) for mistake in raised.value.mistakes]
    assert told == [(2, "SD T"), (2, "N C"), (3, "Mean T")]


def test_a_decimal_comma_is_explained() -> None:
    text = "Study;r;n\nA;0,3;40\n"
    with pytest.raises(Mistakes, match="with a point, not a comma"):
        read_effects(text, measure="COR", columns={"r": "r", "n": "n"})


@pytest.mark.parametrize("written", ["", "NA", "n/a", "not reported", "NR"])
def test_what_is_not_reported_leaves_the_row_out(written: str) -> None:
    found = read(file_of(GOOD[0], f"B,6,{written},30,5,1.2,28"))
    assert [(one.label, one.reason) for one in found.excluded] == [("B", "sd1 not reported.")]  # type: ignore[attr-defined]


def test_or_raises_if_so_asked() -> None:
    with pytest.raises(errors.NotComputable, match=r"Row 2 \(B\)"):
        read(file_of(GOOD[0], "B,6,,30,5,1.2,28"), rows="raise")


@pytest.mark.parametrize("written", ["inf", "1e999"])
def test_infinity_is_no_mean(written: str) -> None:
    with pytest.raises(Mistakes):
        read(file_of(f"A,{written},1,20,4,1.1,20"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Study,r,n\n", "no rows of data"),
        ("Study,r,r\nA,1,2\n", "named twice: 'r'"),
        ("Study,r,n\nA,0.1,20,30\n", "Row 2: 4 values under 3 columns"),
        ("Study,rho,n\nA,0.1,20\n", "no column 'r'. Did you mean"),
        ("Study,R,n\nA,0.1,20\n", "no column 'r'. Did you mean Study, R, n"),
    ],
)
def test_files_that_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(errors.Unreadable, match=says):
        read_effects(text, measure="COR", columns={"r": "r", "n": "n"})


def test_a_file_that_is_not_there_and_one_of_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(errors.Unreadable, match="cannot be opened"):
        read_effects(tmp_path / "none.csv", measure="COR", columns={"r": "r", "n": "n"})
    path = tmp_path / "latin.csv"
    path.write_bytes("Study,r,n\nRené,0.1,20\n".encode("latin-1"))
    with pytest.raises(errors.Unreadable, match=r"latin\.csv is not UTF-8"):
        read_effects(path, measure="COR", columns={"r": "r", "n": "n"})


def test_a_column_that_the_measure_does_not_take() -> None:
    with pytest.raises(errors.WrongColumns, match="takes no column 'weight'"):
        read_effects("a,b\n1,2\n", measure="COR", columns={"weight": "a"})


REVMAN = (
    "Analysis group,Analysis number,Study,Experimental cases,Experimental N,Control cases,"
    "Control N,Experimental mean,Experimental SD,Control mean,Control SD,GIV Mean,GIV SE\n"
    "1,1,Alba 2001,4,20,8,20,,,,,,\n"
    "1,1,Baker 2004,3,30,9,28,,,,,,\n"
    "1,2,Alba 2001,,20,,20,5,1,4,1.1,,\n"
    "2,1,Clay 2010,,,,,,,,,0.3,0.1\n"
)


def test_an_analysis_of_a_review() -> None:
    risks = read_revman(REVMAN, measure="RR", analysis=(1, 1))
    plain = effect_size("RR", a=[4, 3], n1=[20, 30], c=[8, 9], n2=[20, 28])
    assert risks.yi.tolist() == plain.yi.tolist()
    assert risks.labels == ("Alba 2001", "Baker 2004")
    assert read_revman(REVMAN, measure="SMD", analysis=(1, 2)).k == 1
    assert read_revman(REVMAN, measure="GEN", analysis=(2, 1)).vi[0] == pytest.approx(0.01)


def test_an_analysis_that_is_not_there_and_a_measure_that_it_cannot_give() -> None:
    with pytest.raises(errors.Unreadable, match=r"no analysis 3\.1\. It has 1\.1, 1\.2, 2\.1"):
        read_revman(REVMAN, measure="RR", analysis=(3, 1))
    with pytest.raises(errors.Unreadable, match="does not hold what COR takes"):
        read_revman(REVMAN, measure="COR", analysis=(1, 1))


def test_a_mistake_keeps_its_row_in_the_file() -> None:
    text = REVMAN.replace("0.3,0.1", "0.3,-0.1")
    with pytest.raises(Mistakes, match="row 5, column 'GIV SE'"):
        read_revman(text, measure="GEN", analysis=(2, 1))
