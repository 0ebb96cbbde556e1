"""The product's own settings, with four differences, each for speed or for isolation."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="attunement-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ.setdefault("ATTUNEMENT_DEMONSTRATION", "yes")
os.environ.setdefault("ATTUNEMENT_SECRET_KEY", "only for tests, and of no use elsewhere")
os.environ.setdefault("ATTUNEMENT_DATA", str(FOLDER))

from attunement.service.config.settings import *  # noqa: E402, F403
from attunement.service.config.settings import DATABASES, STORAGES  # noqa: E402

# Argon2 as in the product, but made cheap: a test signs in hundreds of times.
PASSWORD_HASHERS = ["hashing_for_tests.CheapArgon2"]

STATIC_ROOT = FOLDER / "static"
STATIC_ROOT.mkdir()
# Hashed names need a collected folder; only the journeys, which run the real server, have one.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

# A file, not memory: threads and other processes must meet the locks that the product meets.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
