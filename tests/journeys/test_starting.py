"""From nothing to a sign-in page: the command itself, on a database of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import connection

from attunement.service.accounts.roles import Role
from children import environment, free_port

QUICK = 5.0
"""Seconds that a second start may take."""


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
        """Seconds of work so far: on a quiet machine these are the seconds that one waits."""
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
        stops(first)
    roles = re.findall(r"^  (\S.*?) +\S+@\S+ +\S+$", "".join(first.said), re.MULTILINE)
    assert roles == [str(role.label) for role in Role], "one sign-in is printed for each role"

    with started(installation, port) as second:
        second.until("Commissioner")
        quick = second.cpu()
        assert opens(port)
        stops(second)
    assert "Loading" not in "".join(second.said)
    assert quick < QUICK, f"a second start took {quick:.1f} seconds"

    command = Path(sys.executable).with_name("attunement")
    audit = subprocess.run(
        [command, "verify-audit"], env=installation, capture_output=True, text=True, check=True
    )
    assert re.search(r"the log holds, [\d,]{5,} events", audit.stdout)
