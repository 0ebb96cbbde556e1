"""The library as one team has it, on the day that was asked for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ...knowledge import Library, RecordError, library, read_library
from ...knowledge.record import Dated
from ...measures import measures
from ..accounts.models import Team

MEASURES = "measures"
"""The kind whose records belong to a package above the library. They stand on every page beside
those of the library, and are held only as they are defined today."""


@dataclass(frozen=True)
class Known:
    """What is known: on `on` when a day was asked for, else `today`. `faults` are what is wrong
    with the team's own records; the shipped ones are then shown alone."""

    library: Library
    today: dt.date
    on: dt.date | None = None
    faults: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date:
        return self.on or self.today

    def kind(self, kind: str) -> Mapping[str, Dated]:
        """The records of any kind, by id. Raises KeyError where there is no such kind."""
        return measures() if kind == MEASURES else self.library.kind(kind)

    def record(self, kind: str, record_id: str) -> Dated | None:
        """The record, None where there is none of that id or it was not known on that day."""
        return self.kind(kind).get(record_id)

    def cited_by(self, kind: str) -> "Known":
        """What records of a kind may cite: of a measure, what is known today."""
        return Known(library(), self.today) if self.on and kind == MEASURES else self


def known_to(team: Team, *, today: dt.date, on: dt.date | None = None) -> Known:
    """The shipped records and the team's own, as known on a day. The team's own lie in the folder
    of its name, in the same layout as the shipped ones; see docs/how-to/add-your-own-records.md."""
    folder = Path(settings.TEAM_RECORDS) / team.slug
    held, faults = _with_own(folder, _stamp(folder)) if folder.is_dir() else (library(), ())
    return Known(held.as_known_on(on) if on else held, today, on, faults)


@lru_cache(maxsize=8)
def _with_own(
    folder: Path, stamp: tuple[tuple[str, int, int], ...]
) -> tuple[Library, tuple[str, ...]]:
    """Read again only when a file has changed: `stamp` is there to be compared."""
    try:
        return read_library(overlay=folder), ()
    except RecordError as error:
        return library(), tuple(str(problem) for problem in error.problems)


def stray_folders() -> tuple[str, ...]:
    """Folders among those of the teams' own records that bear no team's short name: what stands in
    them is read for nobody."""
    root = Path(settings.TEAM_RECORDS)
    if not root.is_dir():
        return ()
    found = {path.name for path in root.iterdir() if path.is_dir()}
    return tuple(sorted(found - set(Team.objects.values_list("slug", flat=True))))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = ((path, path.stat()) for path in sorted(folder.rglob("*.yaml")))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files)
