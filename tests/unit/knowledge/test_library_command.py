"""`attunement library`: readable in a terminal, and JSON for a program."""

import json
from pathlib import Path
from typing import Any

import pytest

from attunement.cli import main


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> str:
        assert main(["library", *words]) == 0
        return capsys.readouterr().out

    return run


def test_search_tells_why_and_counts(said: Any) -> None:
    out = said("search", "baby", "massage")
    assert out.splitlines()[0] == "Infant massage"
    assert "“baby massage” means “infant massage”, in name" in out
    assert "Baby's age (--age):" in out


def test_search_takes_filters(said: Any) -> None:
    found = json.loads(said("search", "--age", "before-birth", "--json"))
    assert {hit["kind"] for hit in found["hits"]} == {"programmes"}
    assert "mellow-bumps" in {hit["id"] for hit in found["hits"]}


def test_search_as_known_on_a_day_does_not_find_what_came_later(said: Any) -> None:
    now = json.loads(said("search", "van ijzendoorn 2022", "--json"))
    then = json.loads(
        said("search", "van ijzendoorn 2022", "--json", "--as-known-on", "2019-10-01")
    )
    assert now["hits"][0]["id"] == "van-ijzendoorn-2022"
    assert "van-ijzendoorn-2022" not in {hit["id"] for hit in then["hits"]}


def test_show_gives_each_fact_its_sources_and_marks_what_is_not_checked(said: Any) -> None:
    out = said("show", "pip-attachment-security")
    assert "not yet checked against the publisher" in out
    assert "S0 Parent-infant/child psychotherapy (PIP)" in out


def test_show_says_not_known_and_never_nought(said: Any) -> None:
    assert "cost: not known" in said("show", "child-parent-psychotherapy")


def test_show_as_json_is_the_record(said: Any) -> None:
    (shown,) = json.loads(said("show", "barlow-2015", "--json"))
    assert (shown["kind"], shown["studies"]) == ("reviews", None)


def test_a_record_past_its_review_says_so(said: Any) -> None:
    assert "Its review was due" in said("show", "vig", "--as-known-on", "2099-01-01")


def test_compare_sets_versions_side_by_side(said: Any) -> None:
    out = said("compare", "vig", "vipp-sd")
    assert "Video Interaction Guidance (VIG): not rated" in " ".join(out.split())
    assert "Netherlands Youth Institute" in out
    assert [one["id"] for one in json.loads(said("compare", "vig", "vipp-sd", "--json"))] == [
        "vig",
        "vipp-sd",
    ]


def test_compare_lists_each_finding_with_whom_when_and_from_where(said: Any) -> None:
    out = " ".join(said("compare", "vig", "infant-massage").split())
    assert "Video Interaction Guidance (VIG): none about this very version" in out
    assert "- helps: Massage groups did most for mothers at medium risk." in out
    assert "mothers at medium risk (2013; S1; infant-massage-medium-risk)" in out
    assert "(low confidence)" in out
    _, massage = json.loads(said("compare", "vig", "infant-massage", "--json"))
    assert len(massage["claims"]) == out.count("; infant-massage-")


def test_two_readings_name_the_review_that_was_read(said: Any) -> None:
    out = " ".join(said("contradictions").split())
    assert "Two readings of one review on infant attachment security. The review: Barlow," in out


def test_no_line_of_text_is_wider_than_a_terminal(said: Any) -> None:
    for words in (["contradictions"], ["compare", "vig", "vipp-sd"], ["search", "pnd"]):
        assert max(map(len, said(*words).splitlines())) <= 100


def test_contradictions_show_both_sides_and_no_verdict(said: Any) -> None:
    out = said("contradictions")
    assert out.count("Nobody has settled this.") == 8
    assert "Infant massage: what it does (infant-massage-effect)" in out
    assert len(json.loads(said("contradictions", "--json"))) == 5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "vipp-ds"], "Did you mean vipp"),
        (["compare", "vig", "nothing-like-it-zz"], "There is no programme nothing-like-it-zz"),
        (["compare", "vig", "vipp", "vipp-sd", "abc", "cbt"], "At most 4"),
    ],
)
def test_a_slip_is_told_with_how_to_mend_it(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["library", *words]) == 1
    assert told in capsys.readouterr().err


def test_broken_local_records_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "ours.yaml").write_text("id: ours\n")
    assert main(["library", "contradictions", "--records", str(tmp_path)]) == 1
    assert "claims/ours.yaml:1: subject:" in capsys.readouterr().err


def test_a_measure_is_found_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "search", "kips"]) == 0
    found = capsys.readouterr().out
    assert "measures/kips" in found
    assert "“kips” in" in found, "the reason is in the words that were typed"
    assert main(["library", "show", "kips"]) == 0
    assert "Sensitivity of responses" in capsys.readouterr().out
