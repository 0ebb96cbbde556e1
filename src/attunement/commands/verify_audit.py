"""`attunement verify-audit`: does each team's log of reads and writes hold from end to end?"""

import argparse
import sys

from .failure import Failure
from .service import opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "verify-audit",
        help="check the log of who read and wrote what",
        description=(
            "Walks each team's hash chain from its first event and names the first link that does "
            "not hold. Exits with 1 when there is one."
        ),
    )
    parser.add_argument("--team", metavar="SLUG", help="only this team (default: every team)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    with opened():
        from attunement.service.audit.selectors import broken_link, length_of, teams

        chosen = teams(arguments.team)
        if not chosen:
            raise Failure(
                f"There is no team {arguments.team!r}." if arguments.team else "There are no teams."
            )
        broken = False
        for team in chosen:
            fault = broken_link(team)
            if fault is None:
                print(f"{team.name}: the log holds, {length_of(team):,} events.")
            else:
                broken = True
                print(f"{team.name}: BROKEN at event {fault.number}: {fault.why}.", file=sys.stderr)
    return 1 if broken else 0
