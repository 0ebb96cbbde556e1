"""The real server on this test's database, and people with browsers in front of it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hands import Keyboard, Mouse
from journey import Journey
from playwright.sync_api import Browser, expect
from pytest_django import DjangoDbBlocker

from children import environment, free_port
from world import World

DESK, PHONE, SMALL_PHONE = (1280, 900), (390, 844), (360, 740)
PATIENCE = 60_000
"""Milliseconds. How busy the machine is says nothing of the page; one that hangs still ends."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of gunicorn as `attunement run` starts it, on the test database."""
    data = tmp_path_factory.mktemp("server")
    port = free_port()
    with django_db_blocker.unblock():
        env = environment(ATTUNEMENT_DATA=str(data))
    subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "-v", "0"],
        env=env,
        check=True,
    )
    command = [sys.executable, "-m", "gunicorn", "-c", "python:attunement.commands.serving"]
    log = data / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"], env=env, stdout=out, stderr=out
        )
        try:
            wait_until_it_answers(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    errors = [line for line in log.read_text().splitlines() if "ERROR" in line]
    assert not errors, "\n".join(errors)


def wait_until_it_answers(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


def at_the_door(
    browser: Browser,
    server: str,
    hands: type[Mouse] = Mouse,
    *,
    world: World | None = None,
    screen: tuple[int, int] = DESK,
    script: bool = True,
) -> Iterator[Journey]:
    context = browser.new_context(
        base_url=server,
        viewport={"width": screen[0], "height": screen[1]},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    journey = Journey(
        page=page, world=world or World(), hands=hands(page), script=script, server=server
    )
    try:
        yield journey
        journey.nothing_went_wrong()
    finally:
        context.close()


@pytest.fixture
def journey(transactional_db: None, server: str, browser: Browser) -> Iterator[Journey]:
    yield from at_the_door(browser, server)


@pytest.fixture
def colleague_journey(journey: Journey, server: str, browser: Browser) -> Iterator[Journey]:
    """Somebody else, in the same world at the same time."""
    yield from at_the_door(browser, server, world=journey.world)


@pytest.fixture
def keyboard_journey(transactional_db: None, server: str, browser: Browser) -> Iterator[Journey]:
    """How a button is reached is nothing to the database: the long way round is gone once."""
    hands = Keyboard if connection.vendor == "sqlite" else Mouse
    yield from at_the_door(browser, server, hands)


@pytest.fixture
def plain_journey(transactional_db: None, server: str, browser: Browser) -> Iterator[Journey]:
    yield from at_the_door(browser, server, script=False)


@pytest.fixture
def plain_phone_journey(transactional_db: None, server: str, browser: Browser) -> Iterator[Journey]:
    yield from at_the_door(browser, server, screen=PHONE, script=False)


@pytest.fixture
def parents_phone(journey: Journey, server: str, browser: Browser) -> Iterator[Journey]:
    """A small phone at home, in the same world as somebody of the team at their desk."""
    yield from at_the_door(browser, server, world=journey.world, screen=SMALL_PHONE)
