"""What has to be there before the first page. Each step is quick when there is nothing to do."""

import hashlib
import sys
from pathlib import Path

from . import database, demonstration


def everything() -> None:
    from attunement.service.config.environment import DATA

    DATA.mkdir(parents=True, exist_ok=True)
    demonstration.insist_no_mix_up(DATA)
    if database.pending():
        say("Making the database ready ...")
        database.migrate()
    static_files()
    demonstration.fill(DATA)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def static_files() -> None:
    """Collect style and script files under hashed names, unless they have not changed since."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp, wanted = root / ".made-from", _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting style and script files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    """A digest of what would be collected: names, sizes and times of change."""
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            there = Path(storage.path(path)).stat()
            found.update(f"{path}|{there.st_size}|{there.st_mtime_ns}\n".encode())
    return found.hexdigest()
