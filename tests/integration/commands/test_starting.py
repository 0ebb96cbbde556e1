"""Between `make run` and the first page: what is made, what is not made twice, what is refused."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from attunement.cli import main
from attunement.commands import demonstration, getting_ready
from attunement.commands.address import insist_free
from attunement.commands.failure import Failure
from attunement.service.accounts.models import Team
from attunement.service.audit.selectors import broken_link
from world import World


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


# The address


def test_a_port_in_use_is_named_with_what_to_do(
    taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--port", str(taken)]) == 1
    said = capsys.readouterr().err
    assert f"Port {taken} is in use" in said
    assert f"attunement run --port {taken + 1}" in said


def test_a_free_port_is_left_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    insist_free("127.0.0.1", port)
    insist_free("127.0.0.1", port)


@pytest.mark.parametrize("host", ["not an address", "nowhere.invalid"])
def test_an_address_that_is_none(host: str) -> None:
    with pytest.raises(Failure, match="is not an address of this machine"):
        insist_free(host, 8000)


def test_an_address_of_another_machine() -> None:
    with pytest.raises(Failure, match=r"Cannot listen on 192\.0\.2\.1 port 8000"):
        insist_free("192.0.2.1", 8000)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", f"--port={port}"])
    assert "is not a port: give a number from 1 to 65535" in capsys.readouterr().err


# The database


# That an up-to-date one needs nothing: journeys/test_starting.py, where migrations are run.
@pytest.mark.django_db
def test_an_older_database_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [1, 2, 3])
    assert main(["check"]) == 1
    assert "The database needs 3 migrations: run `attunement migrate`." in capsys.readouterr().err


# Style and script files


def test_static_files_are_collected_once(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    getting_ready.static_files()
    assert "Collecting" in capsys.readouterr().err
    assert (tmp_path / "static" / "mark.svg").exists()
    getting_ready.static_files()
    assert capsys.readouterr().err == ""
    (tmp_path / "static" / ".made-from").write_text("older files")
    getting_ready.static_files()
    assert "Collecting" in capsys.readouterr().err


# The demonstration


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A demonstration of one team, in place of the two hundred families."""
    loads: list[str] = []

    def load(*, progress: object) -> None:
        loads.append("loaded")
        assert callable(progress)
        progress(1, 2)
        World()
        progress(2, 2)

    monkeypatch.setattr("attunement.service.demonstration.load.load", load)
    return loads


@pytest.mark.django_db
def test_an_empty_database_is_filled_once(tmp_path: Path, short: list[str]) -> None:
    for _ in range(2):
        demonstration.insist_no_mix_up(tmp_path)
        demonstration.fill(tmp_path)
    assert short == ["loaded"]
    assert broken_link(Team.objects.get(slug="riverside")) is None


@pytest.mark.django_db
def test_a_load_that_was_cut_off_begins_again(
    tmp_path: Path, short: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*, progress: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("attunement.service.demonstration.load.load", cut_off)
        with pytest.raises(KeyboardInterrupt):
            demonstration.fill(tmp_path)
    demonstration.insist_no_mix_up(tmp_path)
    demonstration.fill(tmp_path)
    assert short == ["loaded"]


@pytest.mark.django_db
def test_real_work_is_not_given_a_demonstration(
    tmp_path: Path, short: list[str], settings: Settings
) -> None:
    settings.DEMONSTRATION = False
    demonstration.fill(tmp_path)
    assert short == []


@pytest.mark.django_db
def test_a_real_teams_record_is_never_served_as_a_demonstration(
    tmp_path: Path, world: World
) -> None:
    """It would ask for no second factor, and say that the families are fictional."""
    with pytest.raises(Failure, match="teams that are not the demonstration's"):
        demonstration.insist_no_mix_up(tmp_path)


@pytest.mark.django_db
def test_the_demonstration_is_never_served_as_a_real_record(
    tmp_path: Path, short: list[str], settings: Settings
) -> None:
    demonstration.fill(tmp_path)
    settings.DEMONSTRATION = False
    with pytest.raises(Failure, match="This database holds the demonstration"):
        demonstration.insist_no_mix_up(tmp_path)


# Failing in words


def test_stopping_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(host: str, port: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attunement.commands.run.insist_free", stop)
    assert main(["run"]) == 130
    assert "Stopped. Nothing is half done" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    for command in ("run", "migrate", "check", "add-team", "add-user", "verify-audit", "knowledge"):
        assert command in said
