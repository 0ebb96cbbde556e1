"""A team's own records: the same rules, kept apart, marked, and never over a shipped one."""

from datetime import date
from pathlib import Path

import pytest

from attunement.cli import main
from attunement.knowledge import RecordError, library, read_library
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.search import search


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one local programme, in the shape of a shipped one."""
    text = (RECORDS / "programmes" / "vig.yaml").read_text()
    text = text.replace("id: vig\n", "id: harbour-group\n").replace(
        "name: Video Interaction Guidance (VIG)", "name: Harbour Street group"
    )
    (tmp_path / "programmes").mkdir()
    (tmp_path / "programmes" / "harbour-group.yaml").write_text(text)
    return tmp_path


def test_it_stands_beside_the_shipped_ones_and_is_marked(own: Path) -> None:
    known = read_library(overlay=own)
    assert len(known.programmes) == 73
    assert known.is_local("programmes", "harbour-group")
    assert not known.is_local("programmes", "vig")
    assert library().local == frozenset()


def test_it_is_found_and_marked_local(own: Path) -> None:
    (hit,) = search("harbour", library=read_library(overlay=own)).hits
    assert (hit.id, hit.local) == ("harbour-group", True)


def test_it_stays_marked_in_a_view_of_another_day(own: Path) -> None:
    then = read_library(overlay=own).as_known_on(date(2020, 1, 1))
    assert then.is_local("programmes", "harbour-group")


def test_the_version_tells_shipped_and_local_apart(own: Path) -> None:
    shipped, local = read_library(overlay=own).version.split("+")
    assert shipped == library().version
    path = own / "programmes" / "harbour-group.yaml"
    path.write_text(path.read_text() + "# seen\n")
    changed = read_library(overlay=own).version.split("+")
    assert changed[0] == shipped
    assert changed[1] != local


def test_it_may_not_take_the_place_of_a_shipped_record(own: Path) -> None:
    (own / "programmes" / "vig.yaml").write_text((RECORDS / "programmes" / "vig.yaml").read_text())
    with pytest.raises(RecordError) as error:
        read_library(overlay=own)
    (problem,) = error.value.problems
    assert problem.file == "programmes/vig.yaml"
    assert "local-vig" in problem.mend


def test_a_fault_of_its_own_is_named_with_its_own_line(own: Path) -> None:
    path = own / "programmes" / "harbour-group.yaml"
    path.write_text(path.read_text().replace("variant_of: null", "variant_of: nobody"))
    with pytest.raises(RecordError) as error:
        read_library(overlay=own)
    (problem,) = error.value.problems
    assert (problem.file, problem.field) == ("programmes/harbour-group.yaml", "variant_of")
    line = path.read_text().splitlines()[problem.line - 1]
    assert line == "variant_of: nobody"


def test_a_folder_with_a_wrong_name_is_not_passed_over(own: Path) -> None:
    (own / "programs").mkdir()
    with pytest.raises(RecordError, match="programs is not a kind of record"):
        read_library(overlay=own)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such folder"):
        read_library(overlay=tmp_path / "nowhere")


def test_the_command_checks_it(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check", str(own)]) == 0
    assert "1 of them are local" in capsys.readouterr().out


def test_a_local_verdict_must_settle_something(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "resolutions").mkdir()
    (own / "resolutions" / "ours.yaml").write_text(
        "id: ours\nbetween: [pip-attachment-security, nothing]\nverdict: V.\nreason: R.\n"
        "decided_by: A. Person\ndecided_on: '2026-11-01'\nas_of: '2026-11-01'\n"
        "checked_by: A. Person\nnext_review_on: '2027-11-01'\n"
    )
    assert main(["knowledge", "check", str(own)]) == 1
    assert "not the two sides" in capsys.readouterr().err
