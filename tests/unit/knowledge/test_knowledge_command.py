"""`attunement knowledge check`: quiet when all is well, exact when it is not."""

import shutil
from pathlib import Path

import pytest

from attunement.cli import main
from attunement.knowledge.loader import RECORDS


def test_it_says_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check"]) == 0
    out = capsys.readouterr().out
    assert "72 programmes" in out
    assert "Version" in out


def test_it_names_every_fault_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(RECORDS, tmp_path / "records"))
    (root / "programmes" / "vig.yaml").write_text("id: vig\nname: no\n")
    (root / "sources" / "S1.yaml").write_text("id: S2\n")
    assert main(["knowledge", "check", "--records", str(root)]) == 1
    told = capsys.readouterr().err
    assert "programmes/vig.yaml:2: name:" in told
    assert "sources/S1.yaml:1: id:" in told
    assert "2 to mend." in told


def test_it_checks_the_sources_of_measures_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(RECORDS, tmp_path / "records"))
    path = root / "measures" / "kips.yaml"
    path.write_text(path.read_text().replace("source: S1", "source: S9"))
    assert main(["knowledge", "check", "--records", str(root)]) == 1
    assert "There is no source S9" in capsys.readouterr().err


def test_it_asks_for_a_command() -> None:
    with pytest.raises(SystemExit):
        main([])
