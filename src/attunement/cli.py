"""The `attunement` command."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from attunement.knowledge import RecordError, read_library
from attunement.knowledge.loader import RECORDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 with what is wrong on standard error."""
    parser = argparse.ArgumentParser(prog="attunement")
    areas = parser.add_subparsers(required=True, metavar="area")
    knowledge = areas.add_parser("knowledge", help="the evidence records")
    actions = knowledge.add_subparsers(required=True, metavar="action")
    check = actions.add_parser("check", help="check every record")
    check.add_argument("--records", type=Path, default=RECORDS, help="the folder that holds them")
    check.set_defaults(run=_check)
    arguments = parser.parse_args(argv)
    result: int = arguments.run(arguments)
    return result


def _check(arguments: argparse.Namespace) -> int:
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
