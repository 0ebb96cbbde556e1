"""Other processes that work on this test's own database: a writer to be killed, a real server."""

import os
import socket
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


def database_url() -> str:
    """The test database, as a child process is told of it. Its rows must be committed: use
    `django_db(transaction=True)`."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    given = urlsplit(os.environ["ATTUNEMENT_DATABASE_URL"])
    return urlunsplit(given._replace(path=f"/{name}"))


def environment(**extra: str) -> dict[str, str]:
    """What a child needs to open the same database as the same installation."""
    return os.environ | {
        "ATTUNEMENT_DATABASE_URL": database_url(),
        "ATTUNEMENT_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "attunement.service.config.settings",
        "PYTHONUNBUFFERED": "1",
        **extra,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
