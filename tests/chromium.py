"""The Chromium of this machine, one for all tests: Playwright starts only once in a process."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

FIND = Path(__file__).resolve().parent.parent / "scripts" / "find-chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = subprocess.run([FIND], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr)
    with sync_playwright() as playwright:
        # As root, as on a build machine, Chromium's own sandbox cannot be set up.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        made = playwright.chromium.launch(executable_path=found.stdout.strip(), args=arguments)
        yield made
        made.close()
