"""What every answer carries, as a production installation would send it.

The settings are made when a process starts; so production is asked in a process of its own, over
https, on this test's database.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from children import environment
from world import PASSWORD, World

ASK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
static = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = static
browser = Client(headers={"host": "localhost"})
page = browser.get("/sign-in/", secure=True)
signed_in = browser.post("/sign-in/", {"login": %(email)r, "password": %(password)r}, secure=True)
answers = {
    "plain": browser.get("/sign-in/"),
    "page": page,
    "signed in": signed_in,
    "worklist": browser.get("/", secure=True),
    "static": browser.get("/static/mark.svg", secure=True),
    "elsewhere": Client(headers={"host": "evil.example"}).get("/sign-in/", secure=True),
}
print(json.dumps({
    name: {
        "status": answer.status_code,
        "headers": {key.lower(): value for key, value in answer.headers.items()},
        "cookies": {name: dict(morsel) for name, morsel in answer.cookies.items()},
    }
    for name, answer in answers.items()
}))
"""


@pytest.fixture
def production(transactional_db: None, tmp_path: Path) -> dict[str, Any]:
    """The answers of an installation that is not a demonstration."""
    world = World()
    (tmp_path / "static").mkdir()
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            ASK % {"email": world.practitioner.user.email, "password": PASSWORD},
        ],
        env=environment(ATTUNEMENT_DEMONSTRATION="no", ATTUNEMENT_DATA=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr[-2000:]
    answers: dict[str, Any] = json.loads(child.stdout)
    return answers


def test_production(production: dict[str, Any]) -> None:
    """One test, because starting an installation takes seconds."""
    plain, page, worklist = production["plain"], production["page"], production["worklist"]

    assert plain["status"] == 301, "plain http leads to https"
    assert plain["headers"]["location"].startswith("https://")

    assert page["status"] == 200
    hsts = page["headers"]["strict-transport-security"]
    assert hsts == "max-age=31536000; includeSubDomains"
    assert "no-store" in page["headers"]["cache-control"]
    assert page["headers"]["x-frame-options"] == "DENY"
    assert page["headers"]["x-content-type-options"] == "nosniff"
    assert page["headers"]["referrer-policy"] == "same-origin"
    assert page["headers"]["cross-origin-opener-policy"] == "same-origin"

    cookies = production["signed in"]["cookies"] | page["cookies"]
    assert {"attunement_session", "csrftoken"} <= cookies.keys()
    for name, cookie in cookies.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
    assert cookies["attunement_session"]["expires"] == "", "it ends with the browser"

    # The password alone opens nothing: the second factor has to be set up first.
    assert worklist["status"] == 302
    assert worklist["headers"]["location"] == "/second-factor/set-up/"

    assert production["elsewhere"]["status"] == 400, "no other name leads here"


POLICY = {
    "default-src": {"'none'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sign-in/", "/", "/nowhere/", "/families/1/change/"])
def test_every_answer_forbids_what_we_do_not_use(path: str) -> None:
    header = Client().get(path).headers["Content-Security-Policy"]
    policy = {part.split()[0]: set(part.split()[1:]) for part in header.split(";") if part.strip()}
    scripts = policy.pop("script-src")
    assert policy == POLICY
    assert "'self'" in scripts
    assert all(word == "'self'" or word.startswith("'nonce-") for word in scripts)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sign-in/", "/", "/nowhere/"])
def test_no_page_is_kept_by_the_browser(path: str) -> None:
    assert "no-store" in Client().get(path).headers["Cache-Control"]
