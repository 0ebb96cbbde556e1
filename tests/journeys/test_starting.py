"""From nothing to a sign-in page: the command itself, on a database of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import dj_database_url
import pytest
from django.db import connection
from django.db.utils import ConnectionHandler
from schema import schema

from attunement.service.accounts.roles import Role
from children import environment, free_port

QUICK = 1 / 5
"""How much of the first start's work a second may take."""


@pytest.fixture
def installation(tmp_path: Path, transactional_db: None) -> Iterator[dict[str, str]]:
    """The surroundings of a fresh installation with an empty database."""
    env = environment(ATTUNEMENT_DATA=str(tmp_path), ATTUNEMENT_DEMONSTRATION="yes")
    env.pop("ATTUNEMENT_SECRET_KEY")
    if connection.vendor == "sqlite":
        env.pop("ATTUNEMENT_DATABASE_URL")
        yield env
        return
    url = env["ATTUNEMENT_DATABASE_URL"] + "_fresh"
    name = url.rsplit("/", 1)[1]
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield env | {"ATTUNEMENT_DATABASE_URL": url}
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@dataclass
class Start:
    """`attunement run`, and what it has said so far."""

    process: subprocess.Popen[str]
    said: list[str]

    def until(self, words: str) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if re.search(words, line):
                return
        raise AssertionError("it ended without a word of that:\n" + "".join(self.said))

    def cpu(self) -> float:
        """Seconds of work so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def started(env: dict[str, str], port: int) -> Iterator[Start]:
    command = Path(sys.executable).with_name("attunement")
    process = subprocess.Popen(
        [command, "run", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Start(process, [])
    finally:
        process.kill()
        process.communicate()


def stops(start: Start) -> None:
    """Ctrl-C."""
    start.process.send_signal(signal.SIGINT)
    start.process.communicate(timeout=30)
    assert start.process.returncode == 0


def opens(port: int) -> bool:
    with urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=30) as page:
        return page.status == 200 and b"every family here is fictional" in page.read()


def asks_for_a_lock(port: int) -> bool:
    """It answers, and for real work only over https."""
    server = HTTPConnection("127.0.0.1", port, timeout=30)
    server.request("GET", "/sign-in/")
    to = server.getresponse().getheader("Location", "")
    server.close()
    return to.startswith("https://")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a demonstration is the embedded one's")
def test_killed_half_way_then_started_then_started_again(installation: dict[str, str]) -> None:
    port = free_port()
    with started(installation, port) as cut_off:
        cut_off.until(r"Loading the demonstration: +[1-9]\d*%")
        cut_off.process.kill()

    with started(installation, port) as first:
        first.until("Loading the demonstration: 100%")
        first.until(f"Attunement is at http://127.0.0.1:{port}")
        first.until("Commissioner")
        assert opens(port)
        whole = first.cpu()
        stops(first)
    roles = re.findall(r"^  (\S.*?) +\S+@\S+ +\S+$", "".join(first.said), re.MULTILINE)
    assert roles == [str(role.label) for role in Role], "one sign-in is printed for each role"

    with started(installation, port) as second:
        second.until("Commissioner")
        quick = second.cpu()
        assert opens(port)
        stops(second)
    assert "Loading" not in "".join(second.said)
    assert quick < whole * QUICK, f"a second start worked {quick:.1f} s of the first's {whole:.1f}"

    assert re.search(r"the log holds, [\d,]{5,} events", told(installation, "verify-audit"))


def told(env: dict[str, str], *words: str) -> str:
    command = Path(sys.executable).with_name("attunement")
    return subprocess.run(
        [command, *words], env=env, capture_output=True, text=True, check=True
    ).stdout


def schema_of(env: dict[str, str]) -> dict[str, list[str]]:
    url = env.get("ATTUNEMENT_DATABASE_URL")
    file = Path(env["ATTUNEMENT_DATA"], "attunement.sqlite3")
    there = dj_database_url.parse(url or f"sqlite:///{file}")
    opened = ConnectionHandler({"default": dict(there)})["default"]
    try:
        return schema(opened)
    finally:
        opened.close()


@pytest.mark.each_engine
def test_an_empty_database_is_made_ready_once(installation: dict[str, str]) -> None:
    """For real work, with no demonstration: on either engine. Migrations make what the models say:
    every other test stands on tables made from the models."""
    env = installation | {"ATTUNEMENT_DEMONSTRATION": "no"}
    port = free_port()
    with started(env, port) as first:
        first.until(f"Attunement is at http://127.0.0.1:{port}")
        assert asks_for_a_lock(port)
        stops(first)
    assert schema_of(env) == schema(connection)
    assert "The database is up to date." in told(env, "migrate")
    assert "The settings hold and the database is up to date." in told(env, "check")
    with started(env, port) as second:
        second.until("Attunement is at")
        assert asks_for_a_lock(port)
        stops(second)
