"""Opening the service from a terminal, with clear words when that fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from .failure import Failure

SETTINGS = "attunement.service.config.settings"


@contextmanager
def opened() -> Iterator[None]:
    """Set Django up; inside, a database that does not answer is a Failure that says so."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        raise Failure(f"The settings do not hold: {error}") from error
    except PermissionError as error:
        raise Failure(
            f"The data folder cannot be written: {error}. Set ATTUNEMENT_DATA to one that can."
        ) from error
    from django.db.utils import OperationalError

    try:
        yield
    except OperationalError as error:
        raise Failure(
            f"The database did not answer: {error}\n"
            "Check that it runs, and that ATTUNEMENT_DATABASE_URL is right (without that variable, "
            "the database is a file in the data folder)."
        ) from error
