"""What the surroundings say: read once, here, so that nothing else looks at the environment."""

import os
import secrets
from pathlib import Path

DATA = Path(os.environ.get("ATTUNEMENT_DATA", "var")).absolute()
"""The folder for the embedded database and the secret key of an installation without its own."""


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable; raises ValueError on anything else, so that a typo is not a 'no'."""
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value in {"yes", "true", "1", "on"}:
        return True
    if value in {"no", "false", "0", "off", ""}:
        return False
    raise ValueError(f"{name}={value!r}: write yes or no")


def secret_key() -> str:
    """The signing key: from the environment, else made once and kept beside the database (0600)."""
    if given := os.environ.get("ATTUNEMENT_SECRET_KEY"):
        return given
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass  # another worker won the race; read what it wrote
    return path.read_text()


def database_url() -> str:
    """Where the record is: the URL that was given, or the embedded database in the data folder."""
    if given := os.environ.get("ATTUNEMENT_DATABASE_URL"):
        return given
    DATA.mkdir(parents=True, exist_ok=True)  # SQLite makes the file and not the folder
    return f"sqlite:///{DATA / 'attunement.sqlite3'}"
