"""RIS files as databases write them: what is read, and what is said of each mistake."""

import pytest

from attunement.knowledge.citing import Reference
from attunement.knowledge.citing import ris as written_by_the_library
from attunement.synthesis import StudyReference, SynthesisError, read_ris
from attunement.synthesis.reading import RisMistakes

RECORD = """\
TY  - JOUR
AU  - Ferguson, R.G.
AU  - Simes, A.B.
PY  - 1949
TI  - A trial of a vaccine
JO  - Tubercle
VL  - 30
IS  - 1
SP  - 5
EP  - 11
DO  - 10.1000/ab(1949)30:1
KW  - vaccine
KW  - trial
ER  -
"""


def one(text: str) -> StudyReference:
    (reference,) = read_ris(text)
    return reference


def mistakes(text: str) -> list[str]:
    with pytest.raises(RisMistakes) as raised:
        read_ris(text)
    said = [str(mistake) for mistake in raised.value.mistakes]
    assert all(line in str(raised.value) for line in said)
    return said


def test_each_field_is_where_it_belongs() -> None:
    assert one(RECORD) == StudyReference(
        line=1,
        kind="JOUR",
        title="A trial of a vaccine",
        authors=("Ferguson, R.G.", "Simes, A.B."),
        year=1949,
        journal="Tubercle",
        volume="30",
        issue="1",
        pages="5-11",
        doi="10.1000/ab(1949)30:1",
        keywords=("vaccine", "trial"),
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    assert one(mark + RECORD.replace("\n", end)) == one(RECORD)


def test_records_follow_one_another_with_numbers_and_blank_lines_between() -> None:
    first, second = read_ris(f"Provider: a database\n\n1. \n{RECORD}\n2. \n{RECORD}")
    assert (first.line, second.line) == (4, 20)
    assert first.title == second.title


def test_a_value_folded_over_lines_is_one_value() -> None:
    text = (
        "TY  - JOUR\nTI  - Play,\n      and being\nplayed with\nAB  -\n  What\n\n  we did.\nER  -\n"
    )
    found = one(text)
    assert found.title == "Play, and being played with"
    assert found.abstract == "What we did."


def test_a_hyphen_in_a_folded_line_is_no_tag() -> None:
    found = one("TY  - JOUR\nTI  - Mother\nAA - infant\nER  - \n")
    assert found.title == "Mother AA - infant"


@pytest.mark.parametrize(
    ("written", "year"),
    [("PY  - 2019", 2019), ("Y1  - 2019/05/12/", 2019), ("DA  - 2019-05", 2019), ("VL  - 3", None)],
)
def test_the_year_of_whatever_holds_it(written: str, year: int | None) -> None:
    assert one(f"TY  - JOUR\nTI  - Play\n{written}\nER  - \n").year == year


@pytest.mark.parametrize(
    "written", ["10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182", "DOI: 10.1000/182"]
)
def test_a_doi_without_what_stands_before_it(written: str) -> None:
    assert one(f"TY  - JOUR\nDO  - {written}\nER  - \n").doi == "10.1000/182"


def test_nothing_of_a_record_is_lost() -> None:
    found = one(
        "TY  - JOUR\nT1  - Play\nTI  - Play\nCT  - Spiel\nPY  - 2019\nDA  - 2019/05/12\n"
        "ZZ  - what is this\nER  - \n"
    )
    assert found.title == "Play"
    assert found.other == (("CT", "Spiel"), ("DA", "2019/05/12"), ("ZZ", "what is this"))


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        (["Aronson, J"], "Aronson 1948"),
        (["Ferguson, R", "Simes, A"], "Ferguson & Simes 1948"),
        (["Comstock, G", "Livesay, V", "Woolpert, S"], "Comstock et al. 1948"),
        ([], "Play 1948"),
    ],
)
def test_a_study_is_named_as_in_a_forest_plot(authors: list[str], label: str) -> None:
    lines = "".join(f"AU  - {author}\n" for author in authors)
    assert one(f"TY  - JOUR\n{lines}TI  - Play\nPY  - 1948\nER  - \n").label == label


def test_what_the_library_writes_can_be_read() -> None:
    text = written_by_the_library(
        Reference(
            id="st-1",
            form="article",
            title="Play",
            authors=("Smith, A", "Jones, B"),
            container="J Play",
            volume="3",
            issue="2",
            pages="5-9",
            doi="10.1000/182",
            issued="2001-05",
        )
    )
    found = one(text)
    assert (found.id, found.year, found.doi) == ("st-1", 2001, "10.1000/182")
    assert found.authors == ("Smith, A", "Jones, B")
    assert (found.title, found.journal, found.volume) == ("Play", "J Play", "3")
    assert (found.issue, found.pages) == ("2", "5-9")
    assert found.other == (("DA", "2001/05"),)


class TestMistakes:
    def test_each_says_line_tag_value_and_what_is_expected(self) -> None:
        text = RECORD.replace("1949", "the fifties", 1).replace("10.1000/ab(1949)30:1", "n/a")
        assert mistakes(text) == [
            "line 4, tag PY: 'the fifties'; expected a year of four digits",
            "line 11, tag DO: 'n/a'; expected a DOI, such as 10.1000/182",
        ]

    def test_a_record_that_does_not_end(self) -> None:
        assert mistakes("TY  - JOUR\nTI  - A\n" + RECORD) == [
            "line 3, tag TY: 'JOUR'; expected ER, to end the record of line 1"
        ]
        assert mistakes(RECORD.replace("ER  -\n", "")) == [
            "line 1, tag TY: 'JOUR'; expected an ER that ends this record"
        ]

    def test_lines_outside_a_record_are_told_once_for_each_stretch(self) -> None:
        text = f"{RECORD}AU  - Smith\nTI  - Play\n{RECORD}and more\nof it\n"
        assert mistakes(text) == [
            "line 15, tag AU: 'Smith'; expected TY, which begins a record",
            "line 31: 'and more'; expected TY, which begins a record",
        ]

    def test_a_tag_with_other_spaces_is_not_swallowed(self) -> None:
        assert mistakes("TY  - JOUR\nTI  - Play\nAU - Smith\nER  - \n") == [
            "line 3, tag AU: 'AU - Smith'; expected two spaces, then a hyphen, after the tag"
        ]

    def test_a_record_that_nothing_could_be_known_by(self) -> None:
        (said,) = mistakes("TY  - JOUR\nAU  - Smith, A\nER  - \n")
        assert said.endswith("expected a title (TI), a DOI (DO) or a note (N1) in this record")

    def test_a_type_that_is_none(self) -> None:
        (said,) = mistakes("TY  - a journal\nTI  - Play\nER  - \n")
        assert said == "line 1, tag TY: 'a journal'; expected a type of reference, such as JOUR"

    def test_a_long_list_is_shown_in_part_and_counted(self) -> None:
        with pytest.raises(RisMistakes, match=r"25 lines(?s:.)*and 5 more") as raised:
            read_ris("TY  - JOUR\nTI  - Play\nPY  - soon\nER  - \n" * 25)
        assert len(raised.value.mistakes) == 25

    @pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "TI  - Play\n"])
    def test_a_text_without_a_record(self, text: str) -> None:
        with pytest.raises(SynthesisError, match=r"no record.*choose RIS"):
            read_ris(text)
