"""`attunement retention --dry-run`: which records would be due by the schedule. Deletes nothing."""

import argparse
from pathlib import Path

from .failure import Failure
from .service import opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "retention",
        help="say which records would be due by the retention schedule",
        description=(
            "Counts, for each team, the families whose records would be due. Deletes nothing. A "
            "period that nobody has checked is not counted with."
        ),
    )
    parser.add_argument("--dry-run", action="store_true", required=True, help="the only way to run")
    parser.add_argument(
        "--schedule", type=Path, metavar="FILE", help="the team's own schedule, checked (TOML)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    with opened():
        from django.conf import settings
        from django.utils import timezone

        from attunement.service.audit.selectors import teams
        from attunement.service.design.filters import day
        from attunement.service.retention.presenters import NOTHING_DELETED, found_in_words
        from attunement.service.retention.schedule import BUILT_IN, BadSchedule, dry_run, read
        from attunement.service.retention.selectors import ended

        own = settings.RETENTION_SCHEDULE
        try:
            rules = read(arguments.schedule or (Path(own) if own else BUILT_IN))
        except (BadSchedule, OSError) as error:
            raise Failure(f"The schedule cannot be read. {error}") from error
        for team in teams():
            found = dry_run(ended(team), rules, timezone.localdate())
            print(f"{team.name}: {' '.join(found_in_words(found))}")
            for kept, on in found.due:
                print(f"  F{kept.family:05d}, since {day(on)}")
        print(NOTHING_DELETED)
    return 0
