"""`attunement knowledge check`: are the evidence records sound?"""

import argparse
import sys
from pathlib import Path

from attunement.knowledge import RecordError, read_library
from attunement.knowledge.loader import RECORDS

from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    knowledge = commands.add_parser("knowledge", help="check the evidence records")
    actions = knowledge.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="check every record")
    check.add_argument("--records", type=Path, default=RECORDS, help="the folder that holds them")
    check.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    try:
        known = read_library(arguments.records)
    except RecordError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} to mend.", file=sys.stderr)
        return 1
    counts = (
        f"{len(known.programmes)} programmes, {len(known.claims)} claims, "
        f"{len(known.reviews)} reviews, {len(known.sources)} sources, "
        f"{len(known.stressors)} stressors"
    )
    print(f"All records are sound: {counts}. Version {known.version}.")
    return 0
