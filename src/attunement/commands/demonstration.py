"""Filling an empty database with the demonstration, and never a real one."""

import hashlib
from pathlib import Path

from .failure import Failure


def _mark(data: Path) -> Path:
    """The file that says that the database of this data folder is the demonstration's."""
    from attunement.service.config.environment import database_url

    digest = hashlib.sha256(database_url().encode()).hexdigest()
    return data / f"demonstration-{digest[:12]}"


def insist_no_mix_up(data: Path) -> None:
    """A demonstration asks for no second factor, and says that every family is fictional: neither
    may happen to a real team's record. Raises Failure when the database is of the other kind."""
    from django.conf import settings

    if _mark(data).exists() and not settings.DEMONSTRATION:
        raise Failure(
            "This database holds the demonstration. For real work set ATTUNEMENT_DATA to another "
            "folder (or ATTUNEMENT_DATABASE_URL to another database)."
        )
    if settings.DEMONSTRATION and not _mark(data).exists() and _has_teams():
        raise Failure(
            "This database holds teams that are not the demonstration's. To serve them, set "
            "ATTUNEMENT_DEMONSTRATION=no; for the demonstration, set ATTUNEMENT_DATA to another "
            "folder (or ATTUNEMENT_DATABASE_URL to another database)."
        )


def _has_teams() -> bool:
    from django.db import connection

    from attunement.service.accounts.models import Team

    if Team._meta.db_table not in connection.introspection.table_names():
        return False
    return Team.objects.exists()


def fill(data: Path) -> None:
    """Load the demonstration into an empty database, with a bar that moves."""
    from django.conf import settings

    if not settings.DEMONSTRATION or _has_teams():
        return
    from tqdm import tqdm

    from attunement.service.demonstration.load import load

    # Before the first row: a load that is cut off must not leave what looks like a real team.
    _mark(data).touch()
    with tqdm(desc="Loading the demonstration", unit=" families", leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        load(progress=progress)
