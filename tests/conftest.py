"""What every test stands on. Worlds are built by actions only: see world.py and builders/."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from attunement.service.accounts.viewer import Viewer
from attunement.service.audit import triggers
from attunement.service.hexagon.models import DECIDED
from attunement.service.living_reviews.models import PUBLISHED
from attunement.service.planning.models import PUBLISHED as PUBLISHED_THEORIES
from attunement.service.sessions.models import WRITTEN
from chromium import browser as browser
from isolation import block_global_randomness, block_network
from kept_world import Kept, keep
from world import World

# Playwright runs an event loop in this thread; the ORM calls beside it are synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# How long an example takes on a busy machine is no law of the code: benchmarks measure speed.
settings.register_profile("attunement", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("explore", deadline=None)
# The same examples each time, so that what passed still passes. Look for others now and then.
settings.load_profile("explore" if os.environ.get("ATTUNEMENT_EXPLORE") else "attunement")

TESTS = Path(__file__).parent
EACH_ENGINE = (
    "security/",  # every address, and what is sealed
    "integration/demonstration/",  # nearly every action, with its constraints
    # What counts, joins or searches in the database instead of reading rows
    "integration/audit/",
    "integration/identity/",
    "integration/outcomes/",
    "integration/planning/",
    "integration/waiting/",
    "integration/way/",
)
APPEND_ONLY = (triggers.EVENTS, DECIDED, PUBLISHED, PUBLISHED_THEORIES, WRITTEN)
NOW = timezone.now
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(scope="session", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        block_network(patch.setattr)
        block_global_randomness(patch.setattr)
        # Drawn from all letters, a token now and then spells a name that no page may show.
        patch.setattr("django.middleware.csrf.CSRF_ALLOWED_CHARS", "bcdfghjkmnpqrstvwxz")
        yield


@pytest.fixture(scope="session", autouse=True)
def _flush_lifts_the_triggers() -> Iterator[None]:
    """Tests that commit are emptied afterwards; what is append-only is unlocked for that."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unlocked(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with connection.cursor() as cursor:
            editor = DirectEditor(cursor.execute)
            for guard in APPEND_ONLY:
                guard.remove(None, editor)
            flush(self, statements)
            for guard in APPEND_ONLY:
                guard.install(None, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unlocked)
        yield


class DirectEditor:
    """As much of a schema editor as the triggers need."""

    def __init__(self, execute: Callable[[str], Any]) -> None:
        self.connection, self.execute = connection, execute


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Limits on attempts and kept pages are in caches: none is left over from another test."""
    for cache in caches.all(initialized_only=False):
        cache.clear()


@pytest.fixture(autouse=True)
def _the_clock_runs() -> None:
    """A clock that one test left standing makes another fail, which one by chance of the order."""
    assert timezone.now is NOW, "the test before this one did not set the clock right again"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tables as the models have them (--no-migrations: 2 seconds instead of 25), and the guards
    that migrations put on them. journeys/test_starting.py holds that migrations make the same.

    PostgreSQL drops no database that a process which was just stopped has not let go of yet.
    """
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for guard in APPEND_ONLY:
            guard.install(None, editor)
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def audit_unlocked(db: None) -> Iterator[None]:
    """The log as the owner of the database could have it: without the triggers that guard it."""
    with connection.cursor() as cursor:
        triggers.remove(None, DirectEditor(cursor.execute))
        yield
        triggers.install(None, DirectEditor(cursor.execute))


@pytest.fixture(scope="session")
def kept_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Kept:
    with django_db_blocker.unblock():
        return keep()


@pytest.fixture
def world(db: None, kept_world: Kept) -> World:
    return kept_world.laid_out()


@pytest.fixture
def client_for() -> Callable[[Viewer], Client]:
    """A signed-in browser, without the pages of signing in."""

    def signed_in(viewer: Viewer) -> Client:
        client = Client()
        client.force_login(viewer.user, backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def django_assert_same_queries(db: None) -> Callable[..., int]:
    """Call as `django_assert_same_queries(page, grow)`: `grow(n)` adds n rows through actions, and
    `page()` must then cost the same number of queries at 2 rows and at 12. Returns that number."""

    def check(page: Callable[[], object], grow: Callable[[int], object]) -> int:
        grow(2)
        page()  # fills what a process fills once
        few = queries_of(page)
        grow(10)
        many = queries_of(page)
        assert len(many) == len(few), (
            f"{len(few)} queries at 2 rows, {len(many)} at 12; at 12 rows:\n" + "\n".join(many)
        )
        return len(few)

    return check


def queries_of(page: Callable[[], object]) -> list[str]:
    """What a first look asks: nothing of the page has been kept."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        page()
    return [query["sql"] for query in captured.captured_queries]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--each-engine",
        action="store_true",
        help="only tests of what an engine can change: for a second run on another engine",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What never touches a database need not be read for the second engine."""
    without = {TESTS / name for name in ("unit", "generative", "reference", "spec", "lint")}
    return True if config.getoption("--each-engine") and collection_path in without else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A journey's server is another process: it only sees what is committed."""
    for item in items:
        if "journeys" in Path(item.path).parts:
            item.add_marker("journey")
            item.add_marker(pytest.mark.django_db(transaction=True))
    if config.getoption("--each-engine"):
        once = [item for item in items if not on_each_engine(item)]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if on_each_engine(item)]


def on_each_engine(item: pytest.Item) -> bool:
    """What an engine can change is asked of both (docs/adr/0014): what EACH_ENGINE names, whatever
    has connections of its own, and what is marked `each_engine`."""
    if item.get_closest_marker("each_engine") is not None:
        return True
    if item.get_closest_marker("journey") or item.get_closest_marker("one_engine"):
        return False
    where = Path(item.path).relative_to(TESTS).as_posix()
    return touches_the_database(item) and (where.startswith(EACH_ENGINE) or commits(item))


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked: list[str] = getattr(item, "fixturenames", [])
    return "transactional_db" in asked or bool(marker and marker.kwargs.get("transaction"))


def touches_the_database(item: pytest.Item) -> bool:
    asked: list[str] = getattr(item, "fixturenames", [])
    database = {"db", "transactional_db", "django_db_setup"}
    return item.get_closest_marker("django_db") is not None or not database.isdisjoint(asked)
